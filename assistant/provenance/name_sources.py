"""Where names are allowed from (名称的依据): the facts, the front matter, the template's phrases, the roster."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from assistant.language.named import Kind, Named, names_in, places_in
from assistant.language.names import place_kind, place_stem
from assistant.language.person_names import looks_like_a_name
from assistant.language.set_phrases import set_phrases
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_forms import Body, body_of
from assistant.provenance.traced import NameStatus

TEMPLATE = "模板"
ROSTER = "名册"
PLACES: tuple[Kind, ...] = ("village", "township", "county")
_MARKS = re.compile(r"[“”‘’ \t\u3000]")
_TITLE = re.compile(r"《([^《》\n]{1,120})》")
_QUOTED = re.compile(r"“([^“”\n]{1,120})”")
_OWN_BODIES = ("政府", "办事处", "人大")
_NAMED = 3


@dataclass(frozen=True)
class Found:
    """Where a name is allowed from: the status that this gives it, and the ids of the sources."""

    status: NameStatus
    sources: tuple[str, ...] = ()


class NameSources:
    """What a report's names may rest on, asked by words, by title, by kind."""

    def __init__(self, ledger: Ledger) -> None:
        self._facts = len(ledger.facts)
        self._sources = (*ledger.facts, *ledger.front, *(Source(ROSTER, name) for name in ledger.roster))
        self._sections = frozenset(fact.section for fact in ledger.facts)
        self._text = joined(s.text for s in self._sources)
        self._plain = _MARKS.sub("", self._text)
        self._ends = list(accumulate(len(line) + 1 for line in self._plain.split("\n")))
        self._asked: dict[str, tuple[int, ...]] = {}

    def words(self, words: str, keys: tuple[str, ...]) -> Found | None:
        """The first standing that has these words as they are: the facts of the sections with these keys, the front matter,
        the template's phrases, the roster, the facts of other sections."""
        words = _MARKS.sub("", words)
        if words not in self._asked:
            self._asked[words] = self._holding(words)
        by_standing: dict[int, list[str]] = {}
        own = self._sections if self._sections.isdisjoint(keys) else frozenset(keys)
        for number in self._asked[words]:
            by_standing.setdefault(self._standing(number, own), []).append(self._sources[number].id)
        if not by_standing:
            return None
        first = min(by_standing)
        return Found(_STATUSES[first], tuple(dict.fromkeys(by_standing[first]))[:_NAMED])

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Every title without its marks."""
        return tuple(dict.fromkeys(_TITLE.findall(self._text)))

    @cached_property
    def outside_titles(self) -> str:
        """The words of all sources outside 《》."""
        return _MARKS.sub("", _TITLE.sub("\n", self._text))

    @cached_property
    def quotations(self) -> frozenset[str]:
        """Every quoted name without its marks."""
        return frozenset(_MARKS.sub("", words) for words in _QUOTED.findall(self._text))

    @cached_property
    def outside_quotations(self) -> str:
        """The words of all sources outside “”."""
        return _QUOTED.sub("\n", self._text)

    def names(self, *kinds: Kind) -> tuple[str, ...]:
        """The names of some kinds that the sources have."""
        return tuple(name for kind in kinds for name in self._by_kind.get(kind, ()))

    @cached_property
    def places(self) -> dict[str, str]:
        """Each place → its stem; a village listed by its stem alone (柳湾、上河2个村) is its own."""
        return {name: place_stem(name) for name in self.names(*PLACES)}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Each body and medium in parts, those that the front matter implies among them."""
        return {**self._implied(), **{name: body_of(name) for name in self.names("organisation", "media")}}

    def _implied(self) -> dict[str, Body]:
        """清河镇 → 镇党委, 镇政府; 云岭县 → 县委, 县政府."""
        told = joined(s.text for s in self._sources[self._facts :] if s.id not in (TEMPLATE, ROSTER))
        implied: dict[str, Body] = {}
        for name in self.names("township", "county"):
            if name in told:
                level = next((last for last in ("街道", "苏木") if name.endswith(last)), name[-1])
                party = "委" if place_kind(name) == "county" else "党工委" if level == "街道" else "党委"
                implied[f"{name}{party}"] = Body(name, level, "委")
                implied |= {f"{name}{core}": Body(name, level, core) for core in _OWN_BODIES}
        return implied

    @cached_property
    def _by_kind(self) -> dict[Kind, dict[str, None]]:
        roster = [roster_name(s.text) for s in self._sources if s.id == ROSTER]
        found: dict[Kind, dict[str, None]] = {}
        for name in (*_with_parts(names_in(self._text)), *roster):
            found.setdefault(name.kind, {})[name.text] = None
        return found

    def _holding(self, words: str) -> tuple[int, ...]:
        """The numbers of the sources that have the words."""
        found: list[int] = []
        at = self._plain.find(words) if words else -1
        while at >= 0:
            number = bisect_right(self._ends, at)
            found.append(number)
            at = self._plain.find(words, self._ends[number])
        return tuple(found)

    def _standing(self, number: int, own: frozenset[str]) -> int:
        source = self._sources[number]
        if number < self._facts:
            return 0 if source.section in own else len(_STATUSES) - 1
        return {TEMPLATE: 2, ROSTER: 3}.get(source.id, 1)


_STATUSES: tuple[NameStatus, ...] = ("stated", "front", "phrase", "roster", "stated")


@dataclass(frozen=True)
class SectionSources:
    """The sources as a section sees them: the facts of its own `keys` first."""

    report: NameSources
    keys: tuple[str, ...]

    def words(self, words: str) -> Found | None:
        return self.report.words(words, self.keys)

    def phrase(self, words: str) -> Found | None:
        """A set phrase (“一岗双责”, “两会”) needs no source."""
        return Found("phrase") if _MARKS.sub("", words) in _phrases() else None


def joined(texts: Iterable[str]) -> str:
    """One text a line: what reads names looks at each line by itself."""
    return "\n".join(text.replace("\n", " ") for text in texts)


def roster_name(name: str) -> Named:
    """A line of the roster as a name of the likeliest kind."""
    whole = next((n for n in names_in(name) if n.text == name), None)
    if whole:
        return whole
    kind: Kind = "organisation"
    if place_stem(name) != name:
        kind = place_kind(name)
    elif looks_like_a_name(name):
        kind = "person"
    return Named(0, len(name), name, kind)


def _with_parts(names: Sequence[Named]) -> Iterable[Named]:
    """The names, then the places in the names of bodies: 云岭县 in 中共云岭县委宣传部."""
    parts = [place for name in names if name.kind not in ("person", *PLACES) for place in places_in(name.text)]
    return (*names, *parts)


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(_MARKS.sub("", phrase) for phrase in set_phrases())
