"""The sheet (5.1, 5.2), and the page number (7.5), as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from assistant.files.docx_paragraph import TWIPS_PER_POINT, twips

if TYPE_CHECKING:
    from assistant.config import PageSettings

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WIDTH, _HEIGHT = twips(210), twips(297)
_HEADER_FROM_TOP = 15
_DASH_BELOW_TYPE_AREA = 7
"""7.5: 一字线上距版心下边缘7 mm."""
_FOOTER_LEADING = 1.3
_HEADERS = '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="even" r:id="header1"/>'
_LINE_NUMBERS = '<w:lnNumType w:countBy="1" w:distance="227" w:restart="newPage"/>'


def section_xml(page: PageSettings, *, review: bool = False) -> str:
    """w:sectPr: A4, margins, footers for odd and even pages, the grid of lines; for a review copy a header and line numbers,
    which begin anew on each page.

    `linesAndChars` would break in LibreOffice; the 28 characters come from the character spacing.
    """
    margins = {
        "top": twips(page.margin_top),
        "right": twips(page.margin_right),
        "bottom": twips(page.margin_bottom),
        "left": twips(page.margin_left),
        "header": twips(_HEADER_FROM_TOP),
        "footer": _footer_from_bottom(page),
        "gutter": 0,
    }
    return (
        f"<w:sectPr>{_HEADERS if review else ''}"
        '<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>'
        f'<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/><w:pgMar {_attributes(margins)}/>'
        f'{_LINE_NUMBERS if review else ""}<w:pgNumType w:start="1"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{round(page.line_pitch * TWIPS_PER_POINT)}"/></w:sectPr>'
    )


def footer_xml(page: PageSettings, side: str) -> str:
    """“— 1 —” one character in from the `side` (right on odd pages, left on even ones)."""
    indent = round(page.page_number_size * TWIPS_PER_POINT)
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="{indent}"/><w:jc w:val="{side}"/></w:pPr>'
        + _run(page, '<w:t xml:space="preserve">— </w:t>')
        + _run(page, '<w:fldChar w:fldCharType="begin"/>')
        + _run(page, '<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + _run(page, '<w:fldChar w:fldCharType="separate"/>')
        + _run(page, "<w:t>1</w:t>")
        + _run(page, '<w:fldChar w:fldCharType="end"/>')
        + _run(page, '<w:t xml:space="preserve"> —</w:t>')
        + "</w:p></w:ftr>"
    )


def header_xml(page: PageSettings, text: str) -> str:
    """A word in the right corner above the type area."""
    words = f"<w:t>{escape(text)}</w:t>"
    return f'<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>{_run(page, words)}</w:p></w:hdr>'


def footer_line(page: PageSettings) -> int:
    """Height of the page number's line in twips."""
    return round(page.page_number_size * _FOOTER_LEADING * TWIPS_PER_POINT)


def _footer_from_bottom(page: PageSettings) -> int:
    """The dash stands in the middle of its line."""
    return max(twips(page.margin_bottom - _DASH_BELOW_TYPE_AREA) - footer_line(page) // 2, 0)


def _run(page: PageSettings, content: str) -> str:
    """Half-width digits of 宋体, not of the Latin font."""
    font, size = quoteattr(page.page_number_font), round(page.page_number_size * 2)
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>'
        f'<w:b w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>{content}</w:r>'
    )


def _attributes(values: dict[str, int]) -> str:
    return " ".join(f'w:{name}="{value}"' for name, value in values.items())
