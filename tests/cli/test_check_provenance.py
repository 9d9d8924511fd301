"""assistant check against the facts: figures and names without a source, facts that the text lacks."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from office import FACTS, Done, Office

FIGURE = {
    *("file", "text", "value", "unit", "approximate", "line", "column", "status", "source", "section"),
}
NAME = {"file", "text", "kind", "status", "near", "line", "column", "section"}
FACT = {"id", "text", "status", "missing", "section", "file", "line", "places"}
INVENTED = "评出“书香家庭”380户"


@pytest.fixture
def drafted(office) -> Office:
    office.draft("--model", "skeleton")
    return office


def _check(office: Office, *arguments: str) -> tuple[Done, dict]:
    done = office.command("check", "-C", str(office.folder), "--format", "json", *arguments)
    return done, json.loads(done.out)


def _rules(values: dict) -> list[str]:
    families = ("figure-", "name-", "clause-", "fact-", "open-mark", "last-year")
    return [f["rule"] for f in values["findings"] if f["rule"].startswith(families)]


def test_a_draft_from_the_facts_has_every_figure_sourced_and_every_fact_used(drafted):
    done, values = _check(drafted)
    assert done.code == 0
    assert {figure["status"] for figure in values["figures"]} <= {"stated", "derived"}
    assert {fact["status"] for fact in values["facts"]} == {"used"}


def test_json_has_the_documented_keys(drafted):
    _, values = _check(drafted)
    assert set(values) == {"findings", "counts", "figures", "names", "facts"}
    assert all(set(figure) == FIGURE for figure in values["figures"])
    assert all(set(name) == NAME for name in values["names"])
    assert all(set(fact) == FACT for fact in values["facts"])
    lines = drafted.text.split("\n")
    for figure in values["figures"]:
        assert figure["file"] == str(drafted.draft_file)
        assert lines[figure["line"] - 1][figure["column"] - 1 :].startswith(figure["text"])
    sheet = drafted.facts.read_text("utf-8").split("\n")
    for fact in values["facts"]:
        assert fact["file"] == str(drafted.facts)
        assert fact["text"] in sheet[fact["line"] - 1]


def test_values_are_decimal_strings_and_dates(drafted):
    drafted.edit("现将", "发放宣传单1.5万份，占98.60%。数据截至2026年7月3日。现将")
    _, values = _check(drafted)
    found = {figure["text"]: (figure["value"], figure["unit"]) for figure in values["figures"]}
    assert found["1.5万份"] == ("15000", "份")
    assert found["98.60%"][0] == "98.6"
    assert found["2026年7月3日"][0] == "2026-07-03"
    assert found["620余人次"] == ("620", "人次")
    assert next(f for f in values["figures"] if f["text"] == "620余人次")["approximate"] is True


def test_an_invented_figure_is_an_error_at_its_place(drafted):
    drafted.edit("14场", "14场、读书会37场")
    done, values = _check(drafted)
    (found,) = [f for f in values["findings"] if f["rule"] == "figure-unknown"]
    assert done.code == 1
    assert found["severity"] == "error"
    assert found["file"] == str(drafted.draft_file)
    assert drafted.text.split("\n")[found["line"] - 1][found["column"] - 1 :].startswith("37场")
    assert "facts.md" in found["fix"]
    assert "<!-- 依据：" in found["fix"]


def test_the_text_view_says_it_too_and_counts(drafted):
    drafted.edit("14场", "14场、读书会37场")
    done = drafted.command("check", "-C", str(drafted.folder))
    assert done.code == 1
    assert "“37场”（figure-unknown）" in done.out
    assert "无依据1" in done.out
    assert "assistant trace" in done.out
    assert done.err == ""


@pytest.mark.parametrize(
    ("old", "new", "activity", "fact"),
    [
        ("宣讲队到村宣讲14场", "通过读书会形式，宣讲队到村宣讲14场", "读书会", "study.2：宣讲队到村宣讲14场"),
        ("听众620余人次", "并组织外出参观，听众620余人次", "外出参观", "study.2：宣讲队到村宣讲14场"),
    ],
)
def test_an_invented_activity_beside_a_true_figure_is_a_warning_with_the_closest_fact(
    drafted, old, new, activity, fact
):
    drafted.edit(old, new)
    done, values = _check(drafted)
    (found,) = [f for f in values["findings"] if f["rule"] == "clause-unsupported"]
    assert done.code == 0
    assert found["severity"] == "warning"
    assert f"“{activity}”" in found["message"]
    assert fact in found["message"]
    assert "没有做过就删去" in found["fix"]


def test_a_fact_that_was_struck_out_is_an_error(drafted):
    drafted.edit("宣讲队到村宣讲14场，听众620余人次。", "")
    done, values = _check(drafted)
    (fact,) = [fact for fact in values["facts"] if fact["status"] == "unused"]
    assert done.code == 1
    assert (fact["id"], fact["section"]) == ("study.2", "study")
    assert "fact-unused" in _rules(values)


def test_half_a_fact_names_what_is_missing(drafted):
    drafted.edit("，听众620余人次", "")
    done, values = _check(drafted)
    assert done.code == 1
    assert [(f["id"], f["missing"]) for f in values["facts"] if f["status"] == "partly"] == [("study.2", ["620余人次"])]
    assert "fact-partly" in _rules(values)


def test_a_withheld_fact_is_no_complaint_and_its_figure_has_no_source(office):
    office.write_facts(FACTS.replace("听众620余人次", "听众620余人次\n- 网评员27人 <!-- 不写入 -->"))
    office.draft("--model", "skeleton")
    done, values = _check(office)
    assert done.code == 0
    assert [f["status"] for f in values["facts"] if f["id"] == "study.3"] == ["withheld"]
    office.edit("14场", "14场、网评员27人")
    done, values = _check(office)
    assert done.code == 1
    assert next(f for f in values["figures"] if f["text"] == "27人")["status"] == "unknown"


def test_a_marked_figure_is_told_once_by_its_mark(drafted):
    drafted.edit("14场", "14场、读书会【待核实：37场】")
    done, values = _check(drafted)
    line = next(n for n, text in enumerate(drafted.text.split("\n"), start=1) if "待核实" in text)
    assert done.code == 1
    assert [f["rule"] for f in values["findings"] if f["line"] == line and "37场" in f["excerpt"]] == ["open-mark"]


def test_a_section_that_waits_for_facts_is_an_open_mark(office):
    office.write_facts(FACTS.replace("## 存在问题\n- 9个村中有2个村没有专职宣传员\n", "## 存在问题\n"))
    office.draft("--model", "skeleton")
    done, values = _check(office)
    assert done.code == 1
    assert _rules(values).count("open-mark") == 1


def test_what_a_person_wrote_is_not_touched(drafted):
    drafted.edit("14场", "14场、读书会37场")
    before = {path: path.read_bytes() for path in drafted.folder.rglob("*") if path.is_file()}
    _check(drafted)
    assert {path: path.read_bytes() for path in drafted.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("setting", "code"),
    [('off = ["provenance", "coverage"]', 0), ('warning = ["figure-unknown"]', 0), ('off = ["coverage"]', 1)],
)
def test_the_families_are_weighed_in_the_settings(drafted, setting, code):
    with Path(os.environ["ASSISTANT_CONFIG"]).open("a", encoding="utf-8") as file:
        file.write(f"[check]\n{setting}\n")
    drafted.edit("14场", "14场、读书会37场")
    assert _check(drafted)[0].code == code


@pytest.mark.parametrize("name", ["figure-unknown", "provenance", "溯源", ""])
def test_a_comment_switches_them_off(drafted, name):
    drafted.edit("14场", f"14场、读书会37场<!-- 不查 {name} -->")
    assert "figure-unknown" not in _rules(_check(drafted)[1])


def test_the_heading_takes_the_comment_for_the_facts_of_its_section(drafted):
    drafted.edit("宣讲队到村宣讲14场，听众620余人次。", "")
    drafted.edit("{#study}", "{#study} <!-- 不查 要点覆盖 -->")
    assert "fact-unused" not in _rules(_check(drafted)[1])


@pytest.fixture
def outside(drafted, tmp_path) -> Path:
    """The draft as a text from outside, with a figure nobody knows, and a fact less."""
    text = drafted.text.replace("14场", "14场、读书会37场").replace("镇党委会专题研究意识形态工作2次。", "")
    path = tmp_path / "送审稿.md"
    path.write_text(text, "utf-8")
    return path


def test_any_text_is_held_against_facts(drafted, run, outside):
    done = run("check", str(outside), "--facts", str(drafted.facts), "--format", "json")
    values = json.loads(done.out)
    assert done.code == 1
    assert {figure["file"] for figure in values["figures"]} == {str(outside)}
    assert [f["excerpt"] for f in values["findings"] if f["rule"] == "figure-unknown"] == ["37场"]
    assert [f["severity"] for f in values["findings"] if f["rule"] == "fact-unused"] == ["warning"]


def test_a_word_file_is_held_against_facts(drafted, run, tmp_path):
    drafted.export("-o", str(tmp_path / "送审稿.docx"))
    done = run("check", str(tmp_path / "送审稿.docx"), "--facts", str(drafted.facts), "--format", "json")
    values = json.loads(done.out)
    assert {fact["status"] for fact in values["facts"]} == {"used"}
    assert all(figure["status"] == "stated" for figure in values["figures"])


def test_without_facts_a_text_is_checked_for_its_form_alone(run, outside):
    values = json.loads(run("check", str(outside), "--format", "json").out)
    assert set(values) == {"findings", "counts"}
    assert [r for r in _rules(values) if r != "open-mark"] == []


def test_the_own_draft_with_its_own_facts_is_the_workspace(drafted, run):
    named = run("check", str(drafted.draft_file), "--facts", str(drafted.facts))
    assert named.out == run("check", "-C", str(drafted.folder)).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--facts", "facts.md"), "--facts 要和文件一起写"),
        (("稿.txt", "--last-year", "去年.docx"), "--last-year 要和 --facts 一起写"),
        (("稿.txt", "--facts", "没有.md"), "没有文件"),
        (("稿.txt", "--facts", "facts.md", "--last-year", "没有.docx"), "--last-year"),
        (("没有.txt", "--facts", "facts.md"), "没有文件"),
    ],
)
def test_options_that_do_not_fit_together_are_refused(run, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    Path("稿.txt").write_text("一、理论学习\n集中学习6次。\n", "utf-8")
    Path("facts.md").write_text(FACTS, "utf-8")
    done = run("check", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_last_years_report_that_is_missing_is_for_information(office):
    office.write_facts(FACTS.replace("outline: three-part", "outline: three-part\nlast_year: 2025上半年.docx"))
    office.draft("--model", "skeleton")
    done, values = _check(office)
    (found,) = [f for f in values["findings"] if f["rule"] == "last-year-missing"]
    assert done.code == 0
    assert found["severity"] == "info"
    assert found["file"] == str(office.facts)
    assert office.facts.read_text("utf-8").split("\n")[found["line"] - 1].startswith("last_year")
    assert "没有文件" in found["message"]


def test_last_years_report_that_is_classified_stops_everything(office):
    office.write_facts(FACTS.replace("outline: three-part", "outline: three-part\nlast_year: 去年.txt"))
    office.draft("--model", "skeleton")
    (office.folder / "去年.txt").write_text("机密★1年\n一、工作\n学习9次。\n", "utf-8")
    done = office.command("check", "-C", str(office.folder))
    assert done.code == 2
    assert "密级标志" in done.err


def test_a_broken_sheet_beside_the_text_is_refused_with_its_line(run, tmp_path, outside):
    facts = tmp_path / "要点.md"
    facts.write_text(FACTS.replace("kind: 报告", "kind: 通知"), "utf-8")
    done = run("check", str(outside), "--facts", str(facts))
    assert done.code == 2
    assert f"{facts} 第5行" in done.err


def test_the_rules_are_listed_with_what_is_wrong_and_right(run):
    rules = {rule["name"]: rule for rule in json.loads(run("rules", "--format", "json").out)["rules"]}
    assert {rules[name]["family"] for name in ("figure-unknown", "name-near", "clause-effect")} == {"provenance"}
    assert {rules[name]["family"] for name in ("fact-unused", "fact-partly", "fact-twisted")} == {"coverage"}
    text = run("rules").out
    assert "溯源（provenance）" in text
    assert "要点覆盖（coverage）" in text
