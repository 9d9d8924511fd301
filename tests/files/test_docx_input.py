"""What stands on the pages of a Word file is read, in order; what is deleted, hidden in a margin or a code is not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import STRICT, W, level, numbered, numbering, paragraph, part, run, word_file

from assistant.errors import InputError
from assistant.files.docx_input import docx_text

HERE = Path("来稿.docx")
CHINESE = numbering(
    level(0, "chineseCounting", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircleChinese", "%4")
)


def lines(body: str, **parts: str) -> list[str]:
    return docx_text(word_file(body, parts), HERE).splitlines()


def test_file_of_python_docx():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_paragraph("一、工作情况")
    document.add_paragraph("学习6次。")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("村名", "户数", "柳溪村", "126"), strict=True):
        cell.text = text
    document.add_paragraph("特此报告。")
    stream = BytesIO()
    document.save(stream)
    assert docx_text(stream.getvalue(), HERE).split("\n") == [
        *("一、工作情况", "学习6次。", "村名\t户数", "柳溪村\t126", "特此报告。", ""),
    ]


def test_insertions_are_read_and_deletions_are_not():
    inner = (
        f"{run('学习')}<w:ins w:id='1'>{run('12')}</w:ins><w:del w:id='2'><w:r><w:delText>6</w:delText></w:r></w:del>"
        f"<w:moveTo w:id='3'>{run('次')}</w:moveTo><w:moveFrom w:id='4'>{run('场')}</w:moveFrom>{run('。')}"
    )
    assert lines(paragraph(inner=inner)) == ["学习12次。"]


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert lines(paragraph("前半句，", properties=deleted) + paragraph("后半句。")) == ["前半句，后半句。"]
    assert lines(paragraph("最后一句。", properties=deleted)) == ["最后一句。"]


def test_text_in_controls_tags_links_and_fields_is_read():
    inner = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt><w:smartTag>{run('乙')}</w:smartTag>"
        f"<w:hyperlink>{run('丙')}</w:hyperlink><w:fldSimple w:instr='DATE'>{run('丁')}</w:fldSimple>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
        "<w:ruby><w:rt><w:r><w:t>zhù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>注</w:t></w:r></w:rubyBase></w:ruby>"
    )
    assert lines(paragraph(inner=inner)) == ["甲乙丙丁x注"]


def test_paragraphs_in_a_block_control_are_read():
    assert lines(f"<w:sdt><w:sdtContent>{paragraph('甲')}{paragraph('乙')}</w:sdtContent></w:sdt>") == ["甲", "乙"]


def test_line_breaks_tabs_and_symbols():
    inner = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:char='F0FE'/><w:sym w:char='2460'/></w:r>"
    assert lines(paragraph(inner=inner)) == ["甲", "乙\t丙-□①"]


def test_text_box_is_read_once_behind_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    inner = (
        f"{run('正文')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(paragraph(inner=inner) + paragraph("下一段")) == ["正文", "框内", "下一段"]


def test_cells_with_several_paragraphs_keep_their_lines():
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('一、情况')}{paragraph('学习6次。')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{paragraph('删去的行')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(table) == ["一、情况", "学习6次。"]


def test_footnotes_stand_at_the_end_in_order():
    noted = paragraph(inner=f"{run('覆盖12个村。')}<w:r><w:footnoteReference w:id='2'/></w:r>")
    notes = part(
        "footnotes",
        f"<w:footnote w:id='0'>{paragraph('—')}</w:footnote><w:footnote w:id='2'>{paragraph('含2个社区。')}</w:footnote>",
    )
    assert lines(noted + paragraph("特此报告。"), footnotes=notes) == [
        "覆盖12个村。",
        "特此报告。",
        "附注：",
        "含2个社区。",
    ]


def test_table_of_contents_is_not_read():
    toc = paragraph("一、工作情况 1", properties="<w:pStyle w:val='TOC1'/>")
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    assert lines(control + toc + paragraph("一、工作情况")) == ["一、工作情况"]


@pytest.mark.parametrize("space", [W, STRICT])
def test_foreign_prefixes_and_markup_of_wps(space):
    main = (
        f'<ns0:document xmlns:ns0="{space}" xmlns:wps="http://www.wps.cn/x"><ns0:body><ns0:p><wps:x/><ns0:r><ns0:t>正文'
        "</ns0:t></ns0:r></ns0:p><ns0:sectPr/></ns0:body></ns0:document>"
    )
    assert docx_text(word_file("", main=main), HERE) == "正文\n"


def test_automatic_numbers_are_written_out():
    body = "".join(
        numbered(text, 1, at)
        for text, at in (
            *(("工作情况", 0), ("强化领导", 1), ("抓好学习", 1), ("集中学习。", 2), ("2026年的演出。", 2), ("细目", 3)),
            *(("存在问题", 0), ("缺人", 1)),
        )
    )
    assert lines(body, numbering=CHINESE) == [
        *("一、工作情况", "（一）强化领导", "（二）抓好学习", "1.集中学习。", "2. 2026年的演出。", "①细目"),
        *("二、存在问题", "（一）缺人"),
    ]


def test_typed_ordinal_beside_an_automatic_number_is_the_only_one():
    body = numbered("一、工作情况", 1) + numbered("存在问题", 1) + numbered("（三）打算", 1) + numbered("建议", 1)
    assert lines(body, numbering=CHINESE) == ["一、工作情况", "二、存在问题", "（三）打算", "四、建议"]


def test_number_of_a_style_and_of_the_style_it_is_based_on():
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>',
    )
    levels = numbering(
        level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="a"/>')
    )
    body = "".join(paragraph(name, properties=f'<w:pStyle w:val="{name}"/>') for name in "abc")
    assert lines(body, styles=styles, numbering=levels) == ["（一）a", "（二）b", "c"]


def test_number_id_zero_takes_the_number_of_the_style_away():
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    body = paragraph("甲") + numbered("乙", 0) + paragraph("丙")
    assert lines(body, styles=styles, numbering=CHINESE) == ["一、甲", "乙", "二、丙"]


def test_lists_that_share_a_definition_count_on_unless_they_start_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    levels = numbering(level(0, "decimal", "%1.", start=3), nums=nums)
    body = "".join(numbered("甲", num) for num in (1, 2, 3, 3, 1))
    assert [line[0] for line in lines(body, numbering=levels)] == ["3", "4", "1", "2", "3"]


def test_bullets_write_nothing_but_dashes():
    levels = numbering(level(0, "bullet", "\uf06c") + level(1, "bullet", "——"))
    assert lines(numbered("甲", 1) + numbered("乙", 1, 1), numbering=levels) == ["甲", "——乙"]


def test_list_that_links_to_itself_has_no_number():
    xml = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    styles = part("styles", '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    assert lines(numbered("甲", 1), numbering=xml, styles=styles) == ["甲"]


def test_deeply_nested_file_is_refused_and_not_a_crash():
    deep = "<w:tbl><w:tr><w:tc>" * 400 + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * 400
    with pytest.raises(InputError):
        lines(deep)


TAGS = st.sampled_from(
    ["p", "r", "t", "ins", "del", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "numPr", "numId", "br", "x"]
)
TREES = st.recursive(
    st.text(
        st.characters(min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="<&\ufffe\uffff"), max_size=4
    ),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda pair: f"<w:{pair[0]} w:val='1'>{''.join(pair[1])}</w:{pair[0]}>"
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_any_markup_is_read_or_refused(tree):
    assert isinstance(docx_text(word_file(tree, {"numbering": CHINESE}), HERE), str)
