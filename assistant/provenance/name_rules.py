"""Whether a name rests on something (名称有无依据), each kind by its own rules, and which allowed name it is nearly."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.language.named import Named, places_in
from assistant.provenance.name_forms import (
    body_of,
    lengthens,
    nearest,
    nearest_place,
    nearest_short,
)
from assistant.provenance.name_sources import PLACES, Found, SectionSources

_SHORT_TITLE = 4
_EVENT_WORDS = 2
_FORMS = frozenset(
    ("条例", "办法", "规定", "意见", "方案", "通知", "细则", "规则", "准则", "制度", "预案", "决定", "纲要", "计划")
)
_MAY_GO = "镇乡县村道区市省党国年委于府会"
"""What a left-out beginning of a title ends with: 中国共产党, 清河镇2026年."""
_PARTS = re.compile("[、，；]")


def allowed(name: Named, text: str, sources: SectionSources) -> Found | None:
    """Where a name of a text is allowed from; a short title must stand in full before it."""
    if name.kind == "title":
        return _title(name, text, sources) if is_marked(name) else _event(name.text, sources)
    if name.kind == "person":
        return sources.words(name.text)
    if name.kind in PLACES:
        return _place(name.text, sources)
    return _quoted(name.text[1:-1], sources) if is_marked(name) else _body(name.text, sources)


def near(name: Named, sources: SectionSources) -> str:
    """The allowed name that one which is not allowed is nearly, as the sources write it; empty where there is none."""
    if name.kind == "title":
        if is_marked(name):
            return _marked(nearest(name.text[1:-1], sources.report.titles), "《》") or _short_for(
                name.text[1:-1], sources
            )
        return nearest(name.text, (*sources.report.names("title"), *sources.report.titles))
    if name.kind == "person":
        return nearest_short(name.text, sources.report.names("person"))
    if name.kind in PLACES:
        return nearest_place(name.text, sources.report.names(*PLACES))
    if is_marked(name):
        return _marked(nearest(name.text[1:-1], [n[1:-1] for n in sources.report.names("quoted", "media")]), "“”")
    return _near_body(name.text, sources)


def is_marked(name: Named) -> bool:
    """Whether the name stands in 《》 or “”."""
    return name.text[0] in "《“"


def is_short_title(name: Named) -> bool:
    """《条例》: another section may have told it in full."""
    return name.text[1:-1] in _FORMS


def _title(name: Named, text: str, sources: SectionSources) -> Found | None:
    core = name.text[1:-1]
    if core in sources.report.titles or core in sources.report.outside_titles:
        return sources.words(core)
    for title in sources.report.titles:
        if not title.endswith(core):
            continue
        left_out = title.removesuffix(core)
        told = text.find(title, 0, name.start) >= 0
        if (told and core in _FORMS) or (len(core) >= _SHORT_TITLE and len(left_out) > 1 and left_out[-1] in _MAY_GO):
            return sources.words(title)
    return None


def _short_for(core: str, sources: SectionSources) -> str:
    """《条例》 without the full title before it."""
    return _marked(next((title for title in sources.report.titles if title.endswith(core)), ""), "《》")


def _event(words: str, sources: SectionSources) -> Found | None:
    """Words of other kinds may stand before an event's name: 推动|党史学习教育."""
    for start in range(max(1, len(words) - _SHORT_TITLE - _EVENT_WORDS)):
        found = sources.words(words[start:])
        if found:
            return found
    return None


def _quoted(core: str, sources: SectionSources) -> Found | None:
    """A part of a quoted name is no name: “河课堂” for “柳河课堂”. Several names may share one pair of marks."""
    parts = [part for part in _PARTS.split(core) if part]
    found = [_quotation(part, sources) for part in ([core] if len(parts) < 2 else parts)]
    return found[0] if found and all(found) else _quotation(core, sources)


def _quotation(core: str, sources: SectionSources) -> Found | None:
    if core in sources.report.quotations or core in sources.report.outside_quotations:
        return sources.words(core)
    return sources.phrase(core)


def _place(name: str, sources: SectionSources) -> Found | None:
    places = sources.report.places
    if name in places:
        return sources.words(name)
    if any(lengthens(name, other) for other in places):
        return None
    if name in places.values():  # 柳湾、上河2个村 where the facts have 柳湾村
        return sources.words(name)
    if name[1:] in places:  # 红柳湾村 is not 柳湾村, unless the facts have it as it stands
        return sources.words(name)
    for start in range(2, len(name) - 1):
        if name[start:] in places:
            return sources.words(name[start:])
    known = next((place for place, stem in places.items() if place == stem and name[: len(stem)] == stem), "")
    if known and len(name) <= len(known) + 2:
        return sources.words(known)
    return sources.words(name)


def _body(name: str, sources: SectionSources) -> Found | None:
    for place in places_in(name):
        if _place(place.text, sources) is None:
            return None
    own = body_of(name)
    found = sources.words(name)
    if found:
        return found
    match = next((known for known, body in sources.report.bodies.items() if own.is_form_of(body)), "")
    if match:
        return sources.words(match) or Found("front", ("文件头",))
    return sources.phrase(name)


def _near_body(name: str, sources: SectionSources) -> str:
    own = body_of(name)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda known: sources.report.bodies[known].core == own.core and sources.report.bodies[known].place_fits(own),
        lambda known: sources.report.bodies[known].core == own.core and sources.report.bodies[known].level_fits(own),
    )
    for fits in tests:
        known = next((n for n in sources.report.bodies if fits(n)), "")
        if known:
            return known
    return nearest(name, sources.report.bodies)


def _marked(core: str, marks: str) -> str:
    return f"{marks[0]}{core}{marks[1]}" if core else ""
