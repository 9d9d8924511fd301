"""Automatic numbers of Word (自动编号) as the ordinals that a reader sees: w:numPr on paragraphs and styles, counted by
w:abstractNum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.files.docx_elements import child, children, number, value
from assistant.files.docx_number_forms import number_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")
_MOST_STYLES = 20
_DEEPEST = 9
_SYMBOL_FONT = re.compile("[\ue000-\uf8ff]")


class Numbers:
    """Counts through a document: call `ordinal` for each of its paragraphs in turn."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {value(style, "styleId"): style for style in children(styles, "style")}
        self._default = next((i for i, s in self._styles.items() if _is_default(s)), "")
        self._nums = {value(num, "numId"): num for num in children(numbering, "num")}
        self._abstracts = {value(a, "abstractNumId"): a for a in children(numbering, "abstractNum")}
        self._levels: dict[str, dict[int, Element]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def ordinal(self, paragraph: Element) -> str:
        """The number in front of the paragraph; empty where it has none: numId 0 takes a style's number away."""
        num, level = self._number_of(child(paragraph, "pPr"))
        levels = self._levels_of(num)
        if level not in levels:
            return ""
        self._count(num, level)
        counts = self._counts[self._abstract_of(num)]
        return _shown(levels, level, counts)

    def _number_of(self, properties: Element | None) -> tuple[str, int]:
        """NumId and level, of the paragraph itself or of its style."""
        own = child(properties, "numPr")
        num, level = value(child(own, "numId")), child(own, "ilvl")
        if num:
            return num, number(level, 0)
        name = value(child(properties, "pStyle")) or self._default
        num, styled = self._number_of_style(name)
        return num, number(level, styled)

    def _number_of_style(self, name: str) -> tuple[str, int]:
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            numbered = child(style, "pPr", "numPr")
            num = value(child(numbered, "numId"))
            if num:
                linked = (at for at, lvl in self._levels_of(num).items() if value(child(lvl, "pStyle")) == name)
                return num, number(child(numbered, "ilvl"), next(linked, 0))
            name = value(child(style, "basedOn"))
        return "", 0

    def _levels_of(self, num: str) -> dict[int, Element]:
        """The levels of a list as its w:abstractNum defines them and the w:num changes them."""
        if num in ("", "0") or num not in self._nums:
            return {}
        if num not in self._levels:
            self._levels[num] = {}  # a list that links to itself has none
            levels = {
                number(lvl, 0, "ilvl"): lvl for lvl in children(self._abstracts.get(self._abstract_of(num)), "lvl")
            }
            for change in children(self._nums[num], "lvlOverride"):
                changed = child(change, "lvl")
                if changed is not None:
                    levels[number(change, 0, "ilvl")] = changed
            self._levels[num] = levels
        return self._levels[num]

    def _abstract_of(self, num: str) -> str:
        """The w:abstractNum that counts for this list, behind a link to a list style."""
        for _ in range(_MOST_STYLES):
            name = value(child(self._nums.get(num), "abstractNumId"))
            link = value(child(self._abstracts.get(name), "numStyleLink"))
            linked = value(child(self._styles.get(link), "pPr", "numPr", "numId"))
            if not link or not linked or linked == num:
                return name
            num = linked
        return ""

    def _count(self, num: str, level: int) -> None:
        counts, levels = self._counts.setdefault(self._abstract_of(num), {}), self._levels_of(num)
        for change in children(self._nums[num], "lvlOverride"):
            start = child(change, "startOverride")
            if start is not None and number(change, 0, "ilvl") == level and (num, level) not in self._restarted:
                self._restarted.add((num, level))
                counts[level] = number(start, 1) - 1
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [at for at in counts if at > level and value(child(levels.get(at), "lvlRestart")) != "0"]:
            del counts[deeper]


def _shown(levels: dict[int, Element], level: int, counts: dict[int, int]) -> str:
    """The text of a level with its places filled: （%2） → （三）."""
    text = value(child(levels[level], "lvlText"))
    if value(child(levels[level], "numFmt")) == "bullet":
        return "" if _SYMBOL_FONT.search(text) or not text.startswith(("—", "－", "-")) else text
    legal = child(levels[level], "isLgl") is not None

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = "decimal" if legal or at not in levels else value(child(levels[at], "numFmt"))
        return number_text(counts.get(at, _start(levels.get(at))), form)

    return _PLACE.sub(place, text)


def _start(level: Element | None) -> int:
    return number(child(level, "start"), 1)


def _is_default(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
