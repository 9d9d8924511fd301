"""Paragraph values as WordprocessingML. Children stand in the order of the schema: Word complains otherwise.

Every paragraph and run carries its own format besides its style's, because a leader pastes the text into another
document, whose styles then win.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.files.docx_paragraph import TWIPS_PER_POINT, Font, Paragraph

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.config import PageSettings

_STRAIGHT_TO_THE_GRID = ("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid")


def element(tag: str, *children: BaseOxmlElement | None, **attributes: str) -> BaseOxmlElement:
    """A w: element with its attributes and children; a child that is None is left out."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        if child is not None:
            made.append(child)
    return made


def paragraph_element(paragraph: Paragraph, page: PageSettings) -> BaseOxmlElement:
    """The w:p of a paragraph with its properties and no runs yet."""
    return element("p", paragraph_properties(paragraph, page))


def run_element(text: str, font: Font, *, highlighted: bool = False) -> BaseOxmlElement:
    """The w:r of a text; newlines become line breaks, tabs tabs."""
    run = element("r", run_properties(font, highlighted=highlighted))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(element("br"))
        for tabbed, words in enumerate(line.split("\t")):
            if tabbed:
                run.append(element("tab"))
            run.append(_text(words))
    return run


def run_properties(font: Font, *, highlighted: bool = False) -> BaseOxmlElement:
    """Fonts by name, without theme fonts; the hint keeps the quotes “” out of the Latin font."""
    size = half_points(font.size)
    return element(
        "rPr",
        element(
            "rFonts",
            hint="eastAsia",
            ascii=font.latin,
            hAnsi=font.latin,
            eastAsia=font.east_asian,
            cs=font.latin,
        ),
        element("b", val="0"),
        element("bCs", val="0"),
        element("i", val="0"),
        element("color", val="auto"),
        element("spacing", val=str(round(font.spacing * TWIPS_PER_POINT))) if font.spacing else None,
        element("sz", val=size),
        element("szCs", val=size),
        element("highlight", val="yellow") if highlighted else None,
    )


def half_points(points: float) -> str:
    return str(round(points * 2))


def paragraph_properties(paragraph: Paragraph, page: PageSettings) -> BaseOxmlElement:
    """Its w:pPr, the font of its end last."""
    return element(
        "pPr",
        element("pStyle", val=paragraph.style) if paragraph.style else None,
        element("keepNext") if paragraph.keep_next else None,
        element("keepLines") if paragraph.outline is not None else None,
        element("widowControl", val="0"),
        element("tabs", element("tab", val="right", pos=str(paragraph.right_tab))) if paragraph.right_tab else None,
        *(element(name, val="0") for name in _STRAIGHT_TO_THE_GRID),
        _line_spacing(page),
        _indent(paragraph),
        element("jc", val=paragraph.align),
        element("outlineLvl", val=str(paragraph.outline)) if paragraph.outline is not None else None,
        run_properties(paragraph.font),
    )


def _line_spacing(page: PageSettings) -> BaseOxmlElement:
    pitch = str(round(page.line_pitch * TWIPS_PER_POINT))
    return element("spacing", before="0", after="0", line=pitch, lineRule="exact")


def _indent(paragraph: Paragraph) -> BaseOxmlElement:
    """Both units for the first line: Word reads the characters, LibreOffice and old WPS the twips."""
    attributes = {"left": str(paragraph.left), "right": str(paragraph.right)}
    if paragraph.hanging:
        attributes["hanging"] = str(paragraph.hanging)
    else:
        attributes["firstLineChars"] = str(paragraph.first_line * 100)
        attributes["firstLine"] = str(round(paragraph.first_line * paragraph.font.size * TWIPS_PER_POINT))
    return element("ind", **attributes)


def _text(line: str) -> Any:
    made = element("t")
    made.text = line
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
