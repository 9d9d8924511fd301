"""assistant status: where each section stands and what comes next, without a model."""

from __future__ import annotations

import json

import pytest
from office import BULLETS, FACTS, HEADINGS, obedient

_SECOND = "宣讲队到村宣讲14场，听众620余人次。"
_KEYS = {
    *("key", "title", "heading", "state", "line", "locked", "facts", "edits", "stale", "unsourced", "unused"),
    *("characters", "target", "conflicts", "origin", "model", "at", "version", "adopted"),
}


@pytest.fixture
def drafted(office, serve):
    office.endpoint = serve(obedient)
    assert office.draft().code == 0
    return office


def sections(office):
    """What status tells of each section, by key or title."""
    values = json.loads(office.status("--format", "json").out)
    assert values["file"] == str(office.draft_file)
    assert all(set(one) == _KEYS for one in values["sections"])
    return {one["key"] or one["title"]: one for one in values["sections"]}


def last(done):
    return done.out.splitlines()[-1]


def test_before_the_first_draft(office):
    done = office.status()
    assert done.code == 1
    assert done.out.count("未起草  ") == 4
    assert last(done) == "下一步：assistant draft 起草没写的章节。"
    assert not office.draft_file.exists()
    assert not (office.folder / ".assistant" / "history.db").exists()


def test_all_drafted(drafted):
    done = drafted.status()
    assert done.code == 0
    assert done.out.splitlines()[0] == f"柳溪镇2026年上半年  {drafted.draft_file}"
    assert all(title in done.out for title in BULLETS)
    assert "要点2条  41字/约44  scripted" in done.out
    assert "第1稿" in done.out
    assert last(done).startswith("下一步：通读 draft.md")


def test_a_drafted_section_in_json(drafted):
    found = sections(drafted)
    assert list(found) == list(HEADINGS.values())
    study = found["study"]
    assert study["at"][:4].isdigit()
    assert {**study, "at": ""} == {
        "key": "study",
        "title": "理论学习",
        "heading": "强化理论武装，筑牢思想根基",
        "state": "generated",
        "line": next(n for n, line in enumerate(drafted.text.split("\n"), 1) if "{#study}" in line),
        "locked": False,
        "facts": 2,
        "edits": 0,
        "stale": [],
        "unsourced": [],
        "unused": [],
        "adopted": False,
        "characters": 41,
        "target": 44,
        "conflicts": False,
        "origin": "model",
        "model": "scripted",
        "at": "",
        "version": 1,
    }


def test_no_model_is_called_and_nothing_written(drafted):
    asked, before = len(drafted.endpoint.requests), drafted.draft_file.read_bytes()
    history = (drafted.folder / ".assistant" / "history.db").read_bytes()
    drafted.change_fact("宣讲14场", "宣讲15场")
    drafted.status()
    assert len(drafted.endpoint.requests) == asked
    assert drafted.draft_file.read_bytes() == before
    assert (drafted.folder / ".assistant" / "history.db").read_bytes() == history


def test_hand_edits_are_counted(drafted):
    drafted.edit(_SECOND, "宣讲队自编快板到村宣讲14场，620余人次到场。镇领导带头讲。")
    done = drafted.status()
    assert done.code == 0
    assert "手改过" in done.out
    assert "手改2处，重写时保留" in done.out
    assert sections(drafted)["study"]["edits"] == 2
    assert sections(drafted)["study"]["state"] == "edited"


def test_after_a_redraft_the_kept_sentences_are_still_told(drafted):
    drafted.edit(_SECOND, "宣讲队自编快板到村宣讲14场，620余人次到场。")
    drafted.redraft("study", "--yes")
    assert sections(drafted)["study"]["edits"] == 1
    assert sections(drafted)["study"]["version"] > 1


def test_an_edited_heading_is_told(drafted):
    drafted.edit("强化理论武装，筑牢思想根基", "理论学习往实里走")
    study = sections(drafted)["study"]
    assert study["heading"] == "理论学习往实里走"
    assert study["state"] == "edited"


def test_stale_sections_and_the_fact(drafted):
    drafted.change_fact("宣讲14场", "宣讲15场")
    done = drafted.status()
    assert done.code == 1
    assert "已起草·过时" in done.out
    assert "    · 要点改了：宣讲队到村宣讲14场，听众620余人次 → 宣讲队到村宣讲15场，听众620余人次" in done.out
    assert last(done).startswith("下一步：assistant draft 重写过时的章节")


def test_a_locked_section(drafted):
    drafted.edit("{#study}", "{#study .locked}")
    assert "已起草·锁" in drafted.status().out
    assert sections(drafted)["study"]["locked"] is True


def test_figures_without_a_source(drafted):
    drafted.edit(_SECOND, f"{_SECOND}到场党员380人。")
    done = drafted.status()
    assert done.code == 1
    assert "没有出处的数字：380人" in done.out
    assert last(done).startswith("下一步：assistant trace")


def test_a_confirmed_figure_has_a_source(drafted):
    drafted.edit(_SECOND, f"{_SECOND}到场党员380人。<!-- 依据：签到表 -->")
    assert drafted.status().code == 0


def test_a_fact_that_the_text_lacks(drafted):
    drafted.edit(_SECOND, "")
    done = drafted.status()
    assert done.code == 1
    assert "要点没有写全：宣讲队到村宣讲14场，听众620余人次" in done.out
    assert "不写入" in last(done)


def test_a_required_section_without_facts(office, serve):
    serve(obedient)
    office.write_facts(FACTS.replace("- 9个村中有2个村没有专职宣传员\n", ""))
    office.draft()
    done = office.status()
    assert done.code == 1
    assert "待补要点" in done.out
    assert sections(office)["problems"]["state"] == "pending"


def test_a_section_of_the_persons_own(drafted):
    drafted.edit("## 存在问题", "## 一点体会\n\n群众爱听才听得进去。\n\n## 存在问题")
    own = sections(drafted)["一点体会"]
    assert own["state"] == "person"
    assert own["line"] == drafted.text.split("\n").index("## 一点体会") + 1
    assert drafted.status().code == 0


def test_sections_are_in_the_order_of_the_draft(drafted):
    text = drafted.text
    start, end = text.index("## 存在问题"), text.index("## 下一步打算")
    closing = text.index("## 结尾")
    drafted.draft_file.write_text(text[:start] + text[end:closing] + text[start:end] + text[closing:], "utf-8")
    assert list(sections(drafted)) == ["leadership", "study", "plans", "problems"]


def test_a_deleted_history_is_no_error(drafted):
    (drafted.folder / ".assistant" / "history.db").unlink()
    done = drafted.status()
    assert done.code in (0, 1)
    assert sections(drafted)["study"]["state"] == "person"


def test_a_section_whose_text_was_deleted(drafted):
    drafted.edit("理论学习中心组学习6次，其中专题研讨3次。" + _SECOND, "")
    done = drafted.status()
    assert done.code == 1
    assert sections(drafted)["study"]["state"] == "missing"
    assert "assistant draft" in last(done)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "<<<<<<< \n", "# \n## \n### {#study}\n", "<!-- 没完\n## 理论学习 {#study}\n"]
)
def test_odd_drafts_are_told_of(office, text):
    office.draft_file.write_text(text, "utf-8")
    done = office.status()
    assert done.code == 1
    assert "下一步" in done.out
