"""Which sections are out of date (过时): their facts, the wording of the prompts, the front matter or an exemplar they were
drafted with have changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting.few_shots import shot_mark
from assistant.drafting.plan import SectionTask
from assistant.drafting.wording import PromptTexts
from assistant.report.facts import normalised
from assistant.report.section_identity import likeness_of
from assistant.store.records import SectionVersion
from assistant.workflow.library import Library
from assistant.workflow.reading import Desk
from assistant.workflow.records import NO_PROMPT, facts_mark, wording_mark

_ALIKE = 0.5


@dataclass(frozen=True)
class Stale:
    """What has changed under a section: facts `added`, `gone`, `changed` (old, new); `causes` beside them, in Chinese."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    causes: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """One line each, in Chinese."""
        return (
            *(f"要点改了：{old} → {new}" for old, new in self.changed),
            *(f"新增要点：{fact}" for fact in self.added),
            *(f"去掉了要点：{fact}" for fact in self.gone),
            *self.causes,
        )


StaleOf = Callable[[SectionTask, SectionVersion], Stale | None]
"""What a section's last generated version rests on that is no longer so."""


def stale_of(desk: Desk, texts: PromptTexts, shelf: Library) -> StaleOf:
    """How staleness is asked for on this desk."""
    return lambda task, version: stale(task, version, desk, texts, shelf)


def stale(task: SectionTask, version: SectionVersion, desk: Desk, texts: PromptTexts, shelf: Library) -> Stale | None:
    """What a section rests on that is no longer so; None where nothing has changed. Facts are known by their content, so
    that another order makes nothing stale."""
    found = _facts(task, version)
    causes = () if found.reasons else (*_wording(task, version, desk, texts), *_exemplars(version, shelf))
    whole = Stale(found.added, found.gone, found.changed, (*found.causes, *causes))
    return whole if whole.reasons else None


def _facts(task: SectionTask, version: SectionVersion) -> Stale:
    if not version.facts_hash or version.facts_hash == facts_mark(task):
        return Stale()
    if not version.facts:  # a version from before facts were kept
        return Stale(causes=("要点变了",))
    then, now = Counter(map(normalised, version.facts)), Counter(map(normalised, task.texts))
    gone = [fact for fact in version.facts if normalised(fact) not in now]
    added = [fact for fact in task.texts if normalised(fact) not in then]
    changed = _pairs(gone, added)
    return Stale(
        tuple(fact for fact in added if fact not in changed.values()),
        tuple(fact for fact in gone if fact not in changed),
        tuple(changed.items()),
        () if gone or added else ("要点变了",),
    )


def _pairs(gone: Sequence[str], added: Sequence[str]) -> Mapping[str, str]:
    """Each fact that went with the one that came in its place."""
    ranked = sorted(((likeness_of(a, b), a, b) for a in gone for b in added), reverse=True)
    pairs: dict[str, str] = {}
    for likeness, old, new in ranked:
        if likeness >= _ALIKE and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def _wording(task: SectionTask, version: SectionVersion, desk: Desk, texts: PromptTexts) -> tuple[str, ...]:
    if not version.wording:
        return ()
    before, now = version.wording.split(), wording_mark(task, desk, texts).split()
    names = ("提示词或模板变了", "文件头变了（乡镇、时段、文种或自称）")
    told = zip(names, before, now, strict=False)
    return tuple(name for name, then, this in told if then not in (this, NO_PROMPT))


def _exemplars(version: SectionVersion, shelf: Library) -> tuple[str, ...]:
    if not version.shots:
        return ()
    standing = {shot_mark(exemplar.name, section) for exemplar in shelf.exemplars for section in exemplar.sections}
    changed = dict.fromkeys(shot.rpartition(":")[0] for shot in version.shots if shot not in standing)
    return tuple(f"范文 {name} 变了" for name in changed)
