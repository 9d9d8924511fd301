"""Three texts made one, sentence by sentence (三方合并): what both have changed since `base`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from assistant.comparison.line_map import in_order
from assistant.comparison.sentences import align_sentences
from assistant.comparison.units import tiles

Choice = Literal["mine", "new", "both"]
MARKS = ("<<<<<<< 手工修改", "=======", ">>>>>>> 新稿")


def marker_lines(text: str) -> tuple[int, ...]:
    """The numbers (from 1) of the lines that are conflict markers."""
    lines = text.split("\n")
    return tuple(n for n, line in enumerate(lines, start=1) if _is_marker(line))


def has_markers(text: str) -> bool:
    """Whether a conflict stands in the text that nobody has settled."""
    return any(_is_marker(line) and not line.startswith("=") for line in text.split("\n"))


def merge_sentences(base: str, ours: str, theirs: str, choices: Mapping[int, Choice] | None = None) -> Merged:
    """Both sides' changes of the base, sentence by sentence. What both changed alike is no conflict; no sentence of either
    is lost. `choices` settle conflicts by their number: those without one stand between markers."""
    if theirs in (ours, base):
        return Merged(ours)
    if base == ours:
        return Merged(theirs)
    parts: list[str] = []
    conflicts: list[MergeConflict] = []
    for old, mine, other in _chunks(_tokens(base), _tokens(ours), _tokens(theirs)):
        if other in (mine, old):
            parts.append(mine)
        elif old == mine:
            parts.append(other)
        elif not (old + mine + other).strip():
            parts.append(max(mine, other, key=len))
        else:
            choice = (choices or {}).get(len(conflicts))
            conflicts.append(MergeConflict(old, mine, other))
            settled = {"mine": mine, "new": other, "both": mine + other}
            parts.append(settled[choice] if choice else _marked("".join(parts), mine, other))
    return Merged("".join(parts), tuple(conflicts))


def _marked(above: str, ours: str, theirs: str) -> str:
    start = "" if not above or above.endswith("\n") else "\n"
    own, other = (f"{side.rstrip(chr(10))}\n" if side.strip() else "" for side in (ours, theirs))
    return f"{start}{MARKS[0]}\n{own}{MARKS[1]}\n{other}{MARKS[2]}\n"


def _tokens(text: str) -> list[str]:
    """Sentences, and the line ends behind them, by turns; joined they are the text."""
    found: list[str] = []
    for tile in tiles(text):
        words = tile.rstrip()
        found += [words, tile[len(words) :]]
    return found


def _chunks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The three texts cut at the sentences that stand in all of them, be they changed."""
    mine, other = _places(base, ours), _places(base, theirs)
    last = (0, 0, 0)
    for place in (n for n in range(len(base)) if n in mine and n in other):
        here = (place, mine[place], other[place])
        yield _cut(base, ours, theirs, last, here)
        last = (place + 1, here[1] + 1, here[2] + 1)
        yield _cut(base, ours, theirs, here, last)
    yield _cut(base, ours, theirs, last, (len(base), len(ours), len(theirs)))


def _cut(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> tuple[str, str, str]:
    one, two, three = ("".join(t[a:b]) for t, a, b in zip((base, ours, theirs), start, end, strict=True))
    return one, two, three


def _places(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """For the sentences of the base that stand in the other text, in order: where. The same ones first, of two alike those
    that keep their order; then, between those, the likest."""
    blocks = SequenceMatcher(None, base[::2], other[::2], autojunk=False).get_matching_blocks()
    found = {a + n: b + n for a, b, size in blocks for n in range(size) if base[(a + n) * 2].strip()}
    edges = [(-1, -1), *sorted(found.items()), (len(base) // 2, len(other) // 2)]
    for (a, b), (c, d) in pairwise(edges):
        pairs = align_sentences(base[a * 2 + 2 : c * 2 : 2], other[b * 2 + 2 : d * 2 : 2])
        likest = {p.old + a + 1: p.new + b + 1 for p in pairs if p.old is not None and p.new is not None}
        found.update(in_order(likest, [len(words) for words in base[::2]]))
    return {a * 2: b * 2 for a, b in found.items()}


def _is_marker(line: str) -> bool:
    return line.rstrip() in MARKS or line.startswith(("<<<<<<< ", ">>>>>>> "))


@dataclass(frozen=True)
class MergeConflict:
    """What both sides changed in different ways."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """The text that both sides' changes make; a conflict stands in it between markers, each on a line of its own: ours
    (`MARKS[0]`) above, theirs below."""

    text: str
    conflicts: tuple[MergeConflict, ...] = ()
