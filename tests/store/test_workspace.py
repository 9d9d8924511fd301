from __future__ import annotations

import codecs
import os
import stat

import pytest
from store_world import FACTS, as_ordinary_user, read_only

from assistant.errors import InputError, WorkspaceError
from assistant.store.workspace import create_workspace, find_workspace


def test_a_workspace_is_found_from_inside_it(workspace):
    below = workspace.root / "材料" / "三月"
    below.mkdir(parents=True)
    assert find_workspace(workspace.root) == find_workspace(below) == workspace


def test_the_nearest_parent_wins(workspace):
    inner = create_workspace(workspace.root / "试写", FACTS)
    assert find_workspace(inner.root) == inner


def test_a_folder_outside_is_named_with_the_way_out(tmp_path):
    with pytest.raises(WorkspaceError) as caught:
        find_workspace(tmp_path)
    assert str(tmp_path) in caught.value.message
    assert "assistant new 目录" in caught.value.next_step


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WorkspaceError, match=r"没有文件夹 .*无此处"):
        find_workspace(tmp_path / "无此处")


def test_paths_stand_in_the_workspace(workspace):
    names = [p.relative_to(workspace.root).as_posix() for p in (workspace.facts, workspace.draft, workspace.docx)]
    assert names == ["facts.md", "draft.md", "draft.docx"]
    assert workspace.history == workspace.history_dir / "history.db"
    assert workspace.history_dir == workspace.root / ".assistant"


@pytest.mark.parametrize(
    "data",
    [
        "- 学习8次\n- 宣讲3场\n".encode(),
        codecs.BOM_UTF8 + "- 学习8次\r\n- 宣讲3场\r\n".encode(),
        "- 学习8次\r\n- 宣讲3场\r\n".encode("gb18030"),
        "- 学习8次\r- 宣讲3场\r".encode(),
    ],
    ids=["utf-8", "bom and crlf", "gb18030", "old mac"],
)
def test_facts_read_alike_in_every_encoding(workspace, data):
    workspace.facts.write_bytes(data)
    assert workspace.read_facts_text() == "- 学习8次\n- 宣讲3场\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "是空的"),
        (" \r\n　\n".encode(), "是空的"),
        (b"PK\x03\x04\x14\0\x06\0", "其实是 Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "其实是 Word"),
        ("- 学习8次\n- 宣\0讲\n".encode(), "第2行：含有空字节"),
        ("- 学习8次\n".encode("utf-16"), "UTF-16"),
        ("- 集中学习8次\n- 理论宣讲3".encode() + b"\xe5\x9c" + "场\n".encode(), "第2行：有读不懂的字节"),
        ("- 集中学习8次\n".encode("gb18030") + b"\xff\xff\n", "第2行：有读不懂的字节"),
        (codecs.BOM_UTF8 + "汉字".encode("gb18030"), "第1行：有读不懂的字节"),
    ],
    ids=["empty", "blank", "docx", "doc", "nul", "utf-16", "broken utf-8", "no encoding", "bom on gbk"],
)
def test_what_is_no_text_is_refused_with_file_and_next_step(workspace, data, says):
    workspace.facts.write_bytes(data)
    with pytest.raises(InputError, match=says) as caught:
        workspace.read_facts_text()
    assert str(workspace.facts) in caught.value.message
    assert caught.value.next_step.startswith("请")


def test_missing_texts_name_the_command_that_makes_them(workspace):
    with pytest.raises(InputError, match=r"没有文件 .*draft.md") as caught:
        workspace.read_draft_text()
    assert "assistant draft" in caught.value.next_step
    workspace.facts.unlink()
    with pytest.raises(InputError, match=r"没有文件 .*facts.md"):
        workspace.read_facts_text()


def test_a_folder_in_the_place_of_a_text_is_refused(workspace):
    workspace.draft.mkdir()
    with pytest.raises(InputError, match=r"draft.md 是文件夹"):
        workspace.read_draft_text()


def test_an_unreadable_text_is_refused(open_folder):
    workspace = create_workspace(open_folder, FACTS)
    workspace.facts.chmod(0)
    with as_ordinary_user(), pytest.raises(InputError, match="没有读取权限"):
        workspace.read_facts_text()


@pytest.mark.parametrize(
    "line",
    [
        "秘密★1年",
        "机密★",
        "绝密★长期",
        "- 机密★5年",
        "> 秘密 ★ 1年",
        "机　密",
        "（秘密★1年）",
        "000012　机密★1年　特急",
        "密级: 秘密★6个月",
        "密级：机密",
        "<!-- 秘密★1年 -->",
        "“绝密★”",
    ],
)
def test_a_classification_mark_stops_everything(workspace, tmp_path, line):
    for path in (workspace.facts, workspace.draft):
        path.write_text(f"## 理论学习\n{line}\n- 学习8次\n", "utf-8")
    with pytest.raises(InputError, match="第2行：有密级标志"):
        workspace.read_facts_text()
    with pytest.raises(InputError, match="密级标志"):
        workspace.read_draft_text()
    with pytest.raises(InputError, match="密级标志"):
        create_workspace(tmp_path / "另一个", f"{FACTS}{line}\n")
    assert not (tmp_path / "另一个").exists()


@pytest.mark.parametrize(
    "line",
    [
        "- 开展保密教育，讲解“秘密★”标志的含义",
        "- 清查涉密载体，未发现绝密、机密、秘密级文件",
        "- 排查机密性风险3处",
        "★秘密花园读书会2场",
    ],
)
def test_talk_about_secrets_is_no_mark(workspace, line):
    workspace.facts.write_text(f"{line}\n", "utf-8")
    assert workspace.read_facts_text() == f"{line}\n"


def test_a_new_workspace_has_facts_and_a_private_folder(tmp_path):
    workspace = create_workspace(tmp_path / "一" / "二", FACTS)
    assert workspace.read_facts_text() == FACTS
    if os.name == "posix":
        assert stat.S_IMODE(workspace.history_dir.stat().st_mode) == 0o700


def test_a_new_workspace_never_overwrites_facts(workspace):
    with pytest.raises(WorkspaceError, match=r"facts.md 已经有了"):
        create_workspace(workspace.root, "别的内容\n")
    assert workspace.read_facts_text() == FACTS


def test_a_new_workspace_keeps_a_draft_that_is_there(tmp_path):
    (tmp_path / "draft.md").write_text("# 旧稿\n", "utf-8")
    assert create_workspace(tmp_path, FACTS).read_draft_text() == "# 旧稿\n"


def test_a_file_where_the_folder_should_be_is_named(tmp_path):
    (tmp_path / "柳溪镇").write_text("", "utf-8")
    with pytest.raises(WorkspaceError, match="柳溪镇 写不进去"):
        create_workspace(tmp_path / "柳溪镇", FACTS)


def test_a_new_workspace_in_a_read_only_folder_is_refused(open_folder):
    with read_only(open_folder), pytest.raises(WorkspaceError, match="没有写入权限"):
        create_workspace(open_folder / "柳溪镇", FACTS)
