"""What changed between two texts, word by word (逐词比较); a number with its 余, 万 and unit is one word.

Lossless: the olds joined are the old text, the news the new one. Time grows with the length, for texts without anything in
common too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assistant.comparison.anchors import anchors
from assistant.language.quantities import quantities

ChangeKind = Literal["same", "deleted", "inserted", "replaced"]
_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.%·+/:—-]*|.", re.DOTALL)
_SMALL = 250_000
_ISLAND = 2
_MARKS = "，。；：、！？（）“”《》,.;:!?() \n"


@dataclass(frozen=True)
class WordChange:
    """A run of words of the two texts. `old` is empty for "inserted", `new` for "deleted"; both are the same for "same".
    `number`: a figure or date was changed, came or went."""

    kind: ChangeKind
    old: str
    new: str
    number: bool = False


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """What turns the old text into the new one, in reading order; two changes never follow each other."""
    one, other = _tokens(old), _tokens(new)
    runs = _joined(_runs(one, other, 0, 0))
    return tuple(_change(run) for run in _without_islands(runs))


@dataclass(frozen=True)
class _Token:
    text: str
    number: bool


@dataclass(frozen=True)
class _Run:
    same: bool
    old: tuple[_Token, ...]
    new: tuple[_Token, ...]

    @property
    def figures(self) -> bool:
        """A figure for a figure and nothing else."""
        return not self.same and all(len(side) == 1 and side[0].number for side in (self.old, self.new))

    @property
    def weight(self) -> int:
        return max(_weight(self.old), _weight(self.new))


def _tokens(text: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    position = 0
    for quantity in quantities(text):
        found += _plain(text[position : quantity.start])
        found.append(_Token(quantity.text, number=True))
        position = quantity.end
    return (*found, *_plain(text[position:]))


def _plain(text: str) -> Iterator[_Token]:
    return (_Token(m[0], number=m[0][0].isdigit()) for m in _TOKEN.finditer(text))


def _runs(old: Sequence[_Token], new: Sequence[_Token], start: int, depth: int) -> Iterator[_Run]:
    """Alternating runs; what stands alike at both ends is taken first, then what stands once in both."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    if head:
        yield _Run(True, tuple(old[:head]), tuple(new[:head]))
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail], start, depth)
    if tail:
        yield _Run(True, tuple(old[len(old) - tail :]), tuple(new[len(new) - tail :]))


def _middle(old: Sequence[_Token], new: Sequence[_Token], start: int, depth: int) -> Iterator[_Run]:
    if not old or not new:
        if old or new:
            yield _Run(False, tuple(old), tuple(new))
        return
    if len(old) * len(new) <= _SMALL:
        yield from _closely(old, new)
        return
    found = anchors([t.text for t in old], [t.text for t in new])
    if not found:
        yield _Run(False, tuple(old), tuple(new))
        return
    here, there = 0, 0
    for a, b, length in (*found, (len(old), len(new), 0)):
        yield from _runs(old[here:a], new[there:b], start, depth + 1)
        if length:
            yield _Run(True, tuple(old[a : a + length]), tuple(new[b : b + length]))
        here, there = a + length, b + length


def _closely(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[_Run]:
    matcher = SequenceMatcher(None, [t.text for t in old], [t.text for t in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield _Run(tag == "equal", tuple(old[a:b]), tuple(new[c:d]))


def _alike(old: Sequence[_Token], new: Sequence[_Token]) -> int:
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a.text != b.text), min(len(old), len(new)))


def _joined(runs: Iterator[_Run]) -> list[_Run]:
    """Neighbours of one sort made one."""
    found: list[_Run] = []
    for run in runs:
        if found and found[-1].same == run.same:
            found[-1] = _Run(run.same, found[-1].old + run.old, found[-1].new + run.new)
        else:
            found.append(run)
    return found


def _without_islands(runs: list[_Run]) -> list[_Run]:
    """A word or two that happen to stand in both texts inside a rewrite are part of it."""
    found: list[_Run] = []
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else None
        if run.same and found and after is not None and _is_island(found[-1], run, after):
            run = _Run(False, run.old, run.new)  # noqa: PLW2901
        if found and found[-1].same == run.same:
            found[-1] = _Run(run.same, found[-1].old + run.old, found[-1].new + run.new)
        else:
            found.append(run)
    return found


def _is_island(before: _Run, island: _Run, after: _Run) -> bool:
    if before.figures or after.figures or any(token.number for token in island.old):
        return False
    weight = island.weight
    return weight <= _ISLAND and weight <= before.weight and weight <= after.weight


def _weight(tokens: Sequence[_Token]) -> int:
    return sum(len(token.text) for token in tokens if token.text not in _MARKS)


def _change(run: _Run) -> WordChange:
    old, new = ("".join(t.text for t in side) for side in (run.old, run.new))
    if run.same:
        return WordChange("same", old, new)
    kind: ChangeKind = "replaced" if old and new else "deleted" if old else "inserted"
    figures = [[t.text for t in side if t.number] for side in (run.old, run.new)]
    return WordChange(kind, old, new, figures[0] != figures[1])
