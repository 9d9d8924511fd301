"""Organisations and media (机构、媒体) that a text names: 县委宣传部, 清河镇综合文化站, 望川电视台, “清河发布”公众号.

Most are known by the words that offices are called by (data/bodies.txt), with the place or the level before them; the
rest by their last word (农业农村局, 稻香合作社). Bodies that every village has (党支部, 红白理事会) are no names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.language.data_lines import data_lines
from assistant.language.names import after_left_words, place_names
from assistant.language.span import Span

_LEVEL = re.compile(
    r"(?:中共)?(?:[省市县区州盟旗]委|(?:镇|乡|街道|苏木|村|社区)?党(?:委|工委)|[省市县区州盟旗镇乡村]|街道|苏木|社区)?\Z"
)
_COMMITTEE = r"[省市县区州盟旗]委(?![员员托派婉])"
_BEFORE = 6
_SHORTEST, _LONGEST = 2, 8
_CHINESE = "[\u4e00-\u9fff]"


def organisations(text: str) -> tuple[Span, ...]:
    """Each body with the place or level that stands before it, in reading order, none inside another."""
    return _apart(_bodies(text, _organisation()))


def media(text: str) -> tuple[Span, ...]:
    """Newspapers, stations, news sites, and accounts (公众号) by their quoted name, with the marks."""
    return _apart([*_accounts(text), *_bodies(text, _medium())])


def _accounts(text: str) -> Iterator[Span]:
    for match in _account().finditer(text):
        group = "behind" if match["behind"] else "before" if match["before"] else "bare"
        start, end = match.span(group)
        if group == "bare":
            start += after_left_words(match["stem"])
            start = end if start == match.end("stem") else start
        if end - start > _SHORTEST:
            yield Span(start, end, text[start:end])


def _bodies(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """What the pattern finds as bodies with a name of their own (望川电视台), else as known ones (县电视台)."""
    places = {place.end: place.start for place in place_names(text)}
    for match in pattern.finditer(text):
        start, end = match.span()
        if match["none"]:
            continue
        own = _own_start(text, start, places) if match["tail"] or match[0] in _tails() else -1
        if own < 0 and match["tail"]:
            continue
        start = own if own >= 0 else _with_level(text, start, places)
        yield Span(start, end, text[start:end])


def _with_level(text: str, start: int, places: Mapping[int, int]) -> int:
    """Where a body begins with its level and place: 县委|宣传部, 云岭县委|宣传部, 清河镇|综合文化站."""
    if start in places:
        return places[start]
    level = _LEVEL.search(text, max(0, start - _BEFORE), start)
    begin = level.start() if level else start
    place = next((at for at in range(start, begin - 1, -1) if at in places and at > begin), 0)
    if place:
        begin = places[place]
    elif begin in places:
        begin = places[begin]
    return _with_party(text, begin)


def _with_party(text: str, begin: int) -> int:
    """中共 before 清河镇委员会 belongs to it."""
    return begin - 2 if text[max(0, begin - 2) : begin] == "中共" else begin


def _own_start(text: str, tail: int, places: Mapping[int, int]) -> int:
    """Where a body with a name of its own begins; -1 where what stands before is a common word."""
    if tail in places:
        return _with_party(text, places[tail])
    run = _run().search(text, max(0, tail - _LONGEST), tail)
    if run is None:
        return -1
    start = run.start() + after_left_words(run[0])
    for end, begin in places.items():
        if begin < tail <= end + _LONGEST and start <= end <= tail:
            start = begin
    bare = text[start:tail]
    if len(bare) < _SHORTEST or _common().search(bare):
        return -1
    return start


def _apart(spans: Iterator[Span] | list[Span]) -> tuple[Span, ...]:
    """In reading order, the longest at each place, none overlapping another."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


@cache
def _organisation() -> re.Pattern[str]:
    return _pattern(f"{_any_of('机关')}|{_COMMITTEE}", _any_of("尾"))


@cache
def _medium() -> re.Pattern[str]:
    return _pattern(_any_of("媒体"), _any_of("报"))


def _pattern(known: str, tails: str) -> re.Pattern[str]:
    return re.compile(f"(?P<none>{_any_of('非')})|(?P<known>{known})|(?P<tail>{tails})")


@cache
def _account() -> re.Pattern[str]:
    marks, ends = _any_of("号"), _any_of("名")
    return re.compile(
        f"(?P<behind>“[^“”，。\n]{{1,20}}”)(?:{marks})|(?:{marks})(?P<before>“[^“”，。\n]{{1,20}}”)"
        f"|(?P<bare>(?P<stem>{_CHINESE}{{2,8}}?)(?:{ends}))(?:{marks})"
    )


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"{_CHINESE}+\\Z")


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of('泛')})$")


@cache
def _tails() -> frozenset[str]:
    return _words("尾") | _words("报")


def _any_of(kind: str) -> str:
    return "|".join(sorted(_words(kind), key=lambda word: (-len(word), word)))


@cache
def _words(kind: str) -> frozenset[str]:
    lines = (line.split("\t") for line in data_lines("bodies.txt"))
    return frozenset(word for line in lines if line[0] == kind for word in line[1].split())
