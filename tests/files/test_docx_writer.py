"""What stands in the Word file, read from its XML."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.files.docx_copy import WordCopy
from assistant.files.docx_writer import write_docx
from assistant.report.report import Heading, Report, Section

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.config import PageSettings

PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
)


@pytest.fixture
def written(report: Report, ordinals: tuple[str, ...], page: PageSettings, tmp_path: Path):
    path = tmp_path / "draft.docx"
    write_docx(report, ordinals, page, path)
    return docx.Document(str(path))


def write(report: Report, ordinals: tuple[str, ...], page: PageSettings, path: Path, **options: bool):
    write_docx(report, ordinals, page, path, **options)
    return docx.Document(str(path))


def paragraph(document, start: str):
    return next(p for p in document.paragraphs if p.text.startswith(start))


def properties(document, start: str):
    return paragraph(document, start)._p.pPr


def fonts(run) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in run._r.rPr.rFonts.attrib.items()}


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_paragraphs_in_reading_order(written) -> None:
    assert [p.text for p in written.paragraphs] == [
        "中共柳河镇委员会\n关于2026年上半年文化工作情况的报告",
        "",
        "中共安平县委宣传部：",
        "按照通知要求，现将有关情况报告如下：",
        "一、工作开展情况",
        "（一）组织文化活动，丰富群众生活。举办演出6场，观众1200余人次。",
        "（二）管好文化阵地",
        "检查农家书屋9个。",
        "更新图书300册。",
        "二、下一步打算",
        "一是补齐设备。二是培训管理员。",
        "1.补齐设备",
        "10月底前添置音响2套。",
        "（1）音响",
        "放在文化站。",
        "特此报告。",
        "",
        "附件：1.文化活动统计表",
        "2.农家书屋检查清单",
        "",
        "",
        "中共柳河镇委员会",
        "2026年7月3日",
    ]


def test_sheet_margins_and_grid_of_the_standard(written) -> None:
    section = written.sections[0]
    assert [round(x.mm) for x in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(x.mm, 1) for x in margins] == [37.0, 35.0, 28.0, 26.0]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    assert grid.get(qn("w:linePitch")) == "579"


def test_every_line_has_the_exact_pitch_and_no_widow_control(written) -> None:
    for each in written.paragraphs:
        spacing = each._p.pPr.find(qn("w:spacing"))
        assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
        assert each._p.pPr.find(qn("w:widowControl")).get(qn("w:val")) == "0"


@pytest.mark.parametrize(
    ("start", "font", "size"),
    [
        ("中共柳河镇委员会\n", "方正小标宋简体", 22),
        ("一、", "黑体", 16),
        ("（二）", "楷体_GB2312", 16),
        ("1.", "仿宋_GB2312", 16),
        ("（1）", "仿宋_GB2312", 16),
        ("检查", "仿宋_GB2312", 16),
        ("附件", "仿宋_GB2312", 16),
        ("2026年7月", "仿宋_GB2312", 16),
    ],
)
def test_fonts_stand_by_name(written, start: str, font: str, size: int) -> None:
    run = paragraph(written, start).runs[0]
    assert fonts(run) == {
        "eastAsia": font,
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "cs": "Times New Roman",
        "hint": "eastAsia",
    }
    assert run.font.size.pt == size
    assert run.font.bold is False


def test_body_has_the_character_spacing_for_28_a_line(written) -> None:
    spacing = paragraph(written, "检查").runs[0]._r.rPr.find(qn("w:spacing"))
    assert spacing.get(qn("w:val")) == "-5"


def test_first_line_is_indented_in_both_units(written) -> None:
    indent = properties(written, "检查").find(qn("w:ind"))
    assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "640")


def test_recipient_stands_flush_left(written) -> None:
    indent = properties(written, "中共安平县").find(qn("w:ind"))
    assert (indent.get(qn("w:firstLine")), indent.get(qn("w:left"))) == ("0", "0")


@pytest.mark.parametrize(("start", "level"), [("一、", "0"), ("（二）", "1"), ("1.", "2"), ("（1）", "3")])
def test_headings_show_in_the_navigation_pane_and_hold_what_follows(written, start: str, level: str) -> None:
    found = properties(written, start)
    assert found.find(qn("w:outlineLvl")).get(qn("w:val")) == level
    assert found.find(qn("w:keepNext")) is not None
    assert found.find(qn("w:keepLines")) is not None


def test_run_in_heading_shares_its_line_and_has_no_outline_level(written) -> None:
    found = paragraph(written, "（一）")
    assert [run.text for run in found.runs] == ["（一）组织文化活动，丰富群众生活。", "举办演出6场，观众1200余人次。"]
    assert [fonts(run)["eastAsia"] for run in found.runs] == ["楷体_GB2312", "仿宋_GB2312"]
    assert found._p.pPr.find(qn("w:outlineLvl")) is None


def test_run_in_heading_without_text_is_only_its_heading(page: PageSettings, tmp_path: Path) -> None:
    report = Report(sections=(Section(Heading(2, "管好阵地"), run_in=True),))
    assert [p.text for p in write(report, ("（一）",), page, tmp_path / "a.docx").paragraphs] == ["（一）管好阵地"]


@pytest.mark.parametrize("text", ["怎样管好阵地？", "落实“四种责任。”"])
def test_run_in_heading_that_ends_with_a_stop_gets_no_other(page: PageSettings, tmp_path: Path, text: str) -> None:
    report = Report(sections=(Section(Heading(2, text), (), ("检查3次。",), run_in=True),))
    assert write(report, ("",), page, tmp_path / "a.docx").paragraphs[0].text == f"{text}检查3次。"


def test_text_to_date_is_one_chain(written) -> None:
    kept = [p._p.pPr.find(qn("w:keepNext")) is not None for p in written.paragraphs[-8:]]
    assert kept == [True] * 7 + [False]


def test_page_number_on_odd_pages_right_on_even_pages_left(written) -> None:
    assert written.settings.odd_and_even_pages_header_footer
    section = written.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        line = footer.paragraphs[0]
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert line._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}")) == "280"
        assert "".join(run.text for run in line.runs) == "— 1 —"
        assert fonts(line.runs[0])["ascii"] == "宋体"
        assert line.runs[0].font.size.pt == 14
        assert " PAGE " in line._p.xml


def test_properties_name_no_author_program_or_date(report, ordinals, page: PageSettings, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    write_docx(report, ordinals, page, path)
    found = parts(path)
    core = docx.Document(str(path)).core_properties
    assert (core.author, core.last_modified_by, core.created, core.modified) == ("", "", None, None)
    assert core.title == report.title
    assert "docProps/app.xml" not in found
    assert not any("thumbnail" in name or "theme" in name for name in found)
    assert not any("python-docx" in xml or "theme=" in xml.lower() for xml in found.values())


def test_no_style_or_list_of_a_template_comes_along(written) -> None:
    assert {style.name for style in written.styles} == {
        "Normal",
        "Title",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
        "Footer",
        "annotation text",
        "annotation reference",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
    }
    assert not any(p._p.xpath(".//w:numPr") for p in written.paragraphs)


def test_children_stand_in_the_order_of_the_schema(report, ordinals, page: PageSettings, tmp_path: Path) -> None:
    document = write(report, ordinals, page, tmp_path / "a.docx", copy=WordCopy(marks=True))
    for tag, order in (("w:pPr", PARAGRAPH_ORDER), ("w:rPr", RUN_ORDER)):
        roots = [document.element, document.styles.element, document.sections[0].footer._element]
        for found in (element for root in roots for element in root.iter(qn(tag))):
            names = [child.tag.rpartition("}")[2] for child in found]
            assert names == sorted(names, key=order.split().index)


def test_empty_parts_are_left_out(page: PageSettings, tmp_path: Path) -> None:
    report = Report(title="工作总结", opening=("完成3项。",), date="2026-07-03", kind="总结")
    texts = [p.text for p in write(report, (), page, tmp_path / "a.docx").paragraphs]
    assert texts == ["工作总结", "", "完成3项。"]


def test_empty_report_is_still_a_word_file(page: PageSettings, tmp_path: Path) -> None:
    assert [p.text for p in write(Report(), (), page, tmp_path / "a.docx").paragraphs] == []


def test_recipient_ends_with_one_full_width_colon(page: PageSettings, tmp_path: Path) -> None:
    report = Report(recipient="县委宣传部:", opening=("完成3项。",))
    assert write(report, (), page, tmp_path / "a.docx").paragraphs[0].text == "县委宣传部："


def test_settings_move_the_page(report, ordinals, page: PageSettings, tmp_path: Path) -> None:
    other = replace(page, margin_left=30.0, body_font="仿宋", line_pitch=28.0, latin_font="仿宋", indent_characters=0)
    document = write(report, ordinals, other, tmp_path / "a.docx")
    body = paragraph(document, "检查")
    assert round(document.sections[0].left_margin.mm, 1) == 30.0
    assert fonts(body.runs[0]) == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "仿宋") | {"hint": "eastAsia"}
    assert body._p.pPr.find(qn("w:spacing")).get(qn("w:line")) == "560"
    assert body._p.pPr.find(qn("w:ind")).get(qn("w:firstLine")) == "0"


def test_an_ordinal_for_every_section(report, page: PageSettings, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="shorter"):
        write_docx(report, ("一、",), page, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


anything = st.text(st.characters(codec=None), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=anything, heading=anything, text=anything, issuer=anything, attachment=anything, run_in=st.booleans())
def test_any_characters_can_be_written(*, page, tmp_path, title, heading, text, issuer, attachment, run_in) -> None:
    report = Report(
        title=title,
        recipient=heading,
        sections=(Section(Heading(2, heading), (), (text,), run_in=run_in),),
        attachments=(attachment,),
        issuer=issuer,
    )
    document = write(report, ("（一）",), page, tmp_path / "a.docx", copy=WordCopy(marks=True))
    written = "".join(p.text for p in document.paragraphs)
    if "<!--" not in text:
        assert set(re.findall(r"[\u4e00-\u9fff]", text)) <= set(written)
