"""Which pairs (facts → section) of the exemplars (范文) go into a prompt, within a budget of tokens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.drafting.plan import SectionTask
from assistant.language.similarity import bigrams
from assistant.report.exemplar import Exemplar, ExemplarSection

Size = Callable[[ExemplarSection], int]
"""Tokens that a pair takes in the prompt."""
_OWN_SUBJECT = 2
_TWICE = 2
_OWN_SHAPE = 1.5
_SERIES_KEYS = {"problems", "plans"}


@dataclass(frozen=True)
class ChosenShot:
    """A pair with the exemplar it comes from; `keys` are the section's."""

    exemplar: str
    section: ExemplarSection


def shots_for_report(
    exemplars: Sequence[Exemplar],
    tasks: Sequence[SectionTask],
    *,
    template: str,
    outline: str,
    number: int,
    budget: int,
    size: Size,
    variant: int = 0,
) -> tuple[ChosenShot, ...]:
    """The same pairs for all sections of a report: of the exemplar nearest in shape and template, plain sections as rich
    in facts as this report's, rather on a subject that it does not have: a small model copies from a shot on its own. Of equal exemplars the office's
    own comes first. Each further `variant` takes the next ones, where there are any."""
    ranked = sorted(exemplars, key=lambda e: (-_nearness(e, template, outline), not e.own, e.name))
    drafted = {key for task in tasks for key in task.keys}
    wanted = _median([len(t.facts) for t in tasks] or [4])
    candidates: list[tuple[tuple[float, ...], ChosenShot]] = []
    for rank, exemplar in enumerate(ranked):
        for order, section in enumerate(exemplar.sections):
            if section.facts and len(section.keys) == 1 and section.keys[0] not in _SERIES_KEYS:
                plain = 0.0 if "一是" not in section.text and len(section.paragraphs) == 1 else 1.0
                distance = abs(len(section.facts) - max(wanted, 4))
                same = _OWN_SUBJECT * (section.keys[0] in drafted)
                candidates.append(
                    ((rank, _padded(section), plain, distance + same, order), ChosenShot(exemplar.name, section))
                )
    candidates.sort(key=lambda c: c[0])
    return _within_budget(_variant([shot for _, shot in candidates], number, variant), number, budget, size)


def shots_for_section(
    exemplars: Sequence[Exemplar],
    task: SectionTask,
    *,
    template: str,
    number: int,
    budget: int,
    size: Size,
    outline: str = "",
    variant: int = 0,
) -> tuple[ChosenShot, ...]:
    """Pairs for one section: the same keys first, then the exemplar whose shape the report has, then likeness of the facts;
    one from each exemplar before a second; of equal ones the office's own before the shipped. Each further `variant` takes the next ones."""
    own = bigrams("。".join(task.texts))
    candidates = []
    for exemplar in exemplars:
        for section in exemplar.sections:
            if not section.facts:
                continue
            shared = len(own & bigrams("。".join(section.facts))) / (len(own) or 1)
            same_key = len(set(task.keys) & set(section.keys)) / len(set(task.keys) | set(section.keys))
            series = (task.form == "paragraph") == ("一是" not in section.text)
            score = (
                3 * same_key + shared + 0.3 * series + 0.3 * (exemplar.front.template == template) - _padded(section)
            )
            score += _OWN_SHAPE * (exemplar.name == outline)
            candidates.append(((-score, not exemplar.own, exemplar.name), ChosenShot(exemplar.name, section)))
    candidates.sort(key=lambda c: c[0])
    firsts: dict[str, ChosenShot] = {}
    others: list[ChosenShot] = []
    for _, shot in candidates:
        if firsts.setdefault(shot.exemplar, shot) is not shot:
            others.append(shot)
    return _within_budget(_variant([*firsts.values(), *others], number, variant), number, budget, size)


def shot_mark(exemplar: str, section: ExemplarSection) -> str:
    """A shot as the history remembers it: the exemplar's name and the hash of what it showed."""
    shown = "\n".join((*section.facts, "", *section.paragraphs))
    return f"{exemplar}:{hashlib.sha256(shown.encode()).hexdigest()[:12]}"


def _variant(shots: list[ChosenShot], number: int, variant: int) -> list[ChosenShot]:
    """The candidates from another one on; those passed over come last."""
    skipped = number * variant
    return shots if skipped >= len(shots) else [*shots[skipped:], *shots[:skipped]]


def _within_budget(shots: Iterable[ChosenShot], number: int, budget: int, size: Size) -> tuple[ChosenShot, ...]:
    """Up to `number` shots that fit the budget together; one that does not fit makes way for a shorter one."""
    chosen: list[ChosenShot] = []
    left = budget
    for shot in shots:
        if len(chosen) == number:
            break
        needed = size(shot.section)
        if needed <= left:
            chosen.append(shot)
            left -= needed
    return tuple(chosen)


def _nearness(exemplar: Exemplar, template: str, outline: str) -> float:
    score = 4.0 * (exemplar.name == outline) + 2.0 * (exemplar.front.template == template)
    score += 1.0 * (exemplar.front.outline == outline)
    return score + min(sum(len(s.keys) == 1 for s in exemplar.sections), 10) / 10


def _padded(section: ExemplarSection) -> float:
    """1 for a text twice as long as its facts: it would teach to pad. Reports that an office adds may be so."""
    return float(len(section.text) > _TWICE * sum(len(fact) for fact in section.facts))


def _median(numbers: list[int]) -> int:
    return sorted(numbers)[len(numbers) // 2]
