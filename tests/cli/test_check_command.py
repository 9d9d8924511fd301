"""assistant check and assistant rules through their own door."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from assistant.provenance.rules import every_rule
from assistant.style.rule import FAMILIES

FAULTY = """\
关于2026年上半年意识形态工作情况的汇报

上半年，柳溪镇党委开展意识形态工作。现将有关情况汇报如下：

一、工作开展情况
X镇党委专题研究意识形态工作3次。

二、存在问题
宣传栏更新不及时。
"""
CLEAN = FAULTY.replace("X镇", "柳溪镇")
KEYS = {"file", "rule", "severity", "line", "column", "excerpt", "message", "fix"}


@pytest.fixture
def report(tmp_path):
    def write(text: str, name: str = "汇报.txt") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_a_fault_is_told_with_its_place_its_clause_and_the_way_to_mend_it(run, report):
    done = run("check", str(report(FAULTY)))
    assert done.code == 1
    assert "错误1处" in done.out
    assert "第6行第1字“X”（placeholder）" in done.out
    assert "改法：" in done.out
    assert "依据：" in done.out
    assert done.err == ""


def test_a_clean_text_gets_no_error_and_no_warning(run, report):
    done = run("check", str(report(CLEAN)))
    assert done.code == 0
    assert "错误" not in done.out
    assert "提醒" not in done.out


def test_json_has_the_documented_keys(run, report):
    path = report(FAULTY)
    done = run("check", str(path), "--format", "json")
    values = json.loads(done.out)
    assert done.code == 1
    assert set(values) == {"findings", "counts"}
    assert values["counts"]["error"] == 1
    assert all(set(finding) == KEYS for finding in values["findings"])
    first = next(f for f in values["findings"] if f["severity"] == "error")
    assert (first["file"], first["rule"], first["line"], first["column"]) == (str(path), "placeholder", 6, 1)


@pytest.mark.parametrize(
    ("setting", "code", "said"),
    [
        ('off = ["placeholder"]', 0, ""),
        ('off = ["content"]', 0, ""),
        ('warning = ["placeholder"]', 0, "提醒"),
        ('info = ["content"]', 0, "供参考"),
        ('off = ["content"]\nerror = ["placeholder"]', 1, "错误"),
    ],
)
def test_rules_and_families_are_switched_off_or_weighed_anew_in_the_settings(run, report, setting, code, said):
    Path(os.environ["ASSISTANT_CONFIG"]).write_text(f"[check]\n{setting}\n", "utf-8")
    done = run("check", str(report(FAULTY)))
    assert done.code == code
    assert said in done.out


def test_a_setting_that_names_no_rule_is_refused(run, report):
    Path(os.environ["ASSISTANT_CONFIG"]).write_text('[check]\noff = ["plaseholder"]\n', "utf-8")
    done = run("check", str(report(FAULTY)))
    assert done.code == 2
    assert "plaseholder" in done.err
    assert "assistant rules" in done.err


@pytest.mark.parametrize(
    "text",
    [
        FAULTY.replace("3次。", "3次。<!-- 不查 placeholder -->"),
        FAULTY.replace("3次。", "3次。<!-- 不查：placeholder、half-width-mark -->"),
        FAULTY.replace("3次。", "3次。<!-- 不查 -->"),
        FAULTY.replace("X镇", "<!-- 不查 placeholder -->\nX镇"),
    ],
)
def test_a_comment_beside_the_text_switches_a_rule_off(run, report, text):
    assert run("check", str(report(text))).code == 0


def test_a_comment_switches_off_only_what_it_names(run, report):
    done = run("check", str(report(FAULTY.replace("3次。", "3次。<!-- 不查 doubled-mark -->"))))
    assert done.code == 1


def test_the_draft_of_a_workspace_is_checked_and_clean(office):
    office.draft("--model", "skeleton")
    done = office.command("check", "-C", str(office.folder))
    assert done.code == 0, done.out
    assert "draft.md" in done.out


def test_a_fault_in_the_draft_stands_at_its_line(office):
    office.draft("--model", "skeleton")
    office.edit("镇党委", "X镇党委")
    done = office.command("check", "-C", str(office.folder), "--format", "json")
    found = json.loads(done.out)["findings"]
    lines = office.text.split("\n")
    assert done.code == 1
    placeholders = [f for f in found if f["rule"] == "placeholder"]
    assert placeholders
    assert all(lines[f["line"] - 1][f["column"] - 1] == "X" for f in placeholders)


def test_a_workspace_without_a_draft_says_what_to_do(office):
    done = office.command("check", "-C", str(office.folder))
    assert done.code == 2
    assert "assistant draft" in done.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空"),
        (b"\x00\x01\x02\x03", ""),
        ("机密★1年\n一、工作\n内容。".encode(), "密级标志"),
        (b"\xff\xfe" + "一、工作".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_what_is_no_report_is_refused(run, tmp_path, data, said):
    path = tmp_path / "来稿.txt"
    path.write_bytes(data)
    done = run("check", str(path))
    assert done.code == 2
    assert str(path) in done.err
    assert said in done.err
    assert path.read_bytes() == data


def test_missing_files_and_folders_are_refused(run, tmp_path):
    assert run("check", str(tmp_path / "没有.txt")).code == 2
    assert run("check", str(tmp_path)).code == 2


def test_every_rule_is_listed_with_an_example(run):
    done = run("rules")
    values = json.loads(run("rules", "--format", "json").out)["rules"]
    assert done.code == 0
    assert len(values) > 40
    for rule in values:
        assert f"  {rule['name']}：{rule['title']}" in done.out
        assert rule["wrong"] != rule["right"]
        assert rule["source"]


OWN = CLEAN.replace("专题研究意识形态工作3次", "到综合办开会3次")


def test_the_offices_own_table_of_phrases_is_followed(run, report):
    table = Path(os.environ["ASSISTANT_CONFIG"]).with_name("提法.tsv")
    table.write_text("综合办\t党政综合办\t机构改革\t2025-01\n", "utf-8")
    done = run("check", str(report(OWN)), "--format", "json")
    found = [f for f in json.loads(done.out)["findings"] if f["rule"] == "outdated-phrase"]
    assert [f["excerpt"] for f in found] == ["综合办"]
    assert "党政综合办" in found[0]["message"] + found[0]["fix"]


def test_a_wrong_line_of_that_table_is_named(run, report):
    table = Path(os.environ["ASSISTANT_CONFIG"]).with_name("提法.tsv")
    table.write_text("# 自己的\n综合办\t党政综合办\t改革\t二五年\n", "utf-8")
    done = run("check", str(report(OWN)))
    assert done.code == 2
    assert f"{table} 第2行" in done.err


def test_the_draft_named_as_a_file_is_checked_with_its_front_matter(office):
    office.draft("--model", "skeleton")
    named = office.command("check", str(office.draft_file))
    assert named.code == 0
    assert named.out == office.command("check", "-C", str(office.folder)).out


def test_the_facts_are_no_report(office):
    done = office.command("check", str(office.facts))
    assert done.code == 2
    assert "要点清单" in done.err


@pytest.mark.parametrize("name", ["content", "内容"])
def test_a_comment_may_name_a_family(run, report, name):
    assert run("check", str(report(FAULTY.replace("3次。", f"3次。<!-- 不查 {name} -->")))).code == 0


def test_a_comment_that_names_no_rule_is_pointed_out(run, report):
    done = run("check", str(report(FAULTY.replace("3次。", "3次。<!-- 不查 placeholdr -->"))), "--format", "json")
    found = json.loads(done.out)["findings"]
    assert done.code == 1
    assert [f["excerpt"] for f in found if f["rule"] == "unknown-switch"] == ["placeholdr"]


def test_names_of_rules_in_config_and_docs_are_rules():
    names = {rule.name for rule in every_rule()} | set(FAMILIES)
    root = Path(__file__).parents[2]
    written = "".join((root / file).read_text("utf-8") for file in ("config.toml", "docs/checks.md"))
    named = [
        n
        for line in re.findall(r"(?:off|error|warning|info) = \[([^\]]*)\]", written)
        for n in re.findall(r'"([\w-]+)"', line)
    ]
    assert named
    assert set(named) <= names
