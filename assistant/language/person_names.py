"""What a person's name is made of (姓名用字): surname and given name, by their characters (data/people.txt)."""

from __future__ import annotations

import re
from functools import cache

from assistant.language.data_lines import data_lines

_NAME = re.compile("[\u4e00-\u9fff]{2,4}")


def looks_like_a_name(name: str, *, sure: bool = False) -> bool:
    """Surname and given name of two to four characters; `sure`: the surname hardly begins another word."""
    compound = name[:2] in set_of("复")
    if not (compound or name[:1] in set_of("姓") or (not sure and name[:1] in set_of("疑"))):
        return False
    if not _NAME.fullmatch(name) or name.startswith(words_of("非")) or name[-1] in set_of("末"):
        return False
    given = name[2:] if compound else name[1:]
    if not 1 <= len(given) <= 2 or not set_of("字").isdisjoint(given) or given[-1] in set_of("尾"):
        return False
    return given not in set_of("职")


def is_made_like_a_name(name: str) -> bool:
    """A sure surname with two characters that given names are made of: 翟保国, whatever follows."""
    return (
        len(name) == 3
        and name[1] in set_of("名")
        and name[2] in set_of("名尾")
        and name[0] in set_of("姓")
        and looks_like_a_name(name, sure=True)
    )


def surnames() -> tuple[str, ...]:
    """Those that hardly begin another word, the compound ones among them."""
    return (*words_of("复"), *words_of("姓"))


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind of lines of data/people.txt, in their order."""
    lines = (line.split("\t") for line in data_lines("people.txt"))
    return tuple(dict.fromkeys(word for line in lines if line[0] == kind for word in line[1].split()))


@cache
def set_of(kind: str) -> frozenset[str]:
    return frozenset(words_of(kind))
