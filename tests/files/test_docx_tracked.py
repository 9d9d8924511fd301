"""Differences as tracked changes: accepted the new text, rejected the old one, by the XML and by LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libreoffice import saved
from lxml import etree
from rendering import needs_libreoffice

from assistant.config import PageSettings
from assistant.files.docx_copy import Against, WordCopy
from assistant.files.docx_layout import layout
from assistant.files.docx_revision import read_revised
from assistant.files.docx_writer import docx_bytes
from assistant.files.revised import accept, reject
from assistant.report.report import Heading, Report, Section
from assistant.style.numbering import ordinals

if TYPE_CHECKING:
    from assistant.files.docx_paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OLD = Report(
    title="中共柳河镇委员会关于2026年上半年文化工作情况的报告",
    recipient="中共安平县委宣传部",
    opening=("现将有关情况报告如下：",),
    sections=(
        Section(Heading(1, "工作开展情况")),
        Section(Heading(2, "组织文化活动"), ("culture",), ("举办演出6场，观众1200余人次。", "开展培训3期。")),
        Section(Heading(2, "管好文化阵地"), ("positions",), ("检查农家书屋9个。", "更新图书300册。")),
        Section(Heading(1, "下一步打算"), ("plans",), ("一是补齐设备。二是培训管理员。",)),
    ),
    closing=("特此报告。",),
    issuer="中共柳河镇委员会",
    date="2026-07-03",
)
FIRST, CULTURE, POSITIONS, PLANS = OLD.sections
CHANGES = {
    "a figure": replace(
        OLD,
        sections=(
            FIRST,
            replace(CULTURE, paragraphs=("举办演出16场，观众1500余人次。", "开展培训3期。")),
            POSITIONS,
            PLANS,
        ),
    ),
    "a heading": replace(OLD, sections=(FIRST, replace(CULTURE, heading=Heading(2, "抓实文化活动")), POSITIONS, PLANS)),
    "a heading of another level": replace(
        OLD, sections=(FIRST, CULTURE, replace(POSITIONS, heading=Heading(1, "管好文化阵地")), PLANS)
    ),
    "a heading run in": replace(OLD, sections=(FIRST, replace(CULTURE, run_in=True), POSITIONS, PLANS)),
    "a section put in": replace(
        OLD, sections=(FIRST, CULTURE, Section(Heading(2, "送书下乡"), (), ("送书2次。",)), POSITIONS, PLANS)
    ),
    "a section taken out": replace(OLD, sections=(FIRST, POSITIONS, PLANS)),
    "sections exchanged": replace(OLD, sections=(FIRST, POSITIONS, CULTURE, PLANS)),
    "a paragraph put in": replace(
        OLD, sections=(FIRST, replace(CULTURE, paragraphs=(*CULTURE.paragraphs, "送书2次。")), POSITIONS, PLANS)
    ),
    "the closing taken out": replace(OLD, closing=()),
    "the date": replace(OLD, date="2026-07-13"),
    "no signature": replace(OLD, issuer=""),
    "the title": replace(OLD, title="中共柳河镇委员会关于2026年上半年群众文化工作情况的报告"),
    "nothing": OLD,
}


def laid_out(report: Report, page: PageSettings) -> tuple[Paragraph, ...]:
    return layout(report, ordinals(report), page)


def tracked(old: Report, new: Report, page: PageSettings) -> bytes:
    against = Against(laid_out(old, page), "张书记", "2026-07-05T09:00:00Z")
    return docx_bytes(new, ordinals(new), page, WordCopy(base="ab" * 16, against=against))


def texts(data: bytes, takes) -> list[str]:
    return [line.text for line in read_revised(data, Path("修订稿.docx")).lines(takes)]


@pytest.fixture(params=CHANGES, ids=CHANGES.keys())
def new(request) -> Report:
    return CHANGES[request.param]


def test_accepted_it_is_the_new_text_and_rejected_the_old(new, page):
    data = tracked(OLD, new, page)
    assert texts(data, accept) == [p.text for p in laid_out(new, page)]
    assert texts(data, reject) == [p.text for p in laid_out(OLD, page)]


SECTIONS = st.lists(
    st.builds(
        lambda level, heading, body: Section(Heading(level, heading), (), tuple(body)),
        st.integers(1, 3),
        st.text("学习阵地建设", max_size=4),
        st.lists(st.text("镇党委学习16次。，“”【】", min_size=1, max_size=12), max_size=3),
    ),
    max_size=5,
)


@given(SECTIONS, SECTIONS)
@settings(max_examples=60, deadline=None)
def test_any_two_reports(page, old, new):
    one, other = (replace(OLD, sections=tuple(sections)) for sections in (old, new))
    data = tracked(one, other, page)
    assert texts(data, accept) == [p.text for p in laid_out(other, page)]
    assert texts(data, reject) == [p.text for p in laid_out(one, page)]


def test_numbers_change_as_a_whole(page):
    changes = read_revised(tracked(OLD, CHANGES["a figure"], page), Path("a.docx")).changes
    assert [change.text for change in changes] == ["6场", "16场", "1200余人次", "1500余人次"]


def test_author_and_date_stand_on_every_change(new, page):
    for change in read_revised(tracked(OLD, new, page), Path("a.docx")).changes:
        assert (change.author, change.date) == ("张书记", "2026-07-05T09:00:00Z")


def test_no_change_is_told_where_there_is_none(page):
    assert read_revised(tracked(OLD, OLD, page), Path("a.docx")).changes == ()


def test_deleted_words_keep_their_font(page, tmp_path):
    root = document(tracked(OLD, CHANGES["a heading"], page), tmp_path)
    [gone] = root.iter(f"{W}del")
    fonts = gone.find(f"{W}r/{W}rPr/{W}rFonts")
    assert fonts.get(f"{W}eastAsia") == page.heading2_font


def test_another_level_is_a_change_of_format(page, tmp_path):
    root = document(tracked(OLD, CHANGES["a heading of another level"], page), tmp_path)
    assert [style.get(f"{W}val") for style in root.iter(f"{W}pPrChange") for style in style.iter(f"{W}pStyle")] == [
        "Heading2"
    ]
    was = next(root.iter(f"{W}rPrChange")).find(f"{W}rPr/{W}rFonts")
    assert was.get(f"{W}eastAsia") == page.heading2_font


def test_every_change_has_a_number_of_its_own(new, page, tmp_path):
    root = document(tracked(OLD, new, page), tmp_path)
    kinds = {f"{W}{kind}" for kind in ("ins", "del", "pPrChange", "rPrChange")}
    numbers = [element.get(f"{W}id") for element in root.iter() if element.tag in kinds]
    assert len(numbers) == len(set(numbers))


@needs_libreoffice[1]
@needs_libreoffice[0]
def test_libreoffice_reads_the_same_changes(page, tmp_path):
    files = saved({str(n): tracked(OLD, new, page) for n, new in enumerate(CHANGES.values())}, tmp_path)
    for number, new in enumerate(CHANGES.values()):
        data = files[str(number)]
        assert texts(data, accept) == [p.text for p in laid_out(new, page)]
        assert texts(data, reject) == [p.text for p in laid_out(OLD, page)]


def document(data: bytes, folder: Path):
    path = folder / "a.docx"
    path.write_bytes(data)
    with ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))
