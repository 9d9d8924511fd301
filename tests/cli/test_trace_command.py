"""assistant trace through its own door."""

from __future__ import annotations

import json

import pexpect
import pytest
from office import COMMAND, FACTS, Office, environment


@pytest.fixture
def drafted(office) -> Office:
    office.draft("--model", "skeleton")
    return office


def _trace(office: Office, *arguments: str):
    return office.command("trace", "-C", str(office.folder), *arguments)


def test_each_figure_is_followed_by_its_fact(drafted):
    done = _trace(drafted)
    assert done.code == 0
    assert "学习6次[study.1]" in done.out
    assert "专题研讨3次[study.1]" in done.out
    assert "听众620余人次[study.2]" in done.out
    assert "\x1b" not in done.out
    assert done.err == ""


def test_a_figure_without_a_source_says_so_in_words(drafted):
    drafted.edit("14场", "14场、读书会37场")
    done = _trace(drafted)
    assert done.code == 1
    assert "读书会37场[无依据]" in done.out
    assert "无依据1" in done.out


def test_unused_facts_stand_under_their_section(drafted):
    drafted.edit("宣讲队到村宣讲14场，听众620余人次。", "")
    done = _trace(drafted)
    lines = done.out.split("\n")
    fact = next(n for n, line in enumerate(lines) if "没写进 study.2" in line)
    study = next(n for n, line in enumerate(lines) if "〔理论学习〕" in line)
    behind = next(n for n, line in enumerate(lines) if n > study and "存在问题" in line)
    assert done.code == 1
    assert study < fact < behind
    assert "宣讲队到村宣讲14场" in lines[fact]


def test_facts_of_a_section_that_is_not_written_are_listed_too(drafted):
    drafted.write_facts(FACTS + "## 队伍与保障\n- 培训通讯员8人\n")
    done = _trace(drafted)
    assert done.code == 1
    assert "还没有写的章节里的要点" in done.out
    assert "培训通讯员8人" in done.out


def test_comments_are_not_shown(drafted):
    drafted.edit("14场", "14场<!-- 这一句再核一下 -->")
    assert "这一句再核一下" not in _trace(drafted).out


def test_on_a_terminal_it_is_in_colour(drafted):
    command = [*COMMAND, "trace"]
    child = pexpect.spawn(
        command[0],
        command[1:],
        cwd=str(drafted.folder),
        env=environment(TERM="xterm-256color"),
        timeout=30,
        encoding="utf-8",
    )
    child.expect(pexpect.EOF)
    assert "\x1b[" in child.before
    assert "6次[study.1]" in child.before


def test_no_color_is_obeyed(drafted):
    command = [*COMMAND, "trace"]
    given = environment(TERM="xterm-256color", NO_COLOR="1")
    child = pexpect.spawn(command[0], command[1:], cwd=str(drafted.folder), env=given, timeout=30, encoding="utf-8")
    child.expect(pexpect.EOF)
    assert "\x1b[" not in child.before
    assert "6次[study.1]" in child.before


def test_json_has_the_documented_keys(drafted):
    values = json.loads(_trace(drafted, "--format", "json").out)
    assert set(values) == {"file", "figures", "names", "facts", "clauses"}
    assert values["file"] == str(drafted.draft_file)
    assert {"study", "opening", "title"} <= {figure["section"] for figure in values["figures"]}


def test_a_page_is_written_where_it_is_told(drafted, tmp_path):
    place = tmp_path / "溯源.html"
    done = _trace(drafted, "-o", str(place))
    assert done.code == 0
    assert str(place) in done.out
    html = place.read_text("utf-8")
    assert "6次<sup" in html
    assert str(drafted.folder) not in html


def test_a_page_beside_the_draft(drafted):
    assert _trace(drafted, "--html").code == 0
    assert (drafted.folder / "trace.html").is_file()
    drafted.edit("14场", "14场、读书会37场")
    assert _trace(drafted, "--html").code == 1
    assert "37场" in (drafted.folder / "trace.html").read_text("utf-8")


def test_evidence_of_a_fact_is_on_the_page_as_text(office):
    office.write_facts(FACTS.replace("专题研讨3次", "专题研讨3次 <!-- 来源：<script>alert(1)</script>签到册 -->"))
    office.draft("--model", "skeleton")
    _trace(office, "--html")
    html = (office.folder / "trace.html").read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;签到册" in html


@pytest.mark.parametrize("name", ["draft.md", "facts.md", "draft.docx"])
def test_no_other_file_is_overwritten(drafted, name):
    before = drafted.text, drafted.facts.read_text("utf-8")
    done = _trace(drafted, "-o", str(drafted.folder / name))
    assert done.code == 2
    assert ".html" in done.err
    assert (drafted.text, drafted.facts.read_text("utf-8")) == before


def test_a_file_from_outside_needs_facts(drafted, run, tmp_path):
    path = tmp_path / "来稿.txt"
    path.write_text("一、理论学习\n理论学习中心组学习6次。\n", "utf-8")
    refused = run("trace", str(path))
    assert refused.code == 2
    assert "--facts" in refused.err
    done = run("trace", str(path), "--facts", str(drafted.facts))
    assert "6次[study.1]" in done.out
    assert done.code == 0


def test_a_workspace_without_a_draft_says_what_to_do(office):
    done = _trace(office)
    assert done.code == 2
    assert "assistant draft" in done.err


def test_help_has_an_example(run):
    assert "assistant trace -o trace.html" in run("trace", "--help").out
