"""assistant edit: one section in the clerk's own editor."""

from __future__ import annotations

import os
import stat
import sys

import pytest
from office import obedient

_SECOND = "宣讲队到村宣讲14场，听众620余人次。"


@pytest.fixture
def drafted(office, serve):
    serve(obedient)
    assert office.draft().code == 0
    return office


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """editor(code) makes a program that runs these lines on `text` the clerk's editor; gives where it notes what it saw."""

    def make(code: str):
        seen = tmp_path / "seen.md"
        script = tmp_path / "编辑器.py"
        lines = [
            "import pathlib, sys",
            "file = pathlib.Path(sys.argv[-1])",
            "text = file.read_text('utf-8')",
            f"pathlib.Path({str(seen)!r}).write_text(f'{{file}}\\n{{file.stat().st_mode & 0o777:o}}\\n{{text}}', 'utf-8')",
            *code.split("\n"),
        ]
        script.write_text("\n".join(lines), "utf-8")
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
        return seen

    return make


def edit(office, name: str = "study"):
    return office.command("edit", "-C", str(office.folder), name)


def replacing(old: str, new: str) -> str:
    return f"file.write_text(text.replace({old!r}, {new!r}), 'utf-8')"


def left_behind(office):
    return sorted(p.name for p in (office.folder / ".assistant").glob("edit-*"))


def test_what_is_changed_is_put_into_the_draft(drafted, editor):
    editor(replacing("14场", "14场次"))
    before = drafted.draft_file.read_bytes()
    done = edit(drafted)
    assert done.code == 0
    assert "已写进 draft.md" in done.out
    assert drafted.draft_file.read_bytes() == before.replace("14场".encode(), "14场次".encode())
    assert left_behind(drafted) == []


def test_the_facts_stand_above_as_comments(drafted, editor):
    seen = editor("")
    edit(drafted)
    path, mode, *lines = seen.read_text("utf-8").split("\n")
    assert path.endswith(".md")
    assert mode == "600" or os.name == "nt"
    line = drafted.facts.read_text("utf-8").split("\n").index("- 理论学习中心组学习6次，其中专题研讨3次") + 1
    assert lines[0] == f"<!-- 要点：理论学习中心组学习6次，其中专题研讨3次（facts.md 第{line}行） -->"
    assert lines[1].startswith("<!-- 要点：宣讲队")
    assert lines[2].startswith("<!-- 说明：")
    assert lines[4].endswith(_SECOND)
    assert "要点：" not in drafted.text


def test_unchanged(drafted, editor):
    editor("file.write_text(text.rstrip() + '\\n\\n\\n', 'utf-8')")
    before = drafted.draft_file.read_bytes()
    done = edit(drafted)
    assert done.code == 0
    assert "没有改动" in done.out
    assert drafted.draft_file.read_bytes() == before


def test_the_edit_survives_a_redraft(drafted, editor):
    editor(replacing(_SECOND, "宣讲队自编快板到村宣讲14场，620余人次到场。"))
    edit(drafted)
    assert drafted.redraft("study", "--yes").code == 0
    assert "宣讲队自编快板到村宣讲14场，620余人次到场。" in drafted.section("study")


def test_own_comments_come_back(drafted, editor):
    editor(replacing(_SECOND, _SECOND + "<!-- 依据：宣传办台账 -->"))
    edit(drafted)
    assert f"{_SECOND}<!-- 依据：宣传办台账 -->" in drafted.section("study")


def test_a_comment_of_the_persons_own_that_looks_like_ours_stays(drafted, editor):
    own = "<!-- 要点：少写一点 -->"
    drafted.edit(_SECOND, f"{_SECOND}\n{own}\n")
    editor(replacing("14场", "14场次"))
    edit(drafted)
    assert own in drafted.text


def test_an_emptied_section_is_the_persons_wish(drafted, editor):
    editor("file.write_text('', 'utf-8')")
    assert edit(drafted).code == 0
    assert drafted.section("study") == ""
    assert "{#study}" in drafted.text


def test_an_editor_that_writes_windows_lines_and_a_mark(drafted, editor):
    editor(r"file.write_bytes(b'\xef\xbb\xbf' + text.replace('14场', '14场次').replace('\n', '\r\n').encode())")
    assert edit(drafted).code == 0
    assert b"\r" not in drafted.draft_file.read_bytes()
    assert drafted.draft_file.read_bytes().count(b"\xef\xbb\xbf") == 0
    assert "14场次" in drafted.section("study")
    assert "要点：" not in drafted.text


def test_an_editor_that_writes_gb18030(drafted, editor):
    editor("file.write_bytes(text.replace('14场', '14场次').encode('gb18030'))")
    assert edit(drafted).code == 0
    assert "14场次" in drafted.section("study")


def test_a_draft_in_gb18030_with_windows_lines_stays_so(drafted, editor):
    drafted.draft_file.write_bytes(drafted.text.replace("\n", "\r\n").encode("gb18030"))
    editor(replacing("14场", "14场次"))
    before = drafted.draft_file.read_bytes()
    assert edit(drafted).code == 0
    assert drafted.draft_file.read_bytes() == before.replace("14场".encode("gb18030"), "14场次".encode("gb18030"))


