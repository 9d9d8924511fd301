"""Names that a text shows by its own means: titles in 《》, quotations in “”, places by their last character."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from assistant.language.data_lines import data_lines
from assistant.language.span import Span, spans_of

PlaceKind = Literal["village", "township", "county"]
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]{0,80}》){1,120}?》")
_QUOTED = re.compile(r"“[^“”\n]{1,120}”")
_PLACE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,8}?)(?P<last>街道|社区|苏木|嘎查|[县镇乡村区]|[市旗](?![镇乡村]))(?P<next>.?)",
    re.DOTALL,
)
_BUT_AND = r"[\u4e00-\u548b\u548d-\u9fff]"  # any character but 和
_LISTED = re.compile(
    rf"(?P<names>{_BUT_AND}{{2,8}}(?:[、和]{_BUT_AND}{{2,4}}){{1,30}}?)"
    r"等?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?P<last>村(?:（社区）)?|社区|乡镇|镇|乡|街道|县)(?![级民干组史])"
)
_ITEM = re.compile(r"[^、和]+")
_LONGEST_NAME = 5
_SHORTEST_STEM = 2
_ALWAYS_COMMON = ("区", "市", "旗")
_KINDS: tuple[tuple[str, PlaceKind], ...] = (
    ("社区", "village"),
    ("嘎查", "village"),
    ("村", "village"),
    ("街道", "township"),
    ("苏木", "township"),
    ("镇", "township"),
    ("乡", "township"),
    ("县", "county"),
    ("市", "county"),
    ("区", "county"),
    ("旗", "county"),
)


def titles(text: str) -> tuple[Span, ...]:
    """《…》 with the brackets; 〈〉 or a second 《》 inside belongs to the outer one."""
    return spans_of(_TITLE.finditer(text))


def quoted(text: str) -> tuple[Span, ...]:
    """“…” with the quotation marks."""
    return spans_of(_QUOTED.finditer(text))


@lru_cache(maxsize=4096)
def place_names(text: str) -> tuple[Span, ...]:
    """清河镇, 云岭县, 柳树湾村, 城关街道: candidates, by their last character. Common words (全镇, 乡村, 文明村) are none."""
    found: list[Span] = []
    position = 0
    while match := _PLACE.search(text, position):
        position = match.end("last")
        start = _name_start(match)
        if start is not None:
            found.append(Span(start, position, text[start:position]))
    return tuple(found)


def listed_places(text: str) -> tuple[tuple[Span, PlaceKind], ...]:
    """The names in 柳湾、上河、石桥等3个村, which have no last character of their own, each with its kind."""
    found: list[tuple[Span, PlaceKind]] = []
    for match in _LISTED.finditer(text):
        kind = place_kind(match["last"].removesuffix("（社区）"))
        for number, item in enumerate(_ITEM.finditer(match["names"])):
            start = match.start("names") + item.start() + (_left_end(item[0]) if number == 0 else 0)
            bare = text[start : match.start("names") + item.end()].removesuffix("等")
            end = start + len(bare)
            if len(bare) >= _SHORTEST_STEM and place_stem(bare) == bare and not _common_words().fullmatch(bare):
                found.append((Span(start, end, bare), kind))
    return tuple(found)


def place_kind(name: str) -> PlaceKind:
    """By its last character: a village (村, 社区), a township (镇, 乡, 街道, 苏木), else a county (县, 市, 区, 旗)."""
    return next((kind for last, kind in _KINDS if name.endswith(last)), "county")


def place_stem(name: str) -> str:
    """柳湾 of 柳湾村: the name without what kind of place it is."""
    last = next((last for last, _ in _KINDS if name.endswith(last)), "")
    return name.removesuffix(last)


def is_common_stem(stem: str) -> bool:
    """Whether a place's name without its last character is a word for other things too: 红旗, 和平, 示范."""
    return names_many_places(stem) or _common_words().fullmatch(stem) is not None


def names_many_places(stem: str) -> bool:
    """Whether many places are called by the word: 红旗村, 幸福村."""
    return stem in _stems_in_use()


def after_left_words(name: str) -> int:
    """Where in a run of characters a name can begin: behind the last word that is no part of one (组织, 到, 在)."""
    return _left_end(name)


def _name_start(match: re.Match[str]) -> int | None:
    """Where the name begins; None where the word is common or another word goes on."""
    name, last = match["name"], match["last"]
    bare = name[_left_end(name) :]
    if not bare or len(bare) > _LONGEST_NAME or _is_common(name, bare, last):
        return None
    if match["next"] and match["next"] in _followers().get(last, ""):
        return None
    return match.end("last") - len(last) - len(bare)


def _is_common(name: str, bare: str, last: str) -> bool:
    """Whether the characters before 村, 镇 … make a common word with it: 文明村, 城镇, 山区; but 双林镇, 王家新村."""
    common = _common_words().search(name)
    if common is None:
        return False
    if len(common[0]) > 1 or last in _ALWAYS_COMMON or common[0] in _common_before().get(last, ""):
        return True
    return _only_common_words().fullmatch(bare) is not None


def _left_end(name: str) -> int:
    end = 0
    for cut in _left_words().finditer(name):
        end = cut.end()
    return end


@cache
def _left_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words("左"), key=len, reverse=True)))


@cache
def _common_words() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_words('泛')))})$")


@cache
def _only_common_words() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_words('泛'), key=len, reverse=True))}){{1,5}}")


@cache
def _stems_in_use() -> frozenset[str]:
    return frozenset(_words("词"))


@cache
def _followers() -> dict[str, str]:
    return _by_last("后")


@cache
def _common_before() -> dict[str, str]:
    return _by_last("前")


def _by_last(kind: str) -> dict[str, str]:
    lines = (line.split("\t") for line in data_lines("place_words.txt"))
    return {line[1]: line[2] for line in lines if line[0] == kind}


def _words(kind: str) -> set[str]:
    lines = (line.split("\t") for line in data_lines("place_words.txt"))
    return {word for line in lines if line[0] == kind for word in line[1].split()}
