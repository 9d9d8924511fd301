"""assistant export: the Word file, or a list of what is still open."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
from docx import Document
from office import FACTS, obedient
from scripted_endpoint import Reply


@pytest.fixture
def drafted(office):
    assert office.draft("--model", "skeleton").code == 0
    return office


def paragraphs(path) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs]


def test_word_file_holds_the_report_in_order(drafted):
    done = drafted.export()
    assert done.code == 0
    assert done.out.strip() == f"已导出 {drafted.docx}"
    assert done.err == ""
    text = "\n".join(paragraphs(drafted.docx))
    wanted = ("意识形态工作情况的报告", "中共安平县委宣传部：", "现将有关情况报告如下：", "一、工作开展情况")
    wanted += (
        "（一）强化组织领导",
        "（二）强化理论武装",
        "二、存在问题",
        "三、下一步打算",
        "特此报告。",
        "中共柳溪镇委员会",
        "2026年7月3日",
    )
    places = [text.replace("\n", "").index(part) for part in wanted[:-2]]
    assert places == sorted(places)
    assert text.rstrip().endswith("2026年7月3日")


def test_recipient_issuer_and_date_come_from_the_facts(drafted):
    drafted.write_facts(
        FACTS.replace("安平县委宣传部", "云岭县委组织部")
        .replace("2026-07-03", "2026-07")
        .replace("柳溪镇委员会", "柳溪镇纪委")
    )
    drafted.export()
    text = "\n".join(paragraphs(drafted.docx))
    assert "云岭县委组织部：" in text
    assert "柳溪镇纪委" in text
    assert "2026年7月　日" in text


def test_attachments_are_listed(drafted):
    drafted.write_facts(FACTS.replace("template:", "attachments: 情况统计表；问题清单\ntemplate:"))
    drafted.export()
    assert any("附件" in p and "情况统计表" in p for p in paragraphs(drafted.docx))


@pytest.mark.parametrize(("value", "code"), [("是", 0), ("否", 0), ("yes", 0), ("也许", 2)])
def test_seal_is_the_clerk_s_choice(drafted, value, code):
    drafted.write_facts(FACTS.replace("template:", f"sealed: {value}\ntemplate:"))
    done = drafted.export()
    assert done.code == code
    assert code == 0 or "也许" in done.err


def test_other_file_name(drafted, tmp_path):
    done = drafted.export("-o", str(tmp_path / "送审稿.docx"))
    assert done.code == 0
    assert str(tmp_path / "送审稿.docx") in done.out
    assert not drafted.docx.exists()


def test_json_keys(drafted):
    values = json.loads(drafted.export("--format", "json").out)
    assert values == {"file": str(drafted.docx), "marks": [], "unwritten": [], "not_covered": []}


def test_sections_that_were_never_drafted_are_named(office):
    office.draft("--model", "skeleton", "--section", "study")
    done = office.export()
    assert done.code == 1
    assert "还有3节没有写：组织领导与责任落实、存在问题、下一步打算" in done.err
    assert office.docx.exists()
    values = json.loads(office.export("--format", "json").out)
    assert values["unwritten"] == ["组织领导与责任落实", "存在问题", "下一步打算"]


def test_a_fact_that_no_text_has_is_named_with_its_line(drafted):
    drafted.edit("宣讲队到村宣讲14场，听众620余人次。", "")
    done = drafted.export()
    assert done.code == 1
    assert "facts.md 第17行的要点不在正文里：宣讲队到村宣讲14场" in done.err


def test_a_fact_that_is_withheld_is_not_missed(drafted):
    drafted.edit("宣讲队到村宣讲14场，听众620余人次。", "")
    drafted.write_facts(FACTS.replace("听众620余人次\n", "听众620余人次 <!-- 不写入 -->\n"))
    assert drafted.export().code == 0


def test_a_history_that_cannot_be_written_leaves_no_word_file(drafted):
    history = drafted.folder / ".assistant" / "history.db"
    history.unlink()
    history.mkdir()
    done = drafted.export()
    assert done.code == 2
    assert not drafted.docx.exists()


def test_nothing_drafted_yet(office):
    done = office.export()
    assert done.code == 2
    assert str(office.draft_file) in done.err
    assert "assistant draft" in done.err
    assert not office.docx.exists()


def test_draft_without_sections(office):
    office.draft_file.write_text("# 只有标题\n", "utf-8")
    done = office.export()
    assert done.code == 2
    assert "还没有章节" in done.err


OPEN = {
    "a figure": ("14场", "【待核实：14场】"),
    "a gap": ("14场", "【待补：几场】"),
    "without a name": ("14场", "【待核实】14场"),
    "half-width colon": ("14场", "【待核实:14场】"),
    "in a heading": ("### 强化理论武装", "### 【待补：标题】强化理论武装"),
    "in the title": ("# 中共", "# 【待核实：名称】中共"),
    "in the opening": ("现将有关", "【待补：依据】现将有关"),
    "in the closing": ("特此报告", "【待核实：呈报】特此报告"),
    "a conflict": ("宣讲队到村", "\n<<<<<<< 我的\n宣讲队\n=======\n宣讲员\n>>>>>>> 科长的\n到村"),
    "a conflict over two sections": ("## 存在问题", "<<<<<<< 我的\n## 存在问题"),
    "half a conflict": ("宣讲队到村", "\n>>>>>>> 科长的\n宣讲队到村"),
}


@pytest.mark.parametrize(("old", "new"), OPEN.values(), ids=OPEN)
def test_nothing_is_written_while_anything_is_open(drafted, old, new):
    drafted.export()
    before = drafted.docx.read_bytes()
    drafted.edit(old, new)
    text = drafted.text
    done = drafted.export()
    assert done.code == 2
    assert "还有1处没有处理" in done.err
    assert "--with-marks" in done.err
    assert drafted.docx.read_bytes() == before
    assert drafted.text == text


def test_marks_are_named_with_their_section(drafted):
    drafted.edit("14场", "【待核实：14场】")
    assert "强化理论武装，筑牢思想根基：【待核实：14场】" in drafted.export().err


def test_marked_copy_has_comments_and_exit_code_1(drafted):
    drafted.edit("14场", "【待核实：14场】")
    done = drafted.export("--with-marks", "--format", "json")
    assert done.code == 1
    assert json.loads(done.out)["marks"] == ["强化理论武装，筑牢思想根基：【待核实：14场】"]
    with ZipFile(drafted.docx) as package:
        assert "word/comments.xml" in package.namelist()


def test_marks_of_the_gate_stop_the_export(office, serve):
    serve(lambda r: Reply(obedient(r).text.rstrip("。") + "，参加干部310人。") if "14场" in r.task else obedient(r))
    assert office.draft().code == 1
    assert "【待核实：干部310人】" in office.export().err
    office.edit("【待核实：干部310人】", "干部310人")
    assert office.export().code == 0


@pytest.mark.parametrize("name", ["draft.md", "facts.md", "送审稿", "送审稿.doc"])
def test_only_a_word_file_is_written(drafted, name):
    before = {p.name: p.read_bytes() for p in drafted.folder.iterdir() if p.is_file()}
    done = drafted.export("-o", str(drafted.folder / name))
    assert done.code == 2
    assert ".docx" in done.err
    assert {p.name: p.read_bytes() for p in drafted.folder.iterdir() if p.is_file()} == before


def test_folder_that_is_missing(drafted, tmp_path):
    done = drafted.export("-o", str(tmp_path / "没有" / "送审稿.docx"))
    assert done.code == 2
    assert str(tmp_path / "没有") in done.err
    assert not (tmp_path / "没有").exists()


def test_folder_in_the_place_of_the_file(drafted):
    drafted.docx.mkdir()
    done = drafted.export()
    assert done.code == 2
    assert "文件夹" in done.err


def test_page_settings_of_the_workspace_are_obeyed(drafted):
    (drafted.folder / "config.toml").write_text('[page]\nbody_font = "宋体"\n', "utf-8")
    assert drafted.export().code == 0
    with ZipFile(drafted.docx) as package:
        assert "宋体" in package.read("word/styles.xml").decode() + package.read("word/document.xml").decode()


def test_export_leaves_no_trace_of_the_program(drafted):
    drafted.export()
    with ZipFile(drafted.docx) as package:
        core = package.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    assert "assistant" not in core
