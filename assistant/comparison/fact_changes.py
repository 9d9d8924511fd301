"""What became of the facts (要点变动): the same by content, changed, gone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.equality import equal
from assistant.language.names import quoted, titles
from assistant.language.quantities import quantities
from assistant.report.section_identity import likeness_of

_LIKE = 0.45
_ENDS = "。；，、;,. "


@dataclass(frozen=True)
class FactChanges:
    """`now_of` gives for each fact of before the number of the one of now that it is, or has become; None where it went."""

    before: tuple[str, ...]
    now: tuple[str, ...]
    now_of: tuple[int | None, ...]

    def changed(self, number: int) -> bool:
        """Whether a fact of before says something else now."""
        own = self.now_of[number]
        return own is not None and plain_fact(self.before[number]) != plain_fact(self.now[own])

    def gone(self, number: int) -> bool:
        return self.now_of[number] is None


def fact_changes(before: Sequence[str], now: Sequence[str]) -> FactChanges:
    """Facts are known by what they say, not by their order; one that went and a like one that came are one that changed."""
    here: dict[str, list[int]] = {}
    for number, fact in enumerate(now):
        here.setdefault(plain_fact(fact), []).append(number)
    found: list[int | None] = []
    for fact in before:
        places = here.get(plain_fact(fact))
        found.append(places.pop(0) if places else None)
    came = [n for places in here.values() for n in places]
    pairs = [(likeness_of(fact, now[n]), a, n) for a, fact in enumerate(before) if found[a] is None for n in came]
    taken: set[int] = set()
    for likeness, a, n in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if likeness >= _LIKE and found[a] is None and n not in taken:
            found[a] = n
            taken.add(n)
    return FactChanges(tuple(before), tuple(now), tuple(found))


def plain_fact(fact: str) -> str:
    """A fact as it is compared: without blanks, its last mark and the width of its figures."""
    return "".join(unicodedata.normalize("NFKC", fact).split()).rstrip(_ENDS)


def says_what_went(sentence: str, before: str, now: str) -> bool:
    """Whether a sentence says a figure or name of a fact that the fact has no longer; for one without any, whether it says its
    words. `now` is empty where the fact went."""
    known = quantities(now)
    went = [q for q in quantities(before) if not any(equal(q, other) for other in known)]
    names = [s.text for s in (*titles(before), *quoted(before)) if s.text not in now]
    if not went and not names:
        return likeness_of(sentence, before) > likeness_of(sentence, now)
    return any(equal(own, q) for own in quantities(sentence) for q in went) or any(n in sentence for n in names)
