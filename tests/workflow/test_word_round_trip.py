"""Out to Word and back: a file that nobody changed changes nothing, to the byte, whoever saved it."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported_drafts import EXEMPLARS, FRONT, PAGE, exemplar_draft, pulled, word_file
from hypothesis import given, settings
from hypothesis import strategies as st
from libreoffice import saved
from office import obedient
from rendering import needs_libreoffice

from assistant.comparison.line_map import said
from assistant.files.docx_revision import read_revised
from assistant.report.comments import without_comments
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Report
from assistant.workflow.pulling.expected import exported_draft
from assistant.workflow.pulling.merging import merged_draft
from assistant.workflow.pulling.rebuilding import rebuilt
from assistant.workflow.pulling.word_text import read_report

WORDS = st.text("镇党委学习16次、。；一是二（三）1.“” ，", min_size=1, max_size=24)
HEADINGS = st.sampled_from(
    ["工作开展情况", "理论学习 {#study}", "强化阵地 {#positions .run-in}", "一、带序数的", "导语", "结尾", ""]
)
LINES = st.one_of(
    WORDS,
    st.builds(lambda level, text: f"{'#' * level} {text}".rstrip(), st.integers(1, 6), HEADINGS),
    st.sampled_from(
        ["", "", "<!-- 批注 -->", "句子。<!-- 依据：台账 -->后一句。", "【待核实：9次】", "一是学。二是讲。"]
    ),
)
DRAFTS = st.lists(LINES, max_size=16).map("\n".join)


@pytest.mark.parametrize("path", EXEMPLARS, ids=lambda p: p.stem)
def test_an_exemplar_comes_back_as_it_went(path):
    draft = exemplar_draft(path)
    assert pulled(draft, word_file(draft)).text == draft


@given(DRAFTS)
@settings(max_examples=200, deadline=None)
def test_any_draft_comes_back_as_it_went(draft):
    assert pulled(draft, word_file(draft)).text == draft.removeprefix("\ufeff")


@given(DRAFTS, DRAFTS)
@settings(max_examples=100, deadline=None)
def test_an_unchanged_file_leaves_whatever_draft_there_is_now(draft, ours):
    assert pulled(draft, word_file(draft), ours).text == ours


@given(DRAFTS, DRAFTS)
@settings(max_examples=150, deadline=None)
def test_no_paragraph_of_another_file_is_lost(draft, other):
    """However little the Word file has to do with the draft: what it says is in the new draft, or is told."""
    exported = exported_draft(draft, FRONT, PAGE)
    lines = read_revised(word_file(other), Path("修改稿.docx")).lines()
    read = read_report(lines, exported)
    merged = merged_draft(exported, rebuilt(read, exported), draft).text
    fields = [now for _, now in read.fields.values()]
    here = said("".join(without_comments(merged).replace("#", "").split()))
    told = "".join("".join(words.split()) for words in (*read.outside, *fields, read.title))
    report, _ = parse_draft(other)
    for section in report.sections:
        for paragraph in section.paragraphs:
            words = said(paragraph).strip("，。、；“”")
            assert words in here or words in told or words in said(told), paragraph


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The exemplars' Word files as LibreOffice saves them."""
    drafts = {path.stem: exemplar_draft(path) for path in EXEMPLARS}
    return saved({name: word_file(text) for name, text in drafts.items()}, tmp_path_factory.mktemp("saved"))


@needs_libreoffice[1]
@needs_libreoffice[0]
@pytest.mark.parametrize("path", EXEMPLARS, ids=lambda p: p.stem)
def test_an_exemplar_saved_by_libreoffice(path, files):
    draft = exemplar_draft(path)
    assert pulled(draft, files[path.stem]).text == draft


@needs_libreoffice[1]
@needs_libreoffice[0]
def test_the_sample_through_libreoffice(office, serve, tmp_path):
    """The sample township, drafted, exported, opened and saved by LibreOffice, pulled."""
    from office import ROOT  # noqa: PLC0415

    sample = next((ROOT / "examples").glob("清河镇*/facts.md"))
    office.write_facts(sample.read_bytes())
    serve(obedient)
    assert office.draft().code in (0, 1)
    office.export()
    before = office.draft_file.read_bytes()
    office.docx.write_bytes(saved({"draft": office.docx.read_bytes()}, tmp_path)["draft"])
    done = office.command("pull", str(office.docx), "-C", str(office.folder))
    assert (done.code, "正文没有改动" in done.out) == (0, True)
    assert office.draft_file.read_bytes() == before


@pytest.mark.parametrize("front", [Report(), Report(title="标题", issuer="清河镇"), FRONT])
def test_with_little_or_much_around_it(front):
    draft = exemplar_draft(EXEMPLARS[0])
    assert pulled(draft, word_file(draft, front=front), front=front).text == draft
