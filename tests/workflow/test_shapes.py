"""--shape: the outline of the report, kept in facts.md."""

from __future__ import annotations

from office import FACTS, HEADINGS, obedient


def test_shape_is_written_into_the_facts(office, serve):
    serve(obedient)
    assert office.draft("--shape", "parallel").code == 0
    assert office.facts.read_text("utf-8") == FACTS.replace("outline: three-part", "outline: parallel")
    assert "## 强化理论武装，筑牢思想根基 {#study}" in office.text
    assert "工作开展情况" not in office.text


def test_exemplar_is_a_shape(office, serve):
    serve(obedient)
    assert office.draft("--shape", "001").code == 0
    assert "outline: 001" in office.facts.read_text("utf-8")
    assert all(key in office.text for key in HEADINGS.values())


def test_shape_is_refused_where_a_draft_stands(office, serve):
    serve(obedient)
    office.draft("--section", "study")
    before = office.draft_file.read_bytes(), office.facts.read_bytes()
    done = office.draft("--shape", "parallel")
    assert done.code == 2
    assert "three-part" in done.err
    assert (office.draft_file.read_bytes(), office.facts.read_bytes()) == before


def test_same_shape_again_is_no_change(office, serve):
    serve(obedient)
    office.draft("--section", "study")
    assert office.draft("--shape", "three-part").code == 0


def test_default_shape_named_is_no_change(office, serve):
    office.write_facts(FACTS.replace("outline: three-part\n", ""))
    serve(obedient)
    office.draft("--section", "study")
    assert office.draft("--shape", "three-part").code == 0


def test_unknown_shape_lists_what_there_is(office):
    done = office.draft("--shape", "四段式", "--model", "skeleton")
    assert done.code == 2
    assert "没有提纲“四段式”" in done.err
    assert "parallel" in done.err
    assert "001" in done.err
    assert office.facts.read_text("utf-8") == FACTS


def test_facts_stay_as_they_are_where_nothing_was_drafted(office):
    """No endpoint is set, so that the run ends before it begins."""
    done = office.draft("--shape", "parallel", "--model", "qwen")
    assert done.code == 2
    assert "没有设模型接口的地址" in done.err
    assert office.facts.read_text("utf-8") == FACTS
