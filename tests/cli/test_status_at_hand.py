"""assistant status asked again: it is quick as long as nothing has changed, and never tells what was so before."""

from __future__ import annotations

import json
import os
import stat

import pytest
from office import obedient, sheet

_SECOND = "宣讲队到村宣讲14场，听众620余人次。"


@pytest.fixture
def asked(office, serve):
    """Drafted, and looked at once."""
    office.endpoint = serve(obedient)
    assert office.draft().code == 0
    assert office.status().code == 0
    return office


def kept(office):
    return office.folder / ".assistant" / "status.json"


def test_the_same_is_told_twice(asked):
    first, second = asked.status(), asked.status()
    assert (first.out, first.code) == (second.out, second.code)
    assert json.loads(asked.status("--format", "json").out)["sections"]


def test_it_is_for_the_owner_alone(asked):
    assert stat.S_IMODE(kept(asked).stat().st_mode) == 0o600


def test_a_hand_edit_of_the_same_length_and_second_is_seen(asked):
    before = asked.draft_file.stat()
    asked.edit(_SECOND, _SECOND.replace("14场", "15场"))
    os.utime(asked.draft_file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "没有出处的数字：15场" in asked.status().out


def test_a_fact_that_changed_is_seen(asked):
    asked.change_fact("听众620余人次", "听众640余人次")
    done = asked.status()
    assert done.code == 1
    assert "要点改了" in done.out


def test_a_roster_and_settings_that_come_are_seen(asked):
    asked.edit(_SECOND, "柳弯村宣讲14场，听众620余人次。")
    asked.status()
    mark = json.loads(kept(asked).read_text("utf-8"))["mark"]
    (asked.folder / "名册.txt").write_text("柳弯村\n", "utf-8")
    asked.status()
    assert json.loads(kept(asked).read_text("utf-8"))["mark"] != mark


def test_a_redraft_and_an_undo_are_seen(asked):
    asked.redraft("study", "--yes", "-i", "突出宣讲")
    assert "第2稿" in asked.status().out
    assert asked.command("undo", "-C", str(asked.folder)).code == 0
    assert "第2稿" not in asked.status().out


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"mark": "1"}', b"\xff\xfe\x00", b'{"mark": {}, "value": 3}'])
def test_a_damaged_note_is_worked_out_again(asked, damage):
    told = asked.status().out
    kept(asked).write_bytes(damage)
    assert asked.status().out == told


def test_a_note_that_cannot_be_written_changes_nothing(asked):
    told = asked.status().out
    kept(asked).unlink()
    kept(asked).mkdir()
    assert asked.status().out == told


def test_last_year_s_report_elsewhere_is_read_each_time(asked):
    (asked.folder.parent / "去年.md").write_text("# 去年的报告\n\n## 一、理论学习\n\n宣讲队宣讲9场。\n", "utf-8")
    text = asked.facts.read_text("utf-8")
    asked.write_facts(text.replace("---\n", "---\nlast_year: ../去年.md\n", 1))
    kept(asked).unlink()
    asked.status()
    assert not kept(asked).exists()


def test_it_goes_with_the_history(asked):
    assert asked.command("history", "purge", "--yes", "-C", str(asked.folder)).code == 0
    assert not kept(asked).exists()


def test_facts_alone_leave_nothing_behind(office):
    office.write_facts(sheet({"理论学习": ["理论学习中心组学习6次"]}))
    office.status()
    assert office.status().out == office.status().out
