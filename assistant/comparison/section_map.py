"""Which section of one report is which of another (章节对应): by key, heading and content together.

Words that stand in most sections of the two reports tell little; what matters is what a section alone speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.comparison.section_words import SectionWords, plain
from assistant.report.section_identity import plain_key

SectionStatus = Literal["same", "reworded", "moved", "split", "merged", "rewritten", "new", "dropped"]
_ALIKE = 0.5
_HELD = 0.55
_REST = 0.25
_WHOLLY, _A_LITTLE = 0.85, 0.05
_ENOUGH = 0.32
_RELATED = 0.22
_KEY, _HEADING, _NEAR = 0.35, 0.3, 0.05
_REWRITTEN = 0.3


@dataclass(frozen=True)
class SectionText:
    """A section as it is compared. `text` is one paragraph a line; ordinals before heading or paragraphs do not matter."""

    keys: tuple[str, ...]
    heading: str
    text: str
    level: int = 1


@dataclass(frozen=True)
class SectionMatch:
    """Sections that belong together, by their places. `likeness` (0–1) is that of their texts. One that stands elsewhere is
    "moved", whether it was reworded or not; "rewritten" has key or heading in common and hardly a sentence."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    status: SectionStatus
    likeness: float


def section_map(
    old: Sequence[SectionText], new: Sequence[SectionText], hints: Mapping[int, int] | None = None
) -> tuple[SectionMatch, ...]:
    """Every section of both in one match, in the order of the new report; one that was dropped stands behind the one it stood
    behind. `hints` tell, for sections of old, which of new they should be, as a bookmark does; renumbering alone is no
    change."""
    return _Map(old, new, hints or {}).matches()


