"""A section with faults is asked for once more: the better reply is taken, and what was there before is never lost."""

from __future__ import annotations

import signal
import time

import pytest
from office import FACTS, obedient, quick_settings, title_in
from scripted_endpoint import Reply, Request

from assistant.store.history import History
from assistant.store.workspace import Workspace

LYING = "理论学习中心组学习9次，其中专题研讨3次。参加干部310人。"
MENDED = "上半年，理论学习中心组学习6次，其中专题研讨3次。宣讲队到村开展宣讲14场，听众620余人次。"
WORSE = "组织观影12场，又组织展演15场，参加干部310人。"


def is_repair(request: Request) -> bool:
    return "<问题>" in request.task


def answering(first: Reply | str, second: Reply | str):
    """The section on study lies first; the others are as they should be."""

    def reply(request: Request) -> Reply:
        if title_in(request) != "理论学习":
            return obedient(request)
        found = second if is_repair(request) else first
        return Reply(found) if isinstance(found, str) else found

    return reply


def calls(office) -> list[str]:
    history = History(Workspace(office.folder).history, lambda: pytest.fail("nothing is written"))
    return [call.reply for call in history.calls("study")]


def test_a_lying_reply_and_a_mended_one_give_the_mended_text(office, serve):
    endpoint = serve(answering(LYING, MENDED))
    done = office.draft()
    assert done.code == 0
    assert office.section("study") == MENDED
    assert [title_in(r) for r in endpoint.requests if is_repair(r)] == ["理论学习"]
    assert "· 理论学习：2条要点漏写或写走样，2个数字不对，请模型改一遍" in done.err
    assert calls(office) == [LYING, MENDED]


def test_the_model_is_told_precisely_what_is_wrong(office, serve):
    endpoint = serve(answering(LYING, MENDED))
    office.draft()
    (request,) = filter(is_repair, endpoint.requests)
    assert request.messages[-2]["content"] == LYING
    assert "学习9次”应为“" in request.task
    assert "“干部310人”不在要点中，应删除" in request.task
    assert "漏写：宣讲队到村宣讲14场，听众620余人次" in request.task


def test_a_second_reply_that_is_worse_leaves_the_first(office, serve):
    serve(answering(LYING, WORSE))
    office.draft()
    text = office.section("study")
    assert "观影" not in text
    assert "学习6次，其中专题研讨3次" in text
    assert "宣讲14场，听众620余人次" in text
    assert "【待核实：干部310人】" in text
    assert calls(office) == [LYING, WORSE]


def test_sections_without_a_fault_cost_no_further_call(office, serve):
    endpoint = serve(obedient)
    office.draft()
    assert len(endpoint.requests) == 4
    assert not any(map(is_repair, endpoint.requests))


@pytest.mark.parametrize(
    "second",
    [Reply(status=400, error="bad"), Reply(MENDED, drop_after=3), Reply(MENDED, finish_reason="length"), Reply("")],
    ids=["refused", "broken off", "cut", "empty"],
)
def test_a_repair_that_fails_leaves_the_first(office, serve, second):
    serve(answering(LYING, second))
    done = office.draft()
    assert "学习6次，其中专题研讨3次" in office.section("study")
    assert "没有写成" not in done.said
    assert len(calls(office)) == 2


@pytest.mark.parametrize("setting", ["repair_rounds = 0", "repair = false"])
def test_no_repair_is_asked_for_where_it_is_switched_off(office, serve, setting):
    path = quick_settings()
    path.write_text(f"{path.read_text('utf-8')}[drafting]\n{setting}\n", "utf-8")
    endpoint = serve(answering(LYING, MENDED))
    office.draft()
    assert len(endpoint.requests) == 4


def test_ctrl_c_during_a_repair_keeps_the_first(office, serve):
    endpoint = serve(answering(LYING, Reply("正在改的半句话" * 400, delay=0.05)))
    process = office.start("draft")
    deadline = time.monotonic() + 20
    while not any(map(is_repair, endpoint.requests)):
        assert time.monotonic() < deadline, "no repair was asked for"
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=15)
    assert "Traceback" not in out + err
    assert "学习6次，其中专题研讨3次" in office.section("study")
    assert "半句话" not in office.text


def test_a_run_after_an_interrupted_repair_does_not_write_the_section_again(office, serve):
    test_ctrl_c_during_a_repair_keeps_the_first(office, serve)
    endpoint = serve(obedient)
    office.draft()
    assert "理论学习" not in {title_in(r) for r in endpoint.requests}


def test_facts_that_are_not_to_be_written_stand_in_no_repair(office, serve):
    office.write_facts(FACTS.replace("620余人次", "620余人次\n- 网评员名单在册17人 <!-- 不写入 -->"))
    endpoint = serve(answering(LYING + "网评员17人。", MENDED))
    office.draft()
    assert not any("名单在册" in request.text for request in endpoint.requests)
    assert "17人" not in office.section("study")
