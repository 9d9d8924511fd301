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
_COMMITTEES = "省市县区州盟旗"
_BEFORE = 6
_SHORTEST, _LONGEST = 2, 8
_CHINESE = "[\u4e00-\u9fff]"


def organisations(text: str) -> tuple[Span, ...]:
    """Each body with the place or level that stands before it, in reading order, none inside another."""
    return bodies(text)[0]


def media(text: str) -> tuple[Span, ...]:
    """Newspapers, stations, news sites, and accounts (公众号) by their quoted name, with the marks."""
    return bodies(text)[1]


def bodies(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Organisations and media, read in one pass."""
    offices: list[Span] = []
    outlets = list(_accounts(text))
    for words, span in _bodies(text):
        (outlets if words in _of_media() else offices).append(span)
    return _apart(offices), _apart(outlets)


def _accounts(text: str) -> Iterator[Span]:
    for match in _account().finditer(text):
        group = "behind" if match["behind"] else "before" if match["before"] else "bare"
        start, end = match.span(group)
        if group == "bare":
            start += after_left_words(match["stem"])
            start = end if start == match.end("stem") else start
        if end - start > _SHORTEST:
            yield Span(start, end, text[start:end])


def _bodies(text: str) -> Iterator[tuple[str, Span]]:
    """Bodies with a name of their own (望川电视台), else known ones (县电视台), each behind the words it is known by."""
    places: dict[int, int] | None = None
    for match in _pattern().finditer(text):
        start, end = match.span()
        words = match[0]
        if words in _words("非"):
            continue
        if places is None:
            places = {place.end: place.start for place in place_names(text)}
        own = _own_start(text, start, places) if words in _tails() else -1
        if own < 0 and words not in _known():
            continue
        start = own if own >= 0 else _with_level(text, start, places)
        yield words, Span(start, end, text[start:end])


def _with_level(text: str, start: int, places: Mapping[int, int]) -> int:
    """Where a body begins with its level and place: 县委|宣传部, 云岭县委|宣传部, 清河镇|综合文化站."""
    level = _LEVEL.search(text, max(0, start - _BEFORE), start)
    begin = level.start() if level else start
    ends = (begin, *range(begin + 1, start + 3))  # the place's last character may be the level's: 云岭县|委
    place = next((places[end] for end in ends if end in places and places[end] < begin), begin)
    return _with_party(text, place)


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
    start = next((places[end] for end in range(tail, start - 1, -1) if end in places), start)
    bare = text[start:tail]
    if len(bare) < _SHORTEST or bare.endswith(_common()):
        return -1
    return start


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """In reading order, the longest at each place, none overlapping another."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    """Plain words, so that the search skips to their first characters; the longest wins."""
    words = _known() | _tails() | _words("非")
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


@cache
def _known() -> frozenset[str]:
    return _words("机关") | _words("媒体") | {f"{level}委" for level in _COMMITTEES}


@cache
def _of_media() -> frozenset[str]:
    return _words("媒体") | _words("报")


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
def _common() -> tuple[str, ...]:
    return tuple(_words("泛"))


@cache
def _tails() -> frozenset[str]:
    return _words("尾") | _words("报")


def _any_of(kind: str) -> str:
    return "|".join(sorted(_words(kind), key=lambda word: (-len(word), word)))


@cache
def _words(kind: str) -> frozenset[str]:
    lines = (line.split("\t") for line in data_lines("bodies.txt"))
    return frozenset(word for line in lines if line[0] == kind for word in line[1].split())
