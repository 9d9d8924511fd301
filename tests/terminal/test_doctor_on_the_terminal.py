"""The examination as a person sees it: narrow and wide, and the one question at its end."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from office import COMMAND, environment, quick_settings
from scripted_endpoint import Reply

from assistant.terminal.columns import cells
from assistant.terminal.doctor_view import DoctorView
from assistant.terminal.shades import plain
from assistant.workflow.doctor.lines import CheckLine

pexpect = pytest.importorskip("pexpect")
LINE = CheckLine(
    "measured",
    "context",
    "上下文",
    "error",
    "只有约2048词元，设的是16384：更长的提示，前面的被悄悄截掉；OLLAMA_CONTEXT_LENGTH 没有设，所以是它的默认",
    'assistant config set model.extra_body \'{"chat_template_kwargs": {"enable_thinking": false}}\'；或者请管理接口的人在服务器上调大，重新起动以后再测一遍',
)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_lines_fit_and_commands_stay_whole(width):
    shown = [plain(line) for line in DoctorView(width).lines(LINE)]
    command = LINE.advice.partition("；")[0]
    assert any(line.endswith(command) for line in shown)
    assert all(cells(line) <= width for line in shown if command not in line)
    assert shown[0] == "实测"
    assert "不对" in shown[1]


def test_a_pipe_gets_each_thing_on_one_line():
    shown = [plain(line) for line in DoctorView(None).lines(LINE)]
    assert LINE.found in shown[1]
    assert len(shown) == 4


def test_heading_stands_once():
    view = DoctorView(80)
    first, second = list(view.lines(LINE)), list(view.lines(LINE))
    assert plain(first[0]) == "实测"
    assert all(plain(line) != "实测" for line in second)


@pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="no pty on this system")
@pytest.mark.parametrize(("typed", "value"), [("y", '{"enable_thinking": false}'), ("n", None)])
def test_what_was_measured_is_written_after_a_question(serve, tmp_path, typed, value):
    quick_settings()
    off = Reply("好")
    on = Reply("", reasoning="嗯……", finish_reason="length")
    serve(lambda request: off if request.body.get("enable_thinking") is False else on)
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "doctor", "--quick"],
        cwd=str(tmp_path),
        env=environment(TERM="xterm"),
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 60),
    )
    child.expect("关得掉")
    child.expect("写进用户配置吗")
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = tomllib.loads(Path(os.environ["ASSISTANT_CONFIG"]).read_text("utf-8"))["model"]
    assert written.get("extra_body") == value
