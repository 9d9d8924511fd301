"""Names found by their place alone (换了名称): where a fact has a name between some words, the text has another between
the same ones. So 由周晓岚牵头 made 由李明远牵头 is seen, whatever the name looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.named import Kind, Named, names_in
from assistant.language.names import after_left_words, is_common_stem, place_stem
from assistant.language.people import looks_like_a_name
from assistant.provenance.ledger import Source

_PLACES = ("village", "township", "county")
_MARK = re.compile(r"[^\u4e00-\u9fff]")
_CHINESE = re.compile("[\u4e00-\u9fff]+")
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


def replaced_names(text: str, facts: Sequence[Source]) -> tuple[Replaced, ...]:
    """In reading order, of persons and places."""
    frames = _frames(tuple(facts))
    plain = _EDGE + _MARK.sub(_EDGE, text) + _EDGE
    found = (_standing(plain, at, frame) for at in range(1, len(plain)) for frame in frames.get(_key(plain, at), ()))
    return tuple(r for r in found if r is not None)


def _standing(plain: str, at: int, frame: _Frame) -> Replaced | None:
    """What the text has at a place where the frame's name could stand."""
    for length in _lengths(frame.name):
        words = plain[at : at + length]
        if not _CHINESE.fullmatch(words) or plain[at + length : at + length + 1] != frame.after[0]:
            continue
        if words == frame.name.text:
            return None
        shared = _shared(plain[:at][::-1][:_LONGEST_SIDE], frame.before[::-1]) + _shared(
            plain[at + length : at + length + _LONGEST_SIDE], frame.after
        )
        if shared >= _ENOUGH and _is_another(words, frame, shared):
            name = Named(at - 1, at - 1 + length, words, frame.name.kind)
            return Replaced(name, frame.name.text, frame.source)
    return None


def _is_another(words: str, frame: _Frame, shared: int) -> bool:
    if frame.name.kind == "person":
        return looks_like_a_name(words, sure=not frame.seen)
    stem, last = place_stem(words), frame.name.text[len(place_stem(frame.name.text)) :]
    if not last or not words.endswith(last) or len(stem) < _SIDE or after_left_words(stem) == len(stem):
        return False
    if _CHINESE.fullmatch(stem) is None or re.search("[各全本该每此一两几多个名]", stem):
        return False
    return shared >= _PLENTY or not is_common_stem(stem)


def _lengths(name: Named) -> range:
    return range(2, 5) if name.kind == "person" else range(3, 9)


@lru_cache(maxsize=64)
def _frames(facts: tuple[Source, ...]) -> dict[str, tuple[_Frame, ...]]:
    """Every frame by what stands right before its name."""
    found: dict[str, list[_Frame]] = {}
    for fact in facts:
        plain = _EDGE + _MARK.sub(_EDGE, fact.text) + _EDGE
        for name, seen in _names_of(fact.text):
            at, end = name.start + 1, name.end + 1
            frame = _Frame(name, plain[max(0, at - _LONGEST_SIDE) : at], plain[end : end + _LONGEST_SIDE], fact.id, seen)
            found.setdefault(_key(plain, at), []).append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


def _names_of(text: str) -> Iterator[tuple[Named, bool]]:
    """The persons and places of a fact, then what looks like a person's name and stands in no other name."""
    named = names_in(text)
    for name in named:
        if name.kind == "person" or name.kind in _PLACES:
            yield name, True
    taken = {i for name in named for i in range(name.start, name.end)}
    for at in range(len(text)):
        for length in (2, 3):
            words = text[at : at + length]
            if len(words) == length and taken.isdisjoint(range(at, at + length)) and looks_like_a_name(words, sure=True):
                kind: Kind = "person"
                yield Named(at, at + length, words, kind), False


def _key(plain: str, at: int) -> str:
    """The two characters before a place, or the edge."""
    return _EDGE if plain[at - 1] == _EDGE else plain[max(0, at - _SIDE) : at]


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
