"""Changes of form (改动) in a text: which characters give way to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.report.imported import Passage

_ALIKE = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)} | dict.fromkeys("“”", '"') | {"。": "."}
)
_STRETCH = 64
_REACH = ((2, 4), (4, 2000), (2, 40), (1, 20))
_LONGEST_ORDINAL = 8


@dataclass(frozen=True)
class Edit:
    """The document's text[start:end] becomes `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; none may overlap another."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def edits_between(passage: Passage, new: str) -> list[Edit]:
    """What turns the passage into the new text, character by character, in places of the document."""
    old = passage.text
    if old == new:
        return []
    return [edit for a, b, words in changes(old, new) for edit in replaced(passage, a, b, words)]


def changes(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, text): old[start:end] gives way to the text. In time that grows with the length alone: a change of
    form is a character for its like, some left out, or a few put in, so the rest is found again right behind it."""
    one, other = old.translate(_ALIKE), new.translate(_ALIKE)
    here, there = 0, 0
    while here < len(old) and there < len(new):
        same = _same_length(one, other, here, there)
        if old[here : here + same] != new[there : there + same]:
            pairs = zip(old[here : here + same], new[there : there + same], strict=True)
            yield from ((n, n + 1, right) for n, (left, right) in enumerate(pairs, here) if left != right)
        here, there = here + same, there + same
        if same or len(old) == len(new):
            left_out = put_in = int(not same)
        else:
            left_out, put_in = _step(one, other, here, there)
        if left_out or put_in:
            yield here, here + left_out, new[there : there + put_in]
            here, there = here + left_out, there + put_in
    if here < len(old) or there < len(new):
        yield here, len(old), new[there:]


def _same_length(one: str, other: str, here: int, there: int) -> int:
    """How far the two agree from these places on, up to a stretch."""
    longest = min(_STRETCH, len(one) - here, len(other) - there)
    if one[here : here + longest] == other[there : there + longest]:
        return longest
    return next(n for n in range(longest) if one[here + n] != other[there + n])


def _step(one: str, other: str, here: int, there: int) -> tuple[int, int]:
    """How many characters were left out, how many put in. The more characters agree behind a step, the farther it may be;
    where nothing agrees one stands for another."""
    for sure, farthest in _REACH:
        if one[here + 1 : here + 1 + sure] == other[there + 1 : there + 1 + sure] != "":
            break
        left_out = one.find(other[there : there + sure], here, here + farthest) - here
        if left_out > 0:
            return left_out, 0
        put_in = other.find(one[here : here + sure], there, there + _LONGEST_ORDINAL) - there
        if put_in > 0:
            return 0, put_in
    return 1, 1


def replaced(passage: Passage, start: int, end: int, new: str) -> list[Edit]:
    """passage.text[start:end] becomes the new text. What stands between its characters in the document, a line end or a
    comment, stays there; what is put in stands right behind the character before it."""
    if start == end:
        place = passage.position(start - 1) + 1 if start else passage.position(0)
        return [Edit(place, place, new)]
    places = [passage.position(offset) for offset in range(start, end)]
    breaks = [n for n in range(1, len(places)) if places[n] != places[n - 1] + 1]
    edits = []
    for first, behind in pairwise([0, *breaks, len(places)]):
        edits.append(Edit(places[first], places[behind - 1] + 1, new))
        new = ""
    return edits


def without_overlaps(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits in order; one that reaches into an earlier one is left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
