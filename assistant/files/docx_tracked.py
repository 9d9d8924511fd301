"""Differences as Word's own tracked changes (修订): accepted they give the new text, rejected the old one.

A number with its 余, 万 and unit is changed as a whole; deleted text keeps the font it had."""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING, TypeVar

from assistant.comparison.line_map import in_order, line_map
from assistant.comparison.words import word_changes
from assistant.files.docx_xml import element, paragraph_element, paragraph_properties, run_element, run_properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.config import PageSettings
    from assistant.files.docx_copy import Against
    from assistant.files.docx_paragraph import Font, Paragraph

_Value = TypeVar("_Value")
NOT_NEW = -1
"""The number of a paragraph that the new text has not."""


def tracked_elements(
    new: Sequence[Paragraph], against: Against, page: PageSettings
) -> Iterator[tuple[int, BaseOxmlElement]]:
    """Each paragraph of both texts with its number in the new one. What was moved is deleted there and inserted here."""
    writer = _Tracker(against, page)
    old = against.paragraphs
    for before, now in _steps(old, new):
        if now is None and before is not None:
            yield NOT_NEW, writer.whole(old[before], "del")
        elif before is None and now is not None:
            yield now, writer.whole(new[now], "ins")
        elif before is not None and now is not None:
            yield now, writer.changed(old[before], new[now])


def _steps(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs in reading order. The last ones always make a pair: the last mark of a file can be neither inserted nor deleted."""
    if not old or not new:
        yield from ((n, None) for n in range(len(old)))
        yield from ((None, n) for n in range(len(new)))
        return
    found = line_map([p.text for p in old[:-1]], [p.text for p in new[:-1]])
    kept = in_order(found, [len(p.text) for p in old])
    for (a, b), (c, d) in pairwise([(-1, -1), *kept, (len(old) - 1, len(new) - 1)]):
        yield from ((n, None) for n in range(a + 1, c))
        yield from ((None, n) for n in range(b + 1, d))
        yield c, d


class _Tracker:
    """Writes changes, each with author, date and a number of its own."""

    def __init__(self, against: Against, page: PageSettings) -> None:
        self._against = against
        self._page = page
        self._numbers = count(1)

    def whole(self, paragraph: Paragraph, kind: str) -> BaseOxmlElement:
        """A paragraph that came or went, its end included."""
        made = paragraph_element(paragraph, self._page)
        mark = made[0].find(_named("rPr"))
        assert mark is not None  # noqa: S101  # every paragraph of ours has the font of its end
        mark.insert(0, self._change(kind))
        if paragraph.text:
            made.append(self._change(kind, *(_run(s.text, s.font, kind) for s in paragraph.spans if s.text)))
        return made

    def changed(self, old: Paragraph, new: Paragraph) -> BaseOxmlElement:
        made = paragraph_element(new, self._page)
        self._note_properties(made[0], old)
        before, now = 0, 0
        for change in word_changes(old.text, new.text):
            if change.kind == "same":
                made.extend(self._same(old, new, before, now, len(change.new)))
            else:
                made.extend(self._replaced("del", old, before, len(change.old)))
                made.extend(self._replaced("ins", new, now, len(change.new)))
            before, now = before + len(change.old), now + len(change.new)
        return made

    def _same(self, old: Paragraph, new: Paragraph, before: int, now: int, length: int) -> Iterator[BaseOxmlElement]:
        """Words that stay; where their font has changed, that is a change too."""
        fonts = zip(_fonts(old, before, length), _fonts(new, now, length), strict=True)
        text = new.text[now : now + length]
        for start, end, (was, is_) in _stretches(list(fonts)):
            run = run_element(text[start:end], is_)
            if was != is_:
                run[0].append(self._change("rPrChange", run_properties(was)))
            yield run

    def _replaced(self, kind: str, paragraph: Paragraph, start: int, length: int) -> Iterator[BaseOxmlElement]:
        text = paragraph.text[start : start + length]
        if text:
            fonts = _stretches(_fonts(paragraph, start, length))
            yield self._change(kind, *(_run(text[a:b], font, kind) for a, b, font in fonts))

    def _note_properties(self, properties: BaseOxmlElement, old: Paragraph) -> None:
        """How the paragraph stood before, where it stood otherwise."""
        was = paragraph_properties(old, self._page)
        was.remove(was.find(_named("rPr")))
        now = [child for child in properties if child.tag != _named("rPr")]
        if [_xml(child) for child in was] != [_xml(child) for child in now]:
            properties.append(self._change("pPrChange", was))

    def _change(self, kind: str, *children: BaseOxmlElement) -> BaseOxmlElement:
        who = {"id": str(next(self._numbers)), "author": self._against.author, "date": self._against.date}
        return element(kind, *children, **who)


def _run(text: str, font: Font, kind: str) -> BaseOxmlElement:
    run = run_element(text, font)
    if kind == "del":
        for words in run.findall(_named("t")):
            words.tag = _named("delText")
    return run


def _fonts(paragraph: Paragraph, start: int, length: int) -> list[Font]:
    """The font of each character."""
    each = [span.font for span in paragraph.spans for _ in span.text]
    return each[start : start + length]


def _stretches(values: list[_Value]) -> Iterator[tuple[int, int, _Value]]:
    """Where the same value stands side by side."""
    start = 0
    for end in range(1, len(values) + 1):
        if end == len(values) or values[end] != values[start]:
            yield start, end, values[start]
            start = end


def _named(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{tag}"))


def _xml(made: BaseOxmlElement) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(made))
