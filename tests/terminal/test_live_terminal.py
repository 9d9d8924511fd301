"""The terminal as a person sees it: a real pty."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from office import BULLETS, slowly
from scripted_endpoint import Reply

pexpect = pytest.importorskip("pexpect")


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")


def test_sections_stream_live(office, serve, terminal):
    serve(slowly(1.0))
    child = terminal("draft", "--yes")
    child.expect("── 组织领导与责任落实")
    child.expect("镇党委会")
    seen = time.monotonic()
    child.expect("✓ 组织领导与责任落实")
    assert time.monotonic() - seen > 0.3  # the text came before the section was done
    for title in list(BULLETS)[1:]:
        child.expect(f"── {title}")
        child.expect(f"✓ {title}")
    child.expect("写好4节")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "14场" in office.section("study")


def test_ctrl_c_stops_with_a_sentence(office, serve, terminal):
    serve(Reply("正在写的半句话" * 400, delay=0.05))
    child = terminal("draft", "--yes")
    child.expect("半句话")
    child.sendintr()
    child.expect("已停止。写好的都已存盘")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert "Traceback" not in child.before
    assert "半句话" not in office.text


def test_help_on_a_terminal_is_the_same_text(run, terminal):
    child = terminal("draft", "--help")
    child.expect(pexpect.EOF)
    assert plain(child.before).strip() == run("draft", "--help").out.strip()


def test_usage_error_on_a_terminal_is_chinese(terminal):
    child = terminal("draft", "--frob")
    child.expect("没有 --frob 这个选项")
    child.expect(pexpect.EOF)
    assert "╭" not in child.before
    child.close()
    assert child.exitstatus == 2


@pytest.mark.parametrize(("typed", "left"), [("n", True), ("y", False)])
def test_an_exemplar_is_removed_after_a_question(terminal, typed, left):
    folder = Path(os.environ["ASSISTANT_EXEMPLARS"])
    folder.mkdir(parents=True)
    (folder / "甲.md").write_text("# 甲\n\n## 学习 {#study}\n\n学习3次。\n", "utf-8")
    child = terminal("exemplars", "remove", "甲")
    child.expect(r"\[y/N\]")
    child.sendline(typed)
    child.expect(pexpect.EOF)
    assert (folder / "甲.md").exists() is left
