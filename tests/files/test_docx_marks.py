"""Marks and notes in the Word file."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from assistant.files.docx_copy import WordCopy
from assistant.files.docx_writer import write_docx
from assistant.report.report import Heading, Report, Section

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.config import PageSettings


def write(report: Report, page: PageSettings, path: Path, **options: bool):
    write_docx(report, ("",) * len(report.sections), page, path, **options)
    return docx.Document(str(path))


def highlighted(paragraph) -> list[str]:
    return [r.text for r in paragraph.runs if r.text and r._r.rPr.find(qn("w:highlight")) is not None]


MARKED = "开展演出【待核实：8场】，投入【待补：金额】万元。"


def test_marks_are_highlighted_and_commented(page: PageSettings, tmp_path: Path) -> None:
    document = write(Report(opening=(MARKED,)), page, tmp_path / "a.docx", copy=WordCopy(marks=True))
    assert highlighted(document.paragraphs[0]) == ["【待核实：8场】", "【待补：金额】"]
    assert document.paragraphs[0].text == MARKED
    comments = list(document.comments)
    assert [comment.author for comment in comments] == ["待办", "待办"]
    assert "8场" in comments[0].text
    assert "要点" in comments[0].text
    assert "金额" in comments[1].text
    assert [comment.timestamp for comment in comments] == [None, None]


def test_marks_stay_plain_text_unless_asked_for(page: PageSettings, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = write(Report(opening=(MARKED,)), page, path)
    assert document.paragraphs[0].text == MARKED
    with zipfile.ZipFile(path) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_mark_in_a_heading_is_commented_too(page: PageSettings, tmp_path: Path) -> None:
    report = Report(sections=(Section(Heading(2, "建成【待补：几】个文化广场"), (), ("已用。",), run_in=True),))
    document = write(report, page, tmp_path / "a.docx", copy=WordCopy(marks=True))
    assert highlighted(document.paragraphs[0]) == ["【待补：几】"]
    assert len(list(document.comments)) == 1


def test_notes_of_the_clerk_are_left_out(page: PageSettings, tmp_path: Path) -> None:
    text = "检查3次 <!-- 依据：台账 -->，整改2处。<!--\n多行\n-->"
    report = Report(opening=(text, "<!-- 整段都是备注 -->"))
    assert [p.text for p in write(report, page, tmp_path / "a.docx").paragraphs] == ["检查3次，整改2处。"]
