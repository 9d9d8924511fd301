"""Where names are allowed from (名称的依据): the facts, the front matter, the template's phrases, the roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.language.named import Kind, Named, names_in
from assistant.language.names import place_kind, place_names, place_stem
from assistant.language.people import looks_like_a_name
from assistant.language.set_phrases import set_phrases
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_forms import Body, body_of
from assistant.provenance.traced import NameStatus

TEMPLATE = "模板"
ROSTER = "名册"
_MARKS = re.compile(r"[“”‘’\s]")
_TITLE = re.compile(r"《([^《》\n]{1,120})》")
_OWN_BODIES = ("委", "政府", "办事处", "人大")
_QUOTED = re.compile(r"“([^“”\n]{1,120})”")
_PLACES = ("village", "township", "county")


@dataclass(frozen=True)
class Found:
    """Where a name is allowed from: the status that this gives it, and the ids of the sources."""

    status: NameStatus
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Tier:
    """Sources of one standing, with their words without quotation marks and blanks."""

    status: NameStatus
    sources: tuple[tuple[str, str], ...]

    @cached_property
    def words(self) -> str:
        return "\n".join(text for _, text in self.sources)


class NameSources:
    """What a section's names may rest on, asked by words, by title, by kind."""

    def __init__(self, ledger: Ledger, keys: tuple[str, ...]) -> None:
        own = ledger.own(keys)
        told = tuple(s for s in ledger.front if not s.id.startswith(TEMPLATE))
        phrases = tuple(s for s in ledger.front if s.id.startswith(TEMPLATE))
        roster = tuple(Source(ROSTER, name) for name in ledger.roster)
        self._all = (*own, *told, *phrases, *roster, *ledger.elsewhere(keys))
        self._tiers = (
            _tier("stated", own),
            _tier("front", told),
            _tier("phrase", phrases),
            _tier("roster", roster),
            _tier("stated", ledger.elsewhere(keys)),
        )
        self._asked: dict[str, Found | None] = {}

    def words(self, words: str) -> Found | None:
        """The first standing that has these words as they are."""
        words = _plain(words)
        if words not in self._asked:
            self._asked[words] = next((f for tier in self._tiers if (f := _in_tier(tier, words))), None)
        return self._asked[words]

    def phrase(self, words: str) -> Found | None:
        """A set phrase (“一岗双责”, “两会”) needs no source."""
        return Found("phrase") if _plain(words) in _phrases() else None

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Every title without its marks."""
        return tuple(dict.fromkeys(t for s in self._all for t in _TITLE.findall(s.text)))

    @cached_property
    def outside_titles(self) -> str:
        """The words of all sources outside 《》."""
        return "\n".join(_plain(_TITLE.sub("\n", s.text)) for s in self._all)

    @cached_property
    def quotations(self) -> frozenset[str]:
        """Every quoted name without its marks."""
        return frozenset(_plain(q) for s in self._all for q in _QUOTED.findall(s.text))

    @cached_property
    def outside_quotations(self) -> str:
        """The words of all sources outside “”."""
        return "\n".join(_QUOTED.sub("\n", s.text) for s in self._all)

    def names(self, *kinds: Kind) -> tuple[str, ...]:
        """The names of some kinds that the sources have."""
        return tuple(dict.fromkeys(n.text for kind in kinds for n in self._by_kind.get(kind, ())))

    @cached_property
    def places(self) -> dict[str, str]:
        """Each place → its stem; a village listed by its stem alone (柳湾、上河2个村) is its own."""
        return {name: place_stem(name) for name in self.names(*_PLACES)}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Each body and medium in parts, those that the front matter implies among them."""
        named = {name: body_of(name) for name in self.names("organisation", "media")}
        return {**self._implied(), **named}

    def _implied(self) -> dict[str, Body]:
        """清河镇 → 镇党委, 镇政府; 云岭县 → 县委, 县政府."""
        implied: dict[str, Body] = {}
        for name in self.names("township", "county"):
            if self._stands_in_front(name):
                level = next((last for last in ("街道", "苏木") if name.endswith(last)), name[-1])
                implied |= {f"{name}{core}": Body(name, level, core) for core in _OWN_BODIES}
        return implied

    def _stands_in_front(self, name: str) -> bool:
        return name in self._tiers[1].words

    @cached_property
    def _by_kind(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for source in self._all:
            names = (roster_name(source.text),) if source.id == ROSTER else _with_parts(source.text)
            for name in names:
                found.setdefault(name.kind, []).append(name)
        return found


@lru_cache(maxsize=64)
def name_sources(ledger: Ledger, keys: tuple[str, ...]) -> NameSources:
    return NameSources(ledger, keys)


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


def _with_parts(text: str) -> Iterator[Named]:
    """The names of a text, then the places in the names of bodies: 云岭县 in 中共云岭县委宣传部."""
    for name in names_in(text):
        yield name
        if name.kind not in ("person", *_PLACES):
            yield from places_in(name.text)


def places_in(name: str) -> tuple[Named, ...]:
    """The places that stand in a title's, a quotation's or a body's name."""
    return tuple(Named(p.start, p.end, p.text, place_kind(p.text)) for p in place_names(name))


def _tier(status: NameStatus, sources: Iterable[Source]) -> _Tier:
    return _Tier(status, tuple((s.id, _plain(s.text)) for s in sources))


def _in_tier(tier: _Tier, words: str) -> Found | None:
    if words not in tier.words:
        return None
    ids = [source for source, text in tier.sources if words in text]
    return Found(tier.status, tuple(dict.fromkeys(ids))[:3]) if ids else None


def _plain(text: str) -> str:
    return _MARKS.sub("", text)


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(_plain(phrase) for phrase in set_phrases())
