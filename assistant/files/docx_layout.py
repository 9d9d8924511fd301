"""A report as the paragraphs of its pages, in reading order (GB/T 9704-2012, 7.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.files.docx_pagination import kept_with_foot
from assistant.files.docx_paragraph import (
    TWIPS_PER_POINT,
    Kind,
    Paragraph,
    Place,
    Span,
    body_font,
    characters,
    clean_line,
    clean_paragraphs,
    heading_font,
    title_font,
    type_width,
)
from assistant.files.docx_signature import attachments, blank_line, signature
from assistant.files.docx_title import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.config import PageSettings
    from assistant.report.report import Report, Section

_DEEPEST_LEVEL = 4
_STOPS = ("。", "！", "？", "；", "：", "。”", "！”", "？”")


def layout(report: Report, ordinals: Sequence[str], page: PageSettings) -> tuple[Paragraph, ...]:
    """The paragraphs of a report; `ordinals` holds one for each section."""
    text = [
        *_head(report, page),
        *_body(report.opening, "opening", page),
        *_sections(report.sections, ordinals, page),
        *_body(report.closing, "closing", page),
    ]
    return kept_with_foot(text, [*attachments(report.attachments, page), *signature(report, page)], page)


def _head(report: Report, page: PageSettings) -> Iterator[Paragraph]:
    """Number and signer where there are any, title, a blank line, and the recipient flush left with a full-width colon (7.2.5,
    7.2.6, 7.3.1, 7.3.2)."""
    yield from _reference(clean_line(report.number), clean_line(report.signer), page)
    title = clean_line(report.title)
    if title:
        yield _title(title, page)
        yield blank_line(page)
    recipient = clean_line(report.recipient).rstrip("：:")
    if recipient:
        yield _plain(f"{recipient}：", Place("recipient"), page, first_line=0)


def _reference(number: str, signer: str, page: PageSettings) -> Iterator[Paragraph]:
    """The number centred; of a report that goes up with its signer one character in from the left, the signer one from the
    right, the name in 楷体 (7.2.5, 7.2.6)."""
    font, place = body_font(page), Place("reference")
    if not number and not signer:
        return
    if not signer:
        yield Paragraph((Span(number, font),), font, align="center", place=place)
    else:
        spans = (Span(f"{number}\t签发人：", font), Span(signer, heading_font(2, page)))
        one = characters(1, page)
        tab = type_width(page) - one
        yield Paragraph(spans, font, align="left", left=one, right_tab=tab, place=place)
    yield blank_line(page)


def _title(title: str, page: PageSettings) -> Paragraph:
    font = title_font(page)
    lines = title_lines(title, type_width(page) / (font.size * TWIPS_PER_POINT))
    span = Span("\n".join(lines), font)
    return Paragraph((span,), font, style="Title", align="center", place=Place("title"))


def _sections(sections: Sequence[Section], ordinals: Sequence[str], page: PageSettings) -> Iterator[Paragraph]:
    for number, (section, ordinal) in enumerate(zip(sections, ordinals, strict=True)):
        yield from _section(section, number, ordinal, page)


def _section(section: Section, number: int, ordinal: str, page: PageSettings) -> Iterator[Paragraph]:
    texts = clean_paragraphs(section.paragraphs)
    heading = ordinal + clean_line(section.heading.text)
    level = min(max(section.heading.level, 1), _DEEPEST_LEVEL)
    if heading and section.run_in and texts:
        yield _run_in(heading, texts[0], level, number, page)
        texts = texts[1:]
    elif heading:
        yield _heading(heading, level, number, page)
    for own, text in texts:
        yield _plain(text, Place("body", number, own), page, page.indent_characters)


def _heading(text: str, level: int, number: int, page: PageSettings) -> Paragraph:
    """A heading on its own line; it never stands at the foot of a page without what follows."""
    font = heading_font(level, page)
    return Paragraph(
        (Span(text, font),),
        font,
        style=f"Heading{level}",
        first_line=page.indent_characters,
        keep_next=True,
        outline=level - 1,
        place=Place("heading", number),
    )


def _run_in(heading: str, first: tuple[int, str], level: int, number: int, page: PageSettings) -> Paragraph:
    """Heading and first paragraph on one line. It has no outline level: Word would list the whole paragraph."""
    heading = heading if heading.endswith(_STOPS) else f"{heading}。"
    body = _plain(first[1], Place("run-in", number, first[0]), page, page.indent_characters)
    return replace(body, spans=(Span(heading, heading_font(level, page)), *body.spans))


def _body(texts: Sequence[str], kind: Kind, page: PageSettings) -> Iterator[Paragraph]:
    for number, text in clean_paragraphs(texts):
        yield _plain(text, Place(kind, -1, number), page, page.indent_characters)


def _plain(text: str, place: Place, page: PageSettings, first_line: int) -> Paragraph:
    font = body_font(page)
    return Paragraph((Span(text, font),), font, first_line=first_line, place=place)
