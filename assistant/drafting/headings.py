"""Headings that the model proposes (--headings model): taken only whole, well formed, and naming nothing new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.plan import SectionTask
from assistant.drafting.reply import _without_thinking
from assistant.language.quantities import quantities
from assistant.language.similarity import bigrams
from assistant.style.numbering import without_ordinal

_SHAPE = re.compile(r"[\u4e00-\u9fff]{4,9}，[\u4e00-\u9fff]{4,9}")
_NAMES = re.compile(r"《[^》]*》|“[^”]*”|[\u4e00-\u9fff]{1,4}[县乡村](?![振级民务风规])")


def accepted_headings(reply: str, tasks: Sequence[SectionTask]) -> tuple[str, ...] | None:
    """One heading a task, or None where the proposal is not well formed: another number of lines, not parallel in
    length, with figures, the same twice, or with a name that the section's facts lack."""
    lines = [
        without_ordinal(line.strip().strip("*#-•· ")).rstrip("。；") for line in _without_thinking(reply).split("\n")
    ]
    headings = tuple(line.replace(",", "，") for line in lines if line)
    if len(headings) != len(tasks) or len(set(headings)) != len(headings):
        return None
    if len({tuple(len(half) for half in h.split("，")) for h in headings}) > 1:
        return None
    good = all(_well_formed(h, task) for h, task in zip(headings, tasks, strict=True))
    return headings if good else None


def _well_formed(heading: str, task: SectionTask) -> bool:
    if not _SHAPE.fullmatch(heading) or quantities(heading):
        return False
    facts = "。".join((task.title, task.heading, *task.texts))
    if any(name not in facts for name in _NAMES.findall(heading)):
        return False
    return bool(bigrams(heading) & bigrams(facts))
