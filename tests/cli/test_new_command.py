"""assistant new: a workspace whose facts.md is ready to be filled in."""

from __future__ import annotations

import pytest
from office import Office, obedient, quick_settings

from assistant.workflow.library import library


def test_new_workspace_has_every_section_with_its_questions(run, tmp_path):
    folder = tmp_path / "新镇"
    done = run("new", str(folder), "--township", "新镇", "--period", "2026年上半年")
    text = (folder / "facts.md").read_text("utf-8")
    assert done.code == 0
    assert str(folder / "facts.md") in done.out
    assert "township: 新镇" in text
    assert "issuer: 中共新镇委员会" in text
    for spec in library().template("ideology").sections:
        assert f"## {spec.title}" in text
        assert all(question in text for question in spec.questions)


@pytest.mark.parametrize(
    ("township", "issuer"),
    [
        ("柳溪镇", "中共柳溪镇委员会"),
        ("石桥乡人民政府", "中共石桥乡委员会"),
        ("城东街道", "中共城东街道工作委员会"),
        ("城东街道办事处", "中共城东街道工作委员会"),
    ],
)
def test_issuer_follows_from_the_township(run, tmp_path, township, issuer):
    run("new", str(tmp_path / "甲"), "--township", township)
    assert f"issuer: {issuer} " in (tmp_path / "甲" / "facts.md").read_text("utf-8")


def test_other_template_brings_its_own_sections(run, tmp_path):
    run("new", str(tmp_path / "a"), "--template", "culture")
    text = (tmp_path / "a" / "facts.md").read_text("utf-8")
    assert "template: culture" in text
    assert "## 制度建设" not in text
    assert "## 特色做法" in text


def test_existing_workspace_is_not_overwritten(office, run):
    before = office.facts.read_bytes()
    done = run("new", str(office.folder))
    assert done.code == 2
    assert "没有覆盖" in done.err
    assert office.facts.read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--kind", "通知", "文种“通知”不认识"),
        ("--date", "7月3日", "日期“7月3日”不对"),
        ("--template", "nope", "没有模板“nope”"),
        ("--outline", "nope", "没有提纲“nope”"),
    ],
)
def test_wrong_value_makes_nothing(run, tmp_path, option, value, said):
    done = run("new", str(tmp_path / "新镇"), option, value)
    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "新镇").exists()


def test_folder_name_that_a_file_has_is_refused_in_chinese(run, tmp_path):
    (tmp_path / "新镇").write_text("一份文件", "utf-8")
    done = run("new", str(tmp_path / "新镇"))
    assert done.code == 2
    assert "exists" not in done.err
    assert (tmp_path / "新镇").read_text("utf-8") == "一份文件"


@pytest.mark.parametrize("value", ["中共新镇委员会：宣传办", "a: b # c", '说“好”的"镇"', "新\\镇"])
def test_any_value_reads_back_or_is_refused(run, tmp_path, value):
    done = run("new", str(tmp_path / "新镇"), "--recipient", value)
    if done.code:
        assert "facts.md" in done.err
        return
    from assistant.report.facts_markdown import parse_facts  # noqa: PLC0415

    text = (tmp_path / "新镇" / "facts.md").read_text("utf-8")
    assert parse_facts(text, library().template("ideology")).front.recipient == value


def test_from_nothing_to_a_word_file(run, tmp_path, serve, capsys):
    """new → facts → draft → export, as the README tells it."""
    quick_settings()
    office = Office(tmp_path / "新镇", capsys)
    names = (
        "--township",
        "新镇",
        "--period",
        "2026年上半年",
        "--recipient",
        "中共安平县委宣传部",
        "--date",
        "2026-07-03",
    )
    assert run("new", str(office.folder), *names).code == 0
    text = office.facts.read_text("utf-8")
    for title, bullet in {
        "组织领导与责任落实": "镇党委会专题研究2次",
        "理论学习": "中心组学习6次",
        "存在问题": "2个村没有宣传员",
        "下一步打算": "9月底前配好2名宣传员",
    }.items():
        text = text.replace(f"## {title}\n", f"## {title}\n- {bullet}\n")
    office.write_facts(text)
    endpoint = serve(obedient)
    assert office.draft().code == 0
    assert len(endpoint.requests) == 4
    assert office.export().code == 0
    assert office.docx.read_bytes()[:2] == b"PK"
