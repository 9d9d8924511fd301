"""What stands below the text: attachments (7.3.4), issuer and date (7.3.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import ConfigError
from assistant.files.docx_paragraph import (
    Alignment,
    Kind,
    Paragraph,
    Place,
    Span,
    body_font,
    characters,
    clean_line,
    ems,
    type_width,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.config import PageSettings
    from assistant.report.report import Report

_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_UNKNOWN_DATE = "　　年　月　日"
_SEALED_KIND = "报告"
_DATE_FROM_RIGHT = 4
_ISSUER_FROM_RIGHT = 2
_DATE_AFTER_ISSUER = 2
# A seal of 42 mm is four lines high; its upper edge lies within one line of the text, its middle a little above the date.
_LINES_ABOVE_SEALED_ISSUER = 2
_SLACK = 0.1
"""Characters of room beside a text that would just fit, so that rounding does not break the line."""
_LABEL = "附件："
_LABEL_INDENT = 2
_OWN_NUMBER = re.compile(r"(\d{1,2})\s*[.．、]\s*")


def chinese_date(date: str) -> str:
    """2026-07-03 as 2026年7月3日; an unknown day, or date, leaves its place blank to be written in by hand."""
    match = _DATE.fullmatch(date.strip())
    if match is None:
        return date.strip() or _UNKNOWN_DATE
    year, month, day = match.groups()
    return f"{year}年{int(month)}月{int(day) if day else '　'}日"


def blank_line(page: PageSettings) -> Paragraph:
    return Paragraph((), body_font(page))


def attachments(names: tuple[str, ...], page: PageSettings) -> Iterator[Paragraph]:
    """附件：1.… one blank line below the text; names align on their first character, with no mark after them."""
    cleaned = _attachment_names(names)
    if cleaned:
        yield blank_line(page)
    for number, name in enumerate(cleaned, start=1):
        yield _attachment(f"{number}." if len(cleaned) > 1 else "", name, page, first=number == 1)


def signature(report: Report, page: PageSettings) -> Iterator[Paragraph]:
    """Blank lines, issuer and date; nothing without an issuer. Raises ConfigError where page.sealed is not understood."""
    sealed = _is_sealed(report.kind, page.sealed)
    issuer, date = clean_line(report.issuer), chinese_date(clean_line(report.date))
    if not issuer:
        return
    for _ in range(_LINES_ABOVE_SEALED_ISSUER if sealed else 1):
        yield blank_line(page)
    yield from _sealed(issuer, date, page) if sealed else _unsealed(issuer, date, page)


def _is_sealed(kind: str, setting: str) -> bool:
    if setting not in ("auto", "yes", "no"):
        raise ConfigError(f"设置 [page] sealed = “{setting}”不认识。", "请写 auto、yes 或 no。")
    return setting == "yes" or (setting == "auto" and kind == _SEALED_KIND)


def _sealed(issuer: str, date: str, page: PageSettings) -> tuple[Paragraph, Paragraph]:
    """7.3.5.1: the date 4 characters from the right, the issuer centred over it.

    Both are centred on one axis, so that they stay so when a clerk changes the day. An issuer too long for that moves
    both to the left, as little as the type area asks for.
    """
    half_date, half_issuer = (width(text, body_font(page)) // 2 for text in (date, issuer))
    axis = max(characters(_DATE_FROM_RIGHT, page) + half_date, half_issuer + characters(_SLACK, page))
    left = max(type_width(page) - 2 * axis, 0)
    return _line(issuer, "issuer", page, "center", left=left), _line(date, "date", page, "center", left=left)


def _unsealed(issuer: str, date: str, page: PageSettings) -> tuple[Paragraph, Paragraph]:
    """7.3.5.2: the issuer 2 characters from the right, the date's first character 2 right of the issuer's first; a date
    longer than the issuer stands 2 from the right, and the issuer moves left.
    """
    margin, shift = characters(_ISSUER_FROM_RIGHT, page), characters(_DATE_AFTER_ISSUER, page)
    issuer_width, date_width = (width(text, body_font(page)) for text in (issuer, date))
    if date_width > issuer_width:
        left = max(type_width(page) - margin - date_width - shift, 0)
        return _line(issuer, "issuer", page, "left", left=left), _line(date, "date", page, "right", right=margin)
    left = max(type_width(page) - margin - issuer_width, 0)
    date_left = min(left + shift, type_width(page) - date_width - characters(_SLACK, page))
    return _line(issuer, "issuer", page, "right", right=margin), _line(date, "date", page, "left", left=date_left)


def _line(text: str, kind: Kind, page: PageSettings, align: Alignment, left: int = 0, right: int = 0) -> Paragraph:
    font = body_font(page)
    return Paragraph((Span(text, font),), font, align=align, left=left, right=right, place=Place(kind))


def _attachment_names(names: tuple[str, ...]) -> list[str]:
    """Without the numbers that a person has put before all of them; 1.5万亩 alone is no number of an attachment."""
    cleaned = [name for name in (clean_line(n).rstrip("。；;，,、") for n in names) if name]
    matches = [_OWN_NUMBER.match(name) for name in cleaned]
    rests = [name[match.end() :] for name, match in zip(cleaned, matches, strict=True) if match]
    if [match[1] for match in matches if match] != [str(n) for n in range(1, len(cleaned) + 1)]:
        return cleaned
    return cleaned if len(rests) == 1 and rests[0][:1].isdigit() else rests


def _attachment(number: str, name: str, page: PageSettings, *, first: bool) -> Paragraph:
    font = body_font(page)
    hanging = width(number, font)
    left = characters(_LABEL_INDENT + ems(_LABEL), page) + hanging
    if first:
        number, hanging = _LABEL + number, hanging + characters(ems(_LABEL), page)
    return Paragraph(
        (Span(number + name, font),), font, align="left", left=left, hanging=hanging, place=Place("attachment")
    )
