"""WordprocessingML by local names: whatever prefix a program wrote (w:, ns0:), transitional or strict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of this name; none of None."""
    return (child for child in (() if element is None else element) if local(child) == name)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of the first name, of that the first of the second, and so on."""
    for name in names:
        element = next(children(element, name), None)
    return element


def value(element: Element | None, name: str = "val") -> str:
    """A w: attribute; empty where it is not there."""
    found = None if element is None else next((v for ns in _WORD if (v := element.get(ns + name)) is not None), None)
    return "" if found is None else str(found)


def number(element: Element | None, default: int, name: str = "val") -> int:
    """A w: attribute as a whole number."""
    text = value(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default
