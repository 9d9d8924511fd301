"""All names of a text (名称): titles, quoted names, media, organisations, persons, places, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.language.bodies import bodies
from assistant.language.events import events, is_known_by_itself
from assistant.language.names import listed_places, place_kind, place_names, quoted, titles
from assistant.language.people import people
from assistant.language.span import Span

_SURE = 3
Kind = Literal["title", "quoted", "person", "village", "township", "county", "organisation", "media"]


@dataclass(frozen=True)
class Named:
    """`text` is whole[start:end]. `sure` is False where only a source can tell that it is a name (a meeting without marks)."""

    start: int
    end: int
    text: str
    kind: Kind
    sure: bool = True


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[Named, ...]:
    """In reading order, none overlapping another: what stands in a title, a quotation or a body's name belongs to it. A
    meeting or campaign without marks counts as a title."""
    found: list[Named] = []
    for name in sorted(_all(text), key=lambda n: (n.start, -n.end)):
        if not found or name.start >= found[-1].end:
            found.append(name)
    return tuple(found)


def _all(text: str) -> Iterator[Named]:
    """The stronger kind first where two have the same place."""
    offices, outlets = bodies(text)
    yield from (_named(span, "title") for span in titles(text))
    yield from (_named(span, "media") for span in outlets)
    yield from (_named(span, "quoted") for span in quoted(text))
    yield from (_named(span, "organisation") for span in offices)
    for event in events(text):
        yield Named(event.start, event.end, event.text, "title", is_known_by_itself(text, event))
    yield from (_named(span, place_kind(span.text)) for span in place_names(text))
    yield from (_named(span, kind) for span, kind in listed_places(text))
    yield from _persons(text)


def _persons(text: str) -> Iterator[Named]:
    """Whom a frame shows to be a person; a longer name then wherever the text has it again."""
    spans = people(text)
    yield from (_named(span, "person") for span in spans)
    for name in {span.text for span in spans if len(span.text) >= _SURE}:
        for match in re.finditer(re.escape(name), text):
            yield Named(match.start(), match.end(), name, "person")


def _named(span: Span, kind: Kind) -> Named:
    return Named(span.start, span.end, span.text, kind)


def places_in(name: str) -> tuple[Named, ...]:
    """The places that stand in a title's, a quotation's or a body's name."""
    return tuple(_named(span, place_kind(span.text)) for span in place_names(name))
