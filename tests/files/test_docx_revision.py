"""A Word file that people have revised: who put in and took out what, comments, bookmarks, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import level, numbered, numbering, paragraph, part, relationships, run, word_file, zipped

from assistant.errors import InputError
from assistant.files.docx_revision import read_revised
from assistant.files.revised import RevisedFile, accept, reject

WHO = 'w:author="张书记" w:date="2026-07-05T09:00:00Z"'


def read(body: str, **parts: str) -> RevisedFile:
    return read_revised(word_file(body, parts), Path("修改稿.docx"))


def put_in(text: str, who: str = WHO) -> str:
    return f'<w:ins w:id="1" {who}>{run(text)}</w:ins>'


def taken_out(text: str, who: str = WHO) -> str:
    return f'<w:del w:id="2" {who}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def both(file: RevisedFile) -> tuple[list[str], list[str]]:
    """Accepted and rejected."""
    return [line.text for line in file.lines(accept)], [line.text for line in file.lines(reject)]


END_IN = f'<w:rPr><w:ins w:id="3" {WHO}/></w:rPr>'
END_OUT = f'<w:rPr><w:del w:id="3" {WHO}/></w:rPr>'
CASES = {
    "put in": (paragraph(inner=run("学习") + put_in("16次")), ["学习16次"], ["学习"]),
    "taken out": (paragraph(inner=run("学习") + taken_out("6次")), ["学习"], ["学习6次"]),
    "put in by one, taken out by another": (
        paragraph(inner=f'<w:ins w:id="1" {WHO}>{taken_out("16次")}</w:ins>' + run("学习")),
        ["学习"],
        ["学习"],
    ),
    "paragraph put in": (
        paragraph("甲") + paragraph(inner=put_in("乙"), properties=END_IN) + paragraph("丙"),
        ["甲", "乙", "丙"],
        ["甲", "丙"],
    ),
    "paragraph taken out": (
        paragraph("甲") + paragraph(inner=taken_out("乙"), properties=END_OUT) + paragraph("丙"),
        ["甲", "丙"],
        ["甲", "乙", "丙"],
    ),
    "two made one": (paragraph("甲", properties=END_OUT) + paragraph("乙"), ["甲乙"], ["甲", "乙"]),
    "one made two": (paragraph("甲", properties=END_IN) + paragraph("乙"), ["甲", "乙"], ["甲乙"]),
    "moved": (
        paragraph(inner=f'<w:moveFrom w:id="4" {WHO}>{run("甲")}</w:moveFrom>' + run("乙"))
        + paragraph(inner=f'<w:moveTo w:id="5" {WHO}>{run("甲")}</w:moveTo>'),
        ["乙", "甲"],
        ["甲乙", ""],
    ),
    "content control and smart tag": (
        paragraph(
            inner=f"<w:sdt><w:sdtContent>{put_in('学')}</w:sdtContent></w:sdt><w:smartTag>{run('习')}</w:smartTag>"
        ),
        ["学习"],
        ["习"],
    ),
    "field code": (paragraph(inner=f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('学习')}"), ["学习"], ["学习"]),
    "line break": (paragraph(inner=f"{run('学')}<w:r><w:br/></w:r>{run('习')}"), ["学\n习"], ["学\n习"]),
}


@pytest.mark.parametrize(("body", "accepted", "rejected"), CASES.values(), ids=CASES)
def test_text_with_changes_accepted_and_rejected(body, accepted, rejected):
    assert both(read(body)) == (accepted, rejected)


def test_changes_are_taken_one_by_one():
    file = read(paragraph(inner=taken_out("6次") + put_in("16次")) + paragraph(inner=put_in("讲")))
    assert [(c.kind, c.text, c.author, c.paragraph) for c in file.changes] == [
        ("deleted", "6次", "张书记", 0),
        ("inserted", "16次", "张书记", 0),
        ("inserted", "讲", "张书记", 1),
    ]
    assert [line.text for line in file.lines(lambda change: change.number == 2)] == ["6次", "讲"]


def test_neighbouring_stretches_of_one_hand_are_one_change():
    other = WHO.replace("张书记", "李镇长")
    file = read(paragraph(inner=put_in("学") + put_in("习") + put_in("好", other)))
    assert [(c.text, c.author) for c in file.changes] == [("学习", "张书记"), ("好", "李镇长")]


COMMENTS = part("comments", f'<w:comment w:id="7" {WHO}><w:p>{run("请核实")}</w:p><w:p>{run("人数")}</w:p></w:comment>')


def test_comments_with_their_words_and_place():
    inner = (
        run("听众")
        + '<w:commentRangeStart w:id="7"/>'
        + run("620人")
        + taken_out("次")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        + run("。")
    )
    [comment] = read(paragraph("甲") + paragraph(inner=inner), comments=COMMENTS).comments
    assert (comment.text, comment.author, comment.quoted, comment.paragraph) == ("请核实\n人数", "张书记", "620人", 1)


def test_a_comment_over_several_paragraphs():
    body = paragraph(inner='<w:commentRangeStart w:id="7"/>' + run("甲")) + paragraph(
        inner=run("乙") + '<w:commentRangeEnd w:id="7"/>'
    )
    [comment] = read(body, comments=COMMENTS).comments
    assert (comment.quoted, comment.paragraph) == ("甲乙", 0)


@pytest.mark.parametrize("body", [paragraph("甲"), ""], ids=["text", "nothing"])
def test_a_comment_that_stands_nowhere(body):
    [comment] = read(body, comments=COMMENTS).comments
    assert (comment.text, comment.quoted) == ("请核实\n人数", "")


def test_bookmarks_in_and_between_paragraphs():
    mark = '<w:bookmarkStart w:id="1" w:name="{}"/><w:bookmarkEnd w:id="1"/>'
    body = mark.format("_asst_study") + paragraph(inner=mark.format("_asst_plans") + run("甲"))
    assert read(body).lines()[0].bookmarks == ("_asst_study", "_asst_plans")


def test_bookmarks_of_joined_paragraphs():
    mark = '<w:bookmarkStart w:id="1" w:name="{}"/>'
    body = paragraph(inner=mark.format("a") + taken_out("甲"), properties=END_OUT) + paragraph(
        inner=mark.format("b") + run("乙")
    )
    assert [(line.text, line.bookmarks, line.paragraphs) for line in read(body).lines()] == [("乙", ("a", "b"), (0, 1))]


def test_automatic_numbers_count_what_is_there():
    levels = numbering(level(0, "chineseCounting", "%1、"))
    out = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{END_OUT}'
    body = numbered("甲", 1) + paragraph(inner=taken_out("乙"), properties=out) + numbered("丙", 1)
    file = read(body, numbering=levels)
    assert [line.shown for line in file.lines(accept)] == ["一、甲", "二、丙"]
    assert [line.shown for line in file.lines(reject)] == ["一、甲", "二、乙", "三、丙"]


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="own"/><w:basedOn w:val="a3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="loop"/><w:basedOn w:val="a5"/></w:style>',
)


@pytest.mark.parametrize(
    ("properties", "outline", "title"),
    [
        ('<w:pStyle w:val="a1"/>', 2, False),
        ('<w:pStyle w:val="a2"/>', 3, False),
        ('<w:pStyle w:val="a4"/>', None, True),
        ('<w:pStyle w:val="a5"/>', None, False),
        ('<w:pStyle w:val="Heading1"/>', 1, False),
        ('<w:pStyle w:val="a1"/><w:outlineLvl w:val="9"/>', None, False),
        ("", None, False),
    ],
)
def test_outline_by_style(properties, outline, title):
    [line] = read(paragraph("甲", properties=properties), styles=STYLES).lines()
    assert (line.outline, line.title) == (outline, title)


def test_what_a_draft_cannot_hold_is_told():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('村名')}</w:tc><w:tc>{paragraph('场次')}</w:tc></w:tr></w:tbl>"
    picture = "<w:r><w:drawing/></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('框里')}</w:txbxContent></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    file = read(paragraph("甲") + table + paragraph(inner=run("乙") + picture + box + note))
    assert [(left.kind, left.text) for left in file.left_out] == [
        ("表格", "村名场次"),
        ("图片", ""),
        ("文本框", "框里"),
        ("脚注尾注", ""),
    ]
    assert [(line.text, line.in_table) for line in file.lines()] == [
        ("甲", False),
        ("村名", True),
        ("场次", True),
        ("乙", False),
    ]


def test_other_prefixes_are_read():
    main = part("document", f"<w:body>{paragraph(inner=put_in('学习'))}</w:body>")
    main = (
        main.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:").replace("xmlns:w=", "xmlns:ns0=")
    )
    assert both(read_revised(word_file("", main=main), Path("a.docx"))) == (["学习"], [""])


BOMB = "<w:p/>" * 3_000_000
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + part(
    "document", "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>"
)
HOSTILE = {
    "no zip": b"PK\x03\x04 no zip",
    "nothing": b"",
    "other zip": zipped({"a.txt": "a"}),
    "no body": word_file("", main=part("document", "")),
    "broken xml": word_file("", main="<w:document"),
    "external entity": word_file("", main=ENTITY),
    "entity in the comments": word_file(paragraph("甲"), {"comments": ENTITY}),
    "bomb": word_file("", main=part("document", f"<w:body>{BOMB}</w:body>")),
    "comments that are broken": word_file(paragraph("甲"), {"comments": "<w:comments"}),
    "spreadsheet": zipped(
        {
            "_rels/.rels": relationships('<Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/>'),
            "xl/workbook.xml": "<x/>",
        }
    ),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_and_broken_files_are_refused(data):
    with pytest.raises(InputError) as refusal:
        read_revised(data, Path("修改稿.docx"))
    assert "修改稿.docx" in refusal.value.message
