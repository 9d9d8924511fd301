"""A copy for revision on paper (送审稿): room to write on the right, and the numbers of the facts in small type."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.files.docx_copy import NOTE_BEGIN, NOTE_END
from assistant.files.docx_paragraph import Font, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.config import PageSettings

_MARGIN = 62.0
_NOTE_SIZE = 8.0
_NOTE = re.compile(f"{NOTE_BEGIN}([^{NOTE_BEGIN}{NOTE_END}]*){NOTE_END}")


def review_page(page: PageSettings) -> PageSettings:
    """The page with a right margin wide enough to write in."""
    return replace(page, margin_right=max(page.margin_right, _MARGIN))


def split_notes(span: Span) -> Iterator[Span]:
    """The span with what stands between NOTE_BEGIN and NOTE_END as spans of their own in small type."""
    end = 0
    for match in _NOTE.finditer(span.text):
        if match.start() > end:
            yield replace(span, text=span.text[end : match.start()])
        yield Span(match[1], Font(span.font.east_asian, span.font.latin, _NOTE_SIZE))
        end = match.end()
    if end < len(span.text):
        yield replace(span, text=span.text[end:])
