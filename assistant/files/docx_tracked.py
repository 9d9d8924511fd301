"""Differences as Word's own tracked changes (修订): accepted they give the new text, rejected the old one.

A number with its 余, 万 and unit is changed as a whole; deleted text keeps the font it had."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import TYPE_CHECKING, TypeVar

from assistant.comparison.line_map import in_order, line_map
from assistant.comparison.words import ChangeKind, WordChange, word_changes
from assistant.files.docx_xml import element, paragraph_element, paragraph_properties, run_element, run_properties
from assistant.style.numbering import without_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.config import PageSettings
    from assistant.files.docx_copy import Against
    from assistant.files.docx_paragraph import Font, Paragraph

_Value = TypeVar("_Value")
NOT_NEW = -1
"""The number of a paragraph that the new text has not."""


@dataclass(frozen=True)
class _Step:
    """A paragraph of the old text (`old`), of the new one, or one of both. `end` is what became of its end: "del", "ins", or
    empty where it stands in both."""

    old: int | None
    new: int | None
    end: str = ""


def tracked_elements(
    new: Sequence[Paragraph], against: Against, page: PageSettings
) -> Iterator[tuple[int, BaseOxmlElement]]:
    """Each paragraph of both texts with its number in the new one. What was moved is deleted there and inserted here."""
    writer = _Tracker(against, page)
    old = against.paragraphs
    for step in _steps(old, new):
        if step.new is None and step.old is not None:
            yield NOT_NEW, writer.whole(old[step.old], "del", step.end)
        elif step.old is None and step.new is not None:
            yield step.new, writer.whole(new[step.new], "ins", step.end)
        elif step.old is not None and step.new is not None:
            yield step.new, writer.changed(old[step.old], new[step.new], step.end)


def _steps(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[_Step]:
    """In reading order. The last end of a file can neither come nor go: where paragraphs came or went behind the last one that
    stands in both, that one's end did in its stead."""
    found = line_map([p.text for p in old], [p.text for p in new])
    kept = in_order(found, [len(p.text) for p in old])
    if not kept or (kept[-1][0] < len(old) - 1 and kept[-1][1] < len(new) - 1):
        kept = [*kept, (len(old) - 1, len(new) - 1)] if old and new else []
    steps: list[_Step] = []
    for (a, b), (c, d) in pairwise([(-1, -1), *kept, (len(old), len(new))]):
        steps += [_Step(n, None, "del") for n in range(a + 1, c)]
        steps += [_Step(None, n, "ins") for n in range(b + 1, d)]
        steps += [_Step(c, d)] if c < len(old) and d < len(new) else []
    return _with_last_end(steps)


def _with_last_end(steps: list[_Step]) -> list[_Step]:
    kept = next((n for n in range(len(steps) - 1, -1, -1) if not steps[n].end), None)
    if kept is None or kept == len(steps) - 1:
        return [*steps[:-1], replace(steps[-1], end="")] if steps else []
    end = steps[-1].end
    return [
        *steps[:kept],
        replace(steps[kept], end=end),
        *steps[kept + 1 : -1],
        replace(steps[-1], end=""),
    ]


class _Tracker:
    """Writes changes, each with author, date and a number of its own."""

    def __init__(self, against: Against, page: PageSettings) -> None:
        self._against = against
        self._page = page
        self._numbers = count(1)

    def whole(self, paragraph: Paragraph, kind: str, end: str) -> BaseOxmlElement:
        """A paragraph that came or went, with its end."""
        made = paragraph_element(paragraph, self._page)
        self._mark_end(made, end)
        if paragraph.text:
            made.append(self._change(kind, *(_run(s.text, s.font, kind) for s in paragraph.spans if s.text)))
        return made

    def _mark_end(self, made: BaseOxmlElement, end: str) -> None:
        mark = made[0].find(_named("rPr"))
        assert mark is not None  # noqa: S101  # every paragraph of ours has the font of its end
        if end:
            mark.insert(0, self._change(end))

    def changed(self, old: Paragraph, new: Paragraph, end: str) -> BaseOxmlElement:
        made = paragraph_element(new, self._page)
        self._mark_end(made, end)
        self._note_properties(made[0], old)
        before, now = 0, 0
        for change in _changes(old.text, new.text):
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


def _changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Word by word; an ordinal is one word."""
    was, now = (old[: len(old) - len(without_ordinal(old))], new[: len(new) - len(without_ordinal(new))])
    if was == now:
        return word_changes(old, new)
    kind: ChangeKind = "replaced" if was and now else "deleted" if was else "inserted"
    return (WordChange(kind, was, now), *word_changes(old[len(was) :], new[len(now) :]))


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
