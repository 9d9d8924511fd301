"""The few styles of the document, and the names under which an office computer may have the same fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from assistant.files.docx_page import footer_line
from assistant.files.docx_paragraph import TWIPS_PER_POINT, Font, body_font, heading_font, title_font

if TYPE_CHECKING:
    from assistant.config import PageSettings

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = (1, 2, 3, 4)
_OTHER_NAMES = {
    "仿宋_GB2312": "仿宋,FangSong,仿宋_GBK,方正仿宋_GBK,方正仿宋_GB2312",
    "仿宋": "仿宋_GB2312,FangSong",
    "楷体_GB2312": "楷体,KaiTi,方正楷体_GBK,方正楷体_GB2312",
    "楷体": "楷体_GB2312,KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "方正小标宋_GBK,小标宋,FZXiaoBiaoSong-B05S,宋体",
    "方正小标宋_GBK": "方正小标宋简体,小标宋,FZXiaoBiaoSong-B05,宋体",
}
_BASED_ON_NORMAL = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
_BUILT_IN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>'
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
    '<w:rPr><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:uiPriority w:val="99"/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)


def styles_xml(page: PageSettings) -> str:
    """word/styles.xml: the body as Normal, title, four levels of headings, page number, comments."""
    body = _run_format(body_font(page))
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{body}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        f"{_normal(page)}{_title(page)}{''.join(_heading(level, page) for level in _LEVELS)}{_footer(page)}{_BUILT_IN}"
        "</w:styles>"
    )


def font_table_xml(page: PageSettings) -> str:
    """word/fontTable.xml: where a computer lacks 仿宋_GB2312, Word takes 仿宋 and not whatever it likes."""
    chinese = dict.fromkeys(
        (page.body_font, page.title_font, page.heading1_font, page.heading2_font, page.page_number_font)
    )
    return f"<w:fonts {_W}>{''.join(_chinese_font(name) for name in chinese)}</w:fonts>"


def _normal(page: PageSettings) -> str:
    pitch = round(page.line_pitch * TWIPS_PER_POINT)
    return _style(
        "Normal",
        "Normal",
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="both"/>',
        _run_format(body_font(page)),
    )


def _title(page: PageSettings) -> str:
    return _style("Title", "Title", '<w:jc w:val="center"/>', _run_format(title_font(page)))


def _heading(level: int, page: PageSettings) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
        _run_format(heading_font(level, page)),
    )


def _footer(page: PageSettings) -> str:
    font = Font(page.page_number_font, page.page_number_font, page.page_number_size)
    line = f'<w:spacing w:line="{footer_line(page)}" w:lineRule="exact"/><w:jc w:val="left"/>'
    return _style("Footer", "footer", line, _run_format(font))


def _style(identity: str, name: str, paragraph: str, run: str) -> str:
    default, based = ('w:default="1" ', "") if identity == "Normal" else ("", _BASED_ON_NORMAL)
    return (
        f'<w:style w:type="paragraph" {default}w:styleId="{identity}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _run_format(font: Font) -> str:
    latin, size = quoteattr(font.latin), round(font.size * 2)
    return (
        f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={quoteattr(font.east_asian)} w:cs={latin}/>"
        f'<w:b w:val="0"/><w:bCs w:val="0"/><w:spacing w:val="{round(font.spacing * TWIPS_PER_POINT)}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _chinese_font(name: str) -> str:
    other = _OTHER_NAMES.get(name, "")
    return (
        f"<w:font w:name={quoteattr(name)}>"
        + (f"<w:altName w:val={quoteattr(other)}/>" if other else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
    )
