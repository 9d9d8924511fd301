"""Names that a text shows by its own means: titles in 《》, quotations in “”, places by their last character."""

from __future__ import annotations

import re
from functools import cache

from assistant.language.data_lines import data_lines
from assistant.language.span import Span, spans_of

_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]{0,80}》){1,120}?》")
_QUOTED = re.compile(r"“[^“”\n]{1,120}”")
_PLACE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,8}?)(?P<last>街道|社区|[县镇乡村区]|[市旗](?![镇乡村]))(?P<next>.?)", re.DOTALL
)
_LONGEST_NAME = 5


def titles(text: str) -> tuple[Span, ...]:
    """《…》 with the brackets; 〈〉 or a second 《》 inside belongs to the outer one."""
    return spans_of(_TITLE.finditer(text))


def quoted(text: str) -> tuple[Span, ...]:
    """“…” with the quotation marks."""
    return spans_of(_QUOTED.finditer(text))


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


def _name_start(match: re.Match[str]) -> int | None:
    """Where the name begins; None where the word is common or another word goes on."""
    name, last = match["name"], match["last"]
    cuts = [cut.end() for cut in _left_words().finditer(name)]
    bare = name[cuts[-1] :] if cuts else name
    if not bare or len(bare) > _LONGEST_NAME or _common_words().search(name):
        return None
    if match["next"] and match["next"] in _followers().get(last, ""):
        return None
    return match.end("last") - len(last) - len(bare)


@cache
def _left_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words("左"), key=len, reverse=True)))


@cache
def _common_words() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_words('泛')))})$")


@cache
def _followers() -> dict[str, str]:
    lines = (line.split("\t") for line in data_lines("place_words.txt"))
    return {line[1]: line[2] for line in lines if line[0] == "后"}


def _words(kind: str) -> set[str]:
    lines = (line.split("\t") for line in data_lines("place_words.txt"))
    return {word for line in lines if line[0] == kind for word in line[1].split()}
