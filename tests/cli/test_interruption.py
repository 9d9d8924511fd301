"""Ctrl-C and kill -9 in the middle of a run: what is finished stays, the next run asks for the rest only."""

from __future__ import annotations

import os
import signal
import time
from datetime import UTC, datetime

import pytest
from office import TEN, obedient, quick_settings, sheet, title_in
from scripted_endpoint import Reply

from assistant.store.history import History
from assistant.store.journal import Author, Standing, WriteJournal
from assistant.store.records import SectionVersion
from assistant.store.workspace import Workspace

TITLES = list(TEN)
WRITTEN = 3


def stuck_after_three(request):
    """The first three sections at once; the fourth writes half a sentence and goes on for ever."""
    if title_in(request) in TITLES[:WRITTEN]:
        return obedient(request)
    return Reply("正在写的半句话" * 400, delay=0.05)


def wait_for(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.02)


@pytest.fixture
def interrupted(office, serve):
    """A run of ten sections, three of them on disk and the fourth in the making."""
    quick_settings(concurrency=1)
    office.write_facts(sheet(TEN))
    endpoint = serve(stuck_after_three)
    process = office.start("draft")
    wait_for(lambda: len(endpoint.requests) > WRITTEN)
    wait_for(lambda: office.text.count("{#") == WRITTEN + 1)  # the opening too
    time.sleep(0.2)
    yield process
    if process.poll() is None:
        process.kill()
        process.communicate()


def finish_the_rest(office, serve):
    before = office.text
    endpoint = serve(obedient)
    done = office.draft()
    assert done.code == 0
    assert sorted(map(title_in, endpoint.requests)) == sorted(TITLES[WRITTEN:])
    assert before.rstrip() in office.text
    assert "半句话" not in office.text


def test_ctrl_c_keeps_what_is_finished(office, serve, interrupted):
    interrupted.send_signal(signal.SIGINT)
    out, err = interrupted.communicate(timeout=15)
    assert interrupted.returncode == 2
    assert "已停止" in err
    assert "Traceback" not in out + err
    assert "Exception" not in out + err
    finish_the_rest(office, serve)


def test_two_ctrl_c_leave_no_traceback(office, interrupted):
    interrupted.send_signal(signal.SIGINT)
    time.sleep(0.01)
    interrupted.send_signal(signal.SIGINT)
    out, err = interrupted.communicate(timeout=15)
    assert interrupted.returncode != 0
    assert "Traceback" not in out + err


def test_kill_9_keeps_what_is_finished(office, serve, interrupted):
    os.kill(interrupted.pid, signal.SIGKILL)
    _, err = interrupted.communicate(timeout=15)
    assert "Traceback" not in err
    finish_the_rest(office, serve)


def test_ctrl_c_while_the_first_section_is_awaited(office, serve):
    endpoint = serve(Reply("好", first_delay=30))
    process = office.start("draft")
    wait_for(lambda: endpoint.requests)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=15)
    assert process.returncode == 2
    assert "已停止" in err
    assert "Traceback" not in err


def test_section_promised_to_the_journal_is_not_asked_for_again(office, serve):
    """Killed between the journal and draft.md: the text was finished."""
    endpoint = serve(obedient)
    office.draft("--section", "leadership")
    workspace = Workspace(office.folder)
    history = History(workspace.history, lambda: datetime.now(UTC))
    standing = workspace.read_draft()
    text = standing.text + "\n### 强化理论武装，筑牢思想根基 {#study}\n\n理论学习中心组学习6次。\n"
    version = SectionVersion(("study",), "强化理论武装，筑牢思想根基", "理论学习中心组学习6次。", "model")
    journal = WriteJournal(history.database, history.clock, "draft.md")
    journal.begin(Standing(standing, standing), standing.with_text(text), version, Author("draft"))
    done = office.draft()
    assert "上次中断时写好的“强化理论武装，筑牢思想根基”已放进" in done.err
    assert sorted(title_in(r) for r in endpoint.requests[1:]) == ["下一步打算", "存在问题"]
    assert office.section("study") == "理论学习中心组学习6次。"


def test_closed_pipe_is_no_error_message(office, serve):
    """assistant templates | head -1"""
    read, write = os.pipe()
    os.close(read)
    process = office.start("templates", stdout=write)
    os.close(write)
    _, err = process.communicate(timeout=15)
    assert "Traceback" not in err
    assert "Exception" not in err