class _Map:
    def __init__(self, old: Sequence[SectionText], new: Sequence[SectionText], hints: Mapping[int, int]) -> None:
        self._old, self._new, self._hints = old, new, hints
        self._words = SectionWords([_spoken(s) for s in old], [_spoken(s) for s in new])
        self._pairs: dict[int, int] = {}
        self._taken: dict[int, int] = {}
        self._more_new: dict[int, list[int]] = defaultdict(list)
        self._more_old: dict[int, list[int]] = defaultdict(list)
        self._pair()

    def matches(self) -> tuple[SectionMatch, ...]:
        found = [self._match(m, n) for m, n in self._pairs.items()]
        extra = {n for many in self._more_new.values() for n in many}
        found += [
            SectionMatch((), (n,), "new", 0.0)
            for n in range(len(self._new))
            if n not in self._taken | dict.fromkeys(extra)
        ]
        gone = {m for many in self._more_old.values() for m in many} | set(self._pairs)
        placed = sorted(self._with_moves(found), key=_place)
        return tuple(self._with_dropped(placed, [m for m in range(len(self._old)) if m not in gone]))

    def _pair(self) -> None:
        """First what is alike in content, then the parts of what was split or merged, then what key and heading tell."""
        for m, n in self._hints.items():
            self._take(m, n)
        self._take_best(self._alike())
        self._split_and_merged()
        self._take_best(self._related())
        self._take_best(self._nearest())

    def _take_best(self, scores: Iterator[tuple[float, int, int]]) -> None:
        for _, m, n in sorted(scores, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1])):
            self._take(m, n)

    def _take(self, m: int, n: int) -> None:
        more = (
            {p for many in self._more_new.values() for p in many},
            {p for many in self._more_old.values() for p in many},
        )
        if m not in self._pairs and n not in self._taken and n not in more[0] and m not in more[1]:
            self._pairs[m], self._taken[n] = n, m

    def _alike(self) -> Iterator[tuple[float, int, int]]:
        for m in range(len(self._old)):
            for n in range(len(self._new)):
                likeness = self._words.likeness(m, n)
                if likeness >= _ALIKE:
                    yield likeness + self._ties(m, n), m, n

    def _related(self) -> Iterator[tuple[float, int, int]]:
        for m in range(len(self._old)):
            for n in range(len(self._new)):
                score = self._words.likeness(m, n) + self._ties(m, n)
                if score >= _ENOUGH:
                    yield score, m, n

    def _nearest(self) -> Iterator[tuple[float, int, int]]:
        """Of what is left, two that are nearest to each other, if they have anything to do with each other."""
        free = [m for m in range(len(self._old)) if m not in self._pairs]
        left = [n for n in range(len(self._new)) if n not in self._taken]
        scores = {(m, n): self._words.likeness(m, n) + self._ties(m, n) for m in free for n in left}
        for (m, n), score in scores.items():
            rivals = [*(scores[m, other] for other in left), *(scores[other, n] for other in free)]
            if score >= _RELATED and score >= max(rivals):
                yield score, m, n

    def _ties(self, m: int, n: int) -> float:
        """What speaks for two sections beside their texts: a key, the heading, the place."""
        old, new = self._old[m], self._new[n]
        keys = bool({plain_key(k) for k in old.keys} & {plain_key(k) for k in new.keys})
        where = 1 - abs(m / max(1, len(self._old)) - n / max(1, len(self._new)))
        return _KEY * keys + _HEADING * self._words.heading_likeness(old.heading, new.heading) + _NEAR * where

    def _split_and_merged(self) -> None:
        """A section without a partner whose words stand in one that has a partner, which has words beside its partner's."""
        for n in range(len(self._new)):
            if n not in self._taken:
                share, m = max(((self._words.held_by_old(n, m), -m) for m in self._pairs), default=(0.0, 0))
                if _is_part(share, self._words.held_by_new(-m, self._pairs[-m]) if self._pairs else 1.0):
                    self._more_new[-m].append(n)
        for m in range(len(self._old)):
            if m not in self._pairs:
                share, n = max(((self._words.held_by_new(m, n), -n) for n in self._taken), default=(0.0, 0))
                if _is_part(share, self._words.held_by_old(-n, self._taken[-n]) if self._taken else 1.0):
                    self._more_old[-n].append(m)

    def _match(self, m: int, n: int) -> SectionMatch:
        olds = tuple(sorted((m, *self._more_old.get(n, ()))))
        news = tuple(sorted((n, *self._more_new.get(m, ()))))
        likeness = self._words.likeness_of_all(olds, news)
        if len(news) > 1:
            return SectionMatch(olds, news, "split", likeness)
        if len(olds) > 1:
            return SectionMatch(olds, news, "merged", likeness)
        one, other = self._old[m], self._new[n]
        if plain(one.text) == plain(other.text) and plain(one.heading) == plain(other.heading):
            return SectionMatch(olds, news, "same", 1.0)
        return SectionMatch(olds, news, "reworded" if likeness >= _REWRITTEN else "rewritten", likeness)

    def _with_moves(self, found: Sequence[SectionMatch]) -> Iterator[SectionMatch]:
        """Those that stand out of the order of the others; as few words as can be are taken for moved."""
        pairs = [(match.new[0], match.old[0], n) for n, match in enumerate(found) if match.old and match.new]
        weights = [1 + len(self._old[m].text) / 1000 for _, m, _ in sorted(pairs)]
        stay = {sorted(pairs)[k][2] for k in _heaviest_rising([m for _, m, _ in sorted(pairs)], weights)}
        for n, match in enumerate(found):
            moved = match.old and match.new and n not in stay and match.status in ("same", "reworded", "rewritten")
            yield SectionMatch(match.old, match.new, "moved", match.likeness) if moved else match

    def _with_dropped(self, placed: Sequence[SectionMatch], gone: Sequence[int]) -> Iterator[SectionMatch]:
        ends = [max((m for m in match.old), default=-1) for match in placed]
        behind: dict[int, list[int]] = defaultdict(list)
        for m in gone:
            before = [(end, n) for n, end in enumerate(ends) if 0 <= end < m]
            behind[max(before)[1] if before else -1].append(m)
        yield from (SectionMatch((m,), (), "dropped", 0.0) for m in behind[-1])
        for n, match in enumerate(placed):
            yield match
            yield from (SectionMatch((m,), (), "dropped", 0.0) for m in behind[n])


def _is_part(share: float, partners: float) -> bool:
    """Whether a section is part of one that has so much (`share`) of its words, and of whose own its partner has so much."""
    return (share >= _HELD and 1 - partners >= _REST) or (share >= _WHOLLY and 1 - partners >= _A_LITTLE)


def _spoken(section: SectionText) -> str:
    return section.text or section.heading


def _place(match: SectionMatch) -> int:
    return match.new[0]


def _heaviest_rising(values: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The places of the rising sequence with the greatest sum of weights."""
    best: list[tuple[float, int]] = []  # sum, place before
    for n, value in enumerate(values):
        before = max(((best[k][0], k) for k in range(n) if values[k] < value), default=(0.0, -1))
        best.append((before[0] + weights[n], before[1]))
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = best[at][1]
    return chosen[::-1]
