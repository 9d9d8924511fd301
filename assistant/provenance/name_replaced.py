"""Names found by their place alone (换了名称): where a fact has a name between some words, the text has another between
the same ones. So 由周晓岚牵头 made 由李明远牵头 is seen, whatever the name looks like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from assistant.language.named import Named, names_in
from assistant.language.names import after_left_words, is_common_stem, names_many_places, place_names, place_stem
from assistant.language.person_names import looks_like_a_name, surnames
from assistant.provenance.ledger import Source
from assistant.provenance.name_sources import PLACES, joined

_MARK = re.compile(r"[^\u4e00-\u9fff]")
_EDGE = "，"
_LONGEST_SIDE = 6
_ENOUGH, _PLENTY = 4, 6
_SIDE = 2


@dataclass(frozen=True)
class Replaced:
    """A name that stands where a fact has `right`; `source` is that fact's id."""

    name: Named
    right: str
    source: str


@dataclass(frozen=True)
class _Frame:
    """A fact's name with the words before and behind it, every mark an edge. `seen`: its kind was told by its own means."""

    name: Named
    before: str
    after: str
    source: str
    seen: bool


@dataclass(frozen=True)
class Frames:
    """The frames of a report's facts: by the two characters before the name, else by the two behind it."""

    by_before: Mapping[str, Sequence[_Frame]]
    by_after: Mapping[str, Sequence[_Frame]]


def replaced_names(text: str, frames: Frames) -> tuple[Replaced, ...]:
    """Persons and places of the text, in the order of the facts."""
    plain = _plain(text)
    behind = (
        _standing(plain, at + _SIDE, at + _SIDE + length, frame)
        for key, some in frames.by_before.items()
        for at in _places_of(key, plain)
        for frame in some
        for length in _lengths(frame.name)
    )
    ahead = (
        _standing(plain, at - length, at, frame)
        for key, some in frames.by_after.items()
        for at in _places_of(key, plain)
        for frame in some
        for length in _lengths(frame.name)
    )
    return tuple(r for r in (*behind, *ahead) if r is not None)


def _places_of(key: str, plain: str) -> Iterator[int]:
    at = plain.find(key)
    while at >= 0:
        yield at
        at = plain.find(key, at + 1)


def _standing(plain: str, at: int, end: int, frame: _Frame) -> Replaced | None:
    """What the text has where the frame's name could stand, if it is another name."""
    if at < 1 or plain[at - 1] != frame.before[-1] or plain[end : end + 1] != frame.after[0]:
        return None
    words = plain[at:end]
    if _EDGE in words or plain.startswith(frame.name.text, at):
        return None
    before = _shared(plain[max(0, at - _LONGEST_SIDE) : at][::-1], frame.before[::-1])
    shared = before + _shared(plain[end : end + _LONGEST_SIDE], frame.after)
    if shared >= _ENOUGH and _is_another(words, frame, shared):
        return Replaced(Named(at - 1, end - 1, words, frame.name.kind), frame.name.text, frame.source)
    return None


def _is_another(words: str, frame: _Frame, shared: int) -> bool:
    if frame.name.kind == "person":
        return looks_like_a_name(words, sure=not frame.seen and shared < _PLENTY)
    stem, last = place_stem(words), frame.name.text[len(place_stem(frame.name.text)) :]
    if not last or not words.endswith(last) or len(stem) < _SIDE or after_left_words(stem):
        return False
    if any(place.text != words for place in place_names(words)):  # 到柳湾村: the name is shorter
        return False
    if re.search("[各全本该每此一两几多个名]", stem):
        return False
    return not is_common_stem(stem) or (shared >= _PLENTY and names_many_places(stem))


def _lengths(name: Named) -> range:
    return range(2, 5) if name.kind == "person" else range(3, 9)


def frames_of(facts: Sequence[Source]) -> Frames:
    """Every name of the facts with its words; one that stands between two marks has none."""
    whole = joined(fact.text for fact in facts)
    plain = _plain(whole)
    starts = list(accumulate((len(fact.text) + 1 for fact in facts), initial=0))
    by_before: dict[str, list[_Frame]] = {}
    by_after: dict[str, list[_Frame]] = {}
    for name, seen in _names_of(whole):
        at, end = name.start + 1, name.end + 1
        before, after = plain[max(0, at - _LONGEST_SIDE) : at], plain[end : end + _LONGEST_SIDE]
        frame = _Frame(name, before, after, facts[bisect_right(starts, name.start) - 1].id, seen)
        if before[-1] != _EDGE:
            by_before.setdefault(before[-_SIDE:], []).append(frame)
        elif _EDGE not in after[:_SIDE]:
            by_after.setdefault(after[:_SIDE], []).append(frame)
    return Frames(by_before, by_after)


def _names_of(text: str) -> Iterator[tuple[Named, bool]]:
    """The persons and places of the facts, then what looks like a person's name and stands in no other name."""
    named = names_in(text)
    yield from ((name, True) for name in named if name.kind == "person" or name.kind in PLACES)
    taken = {i for name in named for i in range(name.start, name.end)}
    for match in _surnames().finditer(text):
        for length in (2, 3):
            at, words = match.start(), text[match.start() : match.start() + length]
            if (
                len(words) == length
                and taken.isdisjoint(range(at, at + length))
                and looks_like_a_name(words, sure=True)
            ):
                yield Named(at, at + length, words, "person"), False


def _plain(text: str) -> str:
    """Every mark, figure and blank an edge, with one at each end."""
    return f"{_EDGE}{_MARK.sub(_EDGE, text)}{_EDGE}"


def _shared(a: str, b: str) -> int:
    """How many characters both begin with; an edge counts as one and ends it."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            return count
        count += 1
        if x == _EDGE:
            return count
    return count


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile("|".join(surnames()))
