"""Facts that contradict each other are told before anything is drafted and whenever a text is held against them; the
program chooses neither."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from office import BULLETS, FACTS, Office, sheet

_SAME = {**BULLETS, "理论学习": ("理论学习中心组学习12次", "中心组学习11次")}
_ELSEWHERE = {**BULLETS, "理论学习": ("理论学习中心组学习12次",), "制度建设": ("执行学习制度，中心组学习11次",)}


@pytest.mark.parametrize("bullets", [_SAME, _ELSEWHERE], ids=["same section", "another section"])
def test_both_lines_are_named_before_the_first_section_and_both_facts_stand_in_the_text(office, bullets):
    office.write_facts(sheet(bullets))
    done = office.draft("--model", "skeleton")
    lines = dict(enumerate(office.facts.read_text("utf-8").split("\n"), start=1))
    first = next(n for n, line in lines.items() if "学习12次" in line)
    second = next(n for n, line in lines.items() if "学习11次" in line)
    assert done.code == 1
    told = next(line for line in done.err.split("\n") if "同一件事" in line)
    assert f"第{first}行" in told
    assert f"第{second}行" in told
    assert "学习12次" in told
    assert "学习11次" in told
    assert "请查原始记录" in told
    assert done.err.index(told) < done.err.index("[1/")
    assert "学习12次" in office.text
    assert "学习11次" in office.text
    assert "下一步：查原始记录" in done.out


def test_a_script_finds_them_among_the_findings(office):
    office.write_facts(sheet(_SAME))
    done = office.draft("--model", "skeleton", "--format", "json")
    assert done.code == 1
    finding = json.loads(done.out)["findings"][0]
    assert (finding["rule"], finding["severity"], finding["section"]) == ("contradiction", "error", "理论学习")
    assert finding["file"].endswith("facts.md")
    assert finding["excerpt"] == "理论学习中心组学习12次；中心组学习11次"


def test_they_are_told_again_until_they_are_mended(office):
    office.write_facts(sheet(_SAME))
    office.draft("--model", "skeleton")
    assert office.draft("--model", "skeleton").code == 1
    office.write_facts(sheet({**_SAME, "理论学习": ("理论学习中心组学习12次",)}))
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "同一件事" not in done.said


def test_the_parts_of_a_figure_are_told_to_nobody(office):
    bullets = {**BULLETS, "理论学习": ("中心组学习12次，其中专题研讨4次", "去年同期中心组学习9次", "3月中心组学习2次")}
    office.write_facts(sheet(bullets))
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "同一件事" not in done.said


def test_a_sheet_in_order_is_drafted_in_silence(office):
    office.write_facts(FACTS)
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "同一件事" not in done.said


@pytest.fixture
def contradicted(office) -> Office:
    """A draft of facts that contradict each other, and nothing else to complain of."""
    office.write_facts(sheet(_SAME))
    office.draft("--model", "skeleton")
    return office


def _found(out: str) -> dict:
    (found,) = [f for f in json.loads(out)["findings"] if f["rule"] == "contradiction"]
    return found


def test_check_finds_them_at_the_later_line_of_the_facts(contradicted):
    done = contradicted.command("check", "-C", str(contradicted.folder), "--format", "json")
    found = _found(done.out)
    lines = contradicted.facts.read_text("utf-8").split("\n")
    assert done.code == 1
    assert json.loads(done.out)["counts"]["error"] == 1
    assert (found["file"], found["severity"]) == (str(contradicted.facts), "error")
    assert lines[found["line"] - 1] == "- 中心组学习11次"
    assert "“中心组学习11次”" in found["message"]
    assert f"第{found['line'] - 1}行的“理论学习中心组学习12次”" in found["message"]
    assert "请查原始记录" in found["fix"]


def test_check_names_the_file_where_a_person_reads_it(contradicted):
    done = contradicted.command("check", "-C", str(contradicted.folder))
    line = contradicted.facts.read_text("utf-8").split("\n").index("- 中心组学习11次") + 1
    assert done.code == 1
    assert f"  facts.md 第{line}行第1字" in done.out
    assert "改法：请查原始记录" in done.out
    assert done.err == ""


def test_a_text_from_outside_is_told_of_the_facts_that_it_is_held_against(contradicted, run, tmp_path):
    facts, text = tmp_path / "要点.md", tmp_path / "送审稿.md"
    facts.write_text(contradicted.facts.read_text("utf-8"), "utf-8")
    text.write_text(contradicted.text, "utf-8")
    done = run("check", str(text), "--facts", str(facts), "--format", "json")
    assert done.code == 1
    assert _found(done.out)["file"] == str(facts)
    assert "要点.md 第" in run("check", str(text), "--facts", str(facts)).out


@pytest.mark.parametrize(
    ("setting", "code", "severities"),
    [
        ('off = ["contradiction"]', 0, []),
        ('off = ["provenance"]', 0, []),
        ('warning = ["contradiction"]', 0, ["warning"]),
        ('off = ["coverage"]', 1, ["error"]),
    ],
)
def test_the_settings_weigh_them_as_any_other_finding(contradicted, setting, code, severities):
    with Path(os.environ["ASSISTANT_CONFIG"]).open("a", encoding="utf-8") as file:
        file.write(f"[check]\n{setting}\n")
    done = contradicted.command("check", "-C", str(contradicted.folder), "--format", "json")
    assert done.code == code
    assert [f["severity"] for f in json.loads(done.out)["findings"] if f["rule"] == "contradiction"] == severities


@pytest.mark.parametrize("verb", ["trace", "evidence"])
def test_the_other_views_of_a_text_and_its_facts_tell_of_them_too(contradicted, verb):
    done = contradicted.command(verb, "-C", str(contradicted.folder))
    assert "facts.md 第" in done.said
    assert "说的是同一件事，数字不一样" in done.said
    assert "Traceback" not in done.said


def test_the_page_of_a_trace_tells_of_them(contradicted, tmp_path):
    done = contradicted.command("trace", "-C", str(contradicted.folder), "-o", str(tmp_path / "trace.html"))
    assert done.code == 1
    assert "说的是同一件事，数字不一样" in (tmp_path / "trace.html").read_text("utf-8")


def test_check_says_nothing_of_facts_in_order(office):
    office.write_facts(FACTS)
    office.draft("--model", "skeleton")
    done = office.command("check", "-C", str(office.folder))
    assert done.code == 0
    assert "contradiction" not in done.out
