"""What the styles of a Word file say of a paragraph: its level in the outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.files.docx_elements import child, children, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_STYLES = 20
_NO_LEVEL = 9
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE_NAMES = ("title", "标题")


class Styles:
    """The paragraph styles of a file by their ids."""

    def __init__(self, part: Element | None) -> None:
        self._styles = {value(style, "styleId"): style for style in children(part, "style")}

    def outline(self, paragraph: Element) -> int | None:
        """The level of a heading from 1, None for text: by the paragraph's own word, its style's, or the style's name."""
        properties = child(paragraph, "pPr")
        own = child(properties, "outlineLvl")
        if own is not None:
            return _level(own)
        name = value(child(properties, "pStyle"))
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                match = _HEADING_NAME.fullmatch(name)
                return int(match[1]) if match else None
            level = child(style, "pPr", "outlineLvl")
            if level is not None:
                return _level(level)
            match = _HEADING_NAME.fullmatch(value(child(style, "name")))
            if match:
                return int(match[1])
            name = value(child(style, "basedOn"))
        return None

    def is_title(self, paragraph: Element) -> bool:
        name = value(child(paragraph, "pPr", "pStyle"))
        style = self._styles.get(name)
        called = value(child(style, "name")) if style is not None else name
        return called.strip().lower() in _TITLE_NAMES


def _level(outline: Element) -> int | None:
    level = number(outline, _NO_LEVEL)
    return level + 1 if level < _NO_LEVEL else None
