"""An empty Word file of our own: nothing of a library's template (styles, theme, thumbnail, dates) gets into it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from assistant.files.docx_copy import REVIEW_HEADER
from assistant.files.docx_page import footer_xml, header_xml, section_xml
from assistant.files.docx_paragraph import clean_line
from assistant.files.docx_styles import font_table_xml, styles_xml

if TYPE_CHECKING:
    from docx.document import Document

    from assistant.config import PageSettings

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}
"""The parts beside the document itself, and what they are."""
_REVIEW_PARTS = {"header1": "header"}

_SETTINGS = (
    "<w:settings {w}>"
    '<w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="640"/>'
    "<w:evenAndOddHeaders/>"
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:settings>"
)


def blank_document(page: PageSettings, title: str, *, review: bool = False) -> Document:
    """A document with page, styles and page numbers set and an empty body; for a review copy with header and line numbers."""
    import docx

    return docx.Document(io.BytesIO(_package(page, title, review=review)))


def _package(page: PageSettings, title: str, *, review: bool) -> bytes:
    stream = io.BytesIO()
    files = _files(page, title, _PARTS | (_REVIEW_PARTS if review else {}))
    with zipfile.ZipFile(stream, "w") as archive:
        for name, xml in files.items():
            archive.writestr(name, _HEAD + xml)
    return stream.getvalue()


def _files(page: PageSettings, title: str, parts: dict[str, str]) -> dict[str, str]:
    body = section_xml(page, review="header1" in parts)
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships(
            {
                f"{_OFFICE}/officeDocument": "word/document.xml",
                f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
            }
        ),
        "docProps/core.xml": _core_properties(title),
        "word/_rels/document.xml.rels": _part_relationships(parts),
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_xml(page),
        "word/settings.xml": _SETTINGS.format(w=_W),
        "word/fontTable.xml": font_table_xml(page),
        "word/footer1.xml": footer_xml(page, "right"),
        "word/footer2.xml": footer_xml(page, "left"),
        "word/header1.xml": header_xml(page, REVIEW_HEADER),
    }
    return {name: xml for name, xml in files.items() if name != "word/header1.xml" or "header1" in parts}


def _content_types(parts: dict[str, str]) -> str:
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        **{f"/word/{name}.xml": f"{_WORD_TYPE}.{kind}+xml" for name, kind in parts.items()},
    }
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    )


def _relationships(targets: dict[str, str]) -> str:
    numbered = enumerate(targets.items(), start=1)
    return _relationship_list("".join(_relationship(f"rId{n}", kind, target) for n, (kind, target) in numbered))


def _part_relationships(parts: dict[str, str]) -> str:
    """A part's relationship is named after it, so that the section can point to its footers."""
    return _relationship_list(
        "".join(_relationship(name, f"{_OFFICE}/{kind}", f"{name}.xml") for name, kind in parts.items())
    )


def _relationship_list(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _relationship(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'


def _core_properties(title: str) -> str:
    """The title and nothing else: no author, no program, no date; without a title nothing at all."""
    if not title:
        return f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"></cp:coreProperties>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean_line(title))}</dc:title><dc:creator></dc:creator>"
        "<cp:lastModifiedBy></cp:lastModifiedBy></cp:coreProperties>"
    )