def test_an_editor_that_fails(drafted, editor):
    editor("file.write_text(text.replace('14场', '14场次'), 'utf-8')\nsys.exit(3)")
    before = drafted.draft_file.read_bytes()
    done = edit(drafted)
    assert done.code == 2
    assert "没有正常结束（3）" in done.err
    assert drafted.draft_file.read_bytes() == before
    (kept,) = left_behind(drafted)
    assert kept in done.err
    assert "14场次" in (drafted.folder / ".assistant" / kept).read_text("utf-8")


@pytest.mark.parametrize("name", ["没有这个编辑器", "/没有/这个"])
def test_an_editor_that_is_not_there(drafted, monkeypatch, name):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", name)
    before = drafted.draft_file.read_bytes()
    done = edit(drafted)
    assert done.code == 2
    assert name in done.err
    assert "EDITOR=nano" in done.err
    assert drafted.draft_file.read_bytes() == before
    assert left_behind(drafted) == []


@pytest.mark.parametrize("value", ["", "  ", "'没有收尾"])
def test_an_editor_that_cannot_be_read(drafted, monkeypatch, value):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", value)
    done = edit(drafted)
    assert done.code == 2
    assert "EDITOR" in done.err


def test_an_editor_that_removes_the_file(drafted, editor):
    editor("file.unlink()")
    before = drafted.draft_file.read_bytes()
    done = edit(drafted)
    assert done.code == 2
    assert drafted.draft_file.read_bytes() == before


def test_the_section_was_changed_meanwhile(drafted, editor):
    code = (
        f"draft = pathlib.Path({str(drafted.draft_file)!r})\n"
        "draft.write_text(draft.read_text('utf-8').replace('620余人次', '630余人次'), 'utf-8')\n"
    )
    editor(code + replacing("14场", "14场次"))
    done = edit(drafted)
    assert done.code == 2
    assert "另一个程序也改了“理论学习”一节" in done.err
    assert "630余人次" in drafted.section("study")
    assert "14场次" not in drafted.text
    (kept,) = left_behind(drafted)
    assert "14场次" in (drafted.folder / ".assistant" / kept).read_text("utf-8")


def test_another_section_was_changed_meanwhile(drafted, editor):
    code = (
        f"draft = pathlib.Path({str(drafted.draft_file)!r})\n"
        "draft.write_text(draft.read_text('utf-8').replace('意识形态工作2次', '意识形态工作两次'), 'utf-8')\n"
    )
    editor(code + replacing("14场", "14场次"))
    assert edit(drafted).code == 0
    assert "14场次" in drafted.section("study")
    assert "意识形态工作两次" in drafted.section("leadership")


def test_a_section_that_is_not_drafted_yet(office, editor):
    seen = editor("")
    done = edit(office)
    assert done.code == 2
    assert "assistant draft" in done.err
    assert not seen.exists()


def test_an_unknown_section_lists_what_there_is(drafted, editor):
    seen = editor("")
    done = edit(drafted, "计划生育")
    assert done.code == 2
    assert "理论学习（study）" in done.err
    assert not seen.exists()


@pytest.mark.parametrize("name", ["一（二）", "1.2", "理论武装"])
def test_section_is_named_by_ordinal_or_piece_of_its_heading(drafted, editor, name):
    seen = editor("")
    edit(drafted, name)
    assert _SECOND in seen.read_text("utf-8")


def test_a_locked_section_may_be_edited_by_hand(drafted, editor):
    drafted.edit("{#study}", "{#study .locked}")
    editor(replacing("14场", "14场次"))
    assert edit(drafted).code == 0
    assert "{#study .locked}" in drafted.text
    assert "14场次" in drafted.text


def test_a_conflict_is_settled_in_the_editor(drafted, editor):
    drafted.edit(_SECOND, "宣讲队自编快板到村宣讲14场，620余人次到场。")
    drafted.change_fact("宣讲14场", "宣讲16场")
    drafted.draft()
    editor("import re\nfile.write_text(re.sub('<<<<<<<.*?=======\\n|>>>>>>>.*', '', text, flags=re.S), 'utf-8')")
    assert edit(drafted).code == 0
    assert "<<<<<<<" not in drafted.text
    assert "16场" in drafted.section("study")


def test_visual_goes_before_editor(drafted, editor, monkeypatch):
    editor(replacing("14场", "14场次"))
    monkeypatch.setenv("VISUAL", os.environ["EDITOR"])
    monkeypatch.setenv("EDITOR", "没有这个编辑器")
    assert edit(drafted).code == 0


def test_the_sheet_is_for_its_owner_alone(drafted, editor):
    seen = editor("")
    edit(drafted)
    folder = drafted.folder / ".assistant"
    assert seen.read_text("utf-8").startswith(str(folder))
    assert os.name == "nt" or stat.S_IMODE(folder.stat().st_mode) == 0o700
