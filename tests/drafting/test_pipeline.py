from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from fake_models import FakeModel, plain_answer, text_of, ticking

from assistant.drafting.pipeline import (
    Called,
    Failed,
    Finished,
    Halted,
    Job,
    Repair,
    Repairing,
    Restarted,
    Started,
    Written,
    draft_sections,
)
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Chunk, Decoding, Prompt
from assistant.drafting.review import Review
from assistant.errors import (
    EndpointBusy,
    EndpointDenied,
    EndpointRefused,
    GrammarRefused,
    ModelError,
    ReplyCut,
    ReplyEmpty,
)
from assistant.report.draft import GatedSection, Usage
from assistant.report.facts import Fact

_WAIT = 10


def _job(name: str, grammar: str = "") -> Job:
    task = SectionTask((name,), 1, name, name, (Fact(f"{name}3次", name),))
    return Job(task, Prompt("系统", (), name), Decoding(0.2, 100, grammar, seed=1))


def _gate(job: Job, reply: str, usage: Usage) -> GatedSection | None:
    return GatedSection(job.task.keys, 1, job.task.heading, (reply,), usage=usage) if reply.strip() else None


def _run(model: FakeModel, *names: str, gate=_gate, grammar: str = ""):
    return list(draft_sections([_job(n, grammar) for n in names], model, gate, ticking()))


def _of(kind, events):
    return [e for e in events if isinstance(e, kind)]


def _titles(kind, events) -> list[str]:
    return [e.job.task.title for e in _of(kind, events)]


def _raising(*errors: Exception, after: str = "") -> Callable:
    """Raises one error a call, then answers plainly."""
    waiting = list(errors)

    def answer(prompt, decoding):
        if waiting:
            if after:
                yield Chunk(after)
            raise waiting.pop(0)
        yield from plain_answer(prompt, decoding)

    return answer


def _no_grammar(prompt, decoding):
    if decoding.grammar:
        raise GrammarRefused("接口不接受语法约束。")
    yield from plain_answer(prompt, decoding)


def test_no_jobs_no_events():
    assert _run(FakeModel()) == []


def test_one_section_from_beginning_to_end():
    events = _run(FakeModel(), "甲一二三")
    assert [type(e) for e in events] == [Started, Written, Written, Written, Called, Finished]
    called, finished = events[-2:]
    assert called.reply == "".join(e.text for e in _of(Written, events)) == "甲一二三完成3次。"
    assert (called.usage, called.finish, called.error) == (Usage(100, 60, 9), "stop", "")
    assert called.seconds > 0
    assert finished.section.paragraphs == ("甲一二三完成3次。",)
    assert finished.section.usage == Usage(100, 60, 9)


def test_one_at_a_time_in_order():
    model = FakeModel(concurrency=1)
    events = _run(model, *"甲乙丙丁")
    assert _titles(Finished, events) == list("甲乙丙丁")
    assert [name for name, _ in model.calls] == list("甲乙丙丁")
    assert model.most == 1


@pytest.mark.parametrize("concurrency", [2, 3, 8])
def test_all_sections_come_once_however_many_at_a_time(concurrency):
    model = FakeModel(concurrency=concurrency)
    names = [f"第{n}节" for n in range(12)]
    events = _run(model, *names)
    assert sorted(_titles(Finished, events)) == sorted(names)
    assert _titles(Started, events)[0] == names[0]
    assert model.most <= concurrency


def test_the_first_is_alone_until_its_first_token():
    begun: list[int] = []
    go = threading.Event()

    def first(prompt, decoding):
        begun.append(model.running)
        go.wait(_WAIT)
        begun.append(len(model.calls))
        yield from plain_answer(prompt, decoding)

    model = FakeModel(concurrency=4, answers={"甲": first})
    iterator = draft_sections([_job(n) for n in "甲乙丙丁"], model, _gate, ticking())
    assert isinstance(next(iterator), Started)
    go.set()
    events = list(iterator)
    assert begun == [1, 1]
    assert sorted(_titles(Finished, events)) == sorted("甲乙丙丁")


def test_after_the_first_token_the_others_run_beside_it():
    together = threading.Barrier(3, timeout=_WAIT)

    def meeting(prompt, decoding):
        yield Chunk("开头")
        together.wait()
        yield from plain_answer(prompt, decoding)

    model = FakeModel(concurrency=3, answers=dict.fromkeys("甲乙丙", meeting))
    events = _run(model, *"甲乙丙丁")
    assert model.most == 3
    assert len(_of(Finished, events)) == 4


def test_a_first_section_that_fails_does_not_hold_the_others():
    model = FakeModel(concurrency=3, answers={"甲": _raising(ModelError("不行。"))})
    events = _run(model, *"甲乙丙")
    assert _titles(Failed, events) == ["甲"]
    assert sorted(_titles(Finished, events)) == ["丙", "乙"] or sorted(_titles(Finished, events)) == sorted("乙丙")


@pytest.mark.parametrize("error", [ReplyCut("断了。"), ReplyEmpty("没有。")])
def test_a_reply_that_is_not_whole_is_asked_for_once_more(error):
    model = FakeModel(answers={"甲": _raising(error, after="半句")})
    events = _run(model, "甲")
    assert len(_of(Restarted, events)) == 1
    assert [bool(e.error) for e in _of(Called, events)] == [True, False]
    assert len(_of(Finished, events)) == 1
    assert _of(Finished, events)[0].section.paragraphs == ("甲完成3次。",)
    first, second = (decoding for _, decoding in model.calls)
    assert first.seed != second.seed
    assert second.temperature > first.temperature


def test_twice_cut_is_failed_and_the_next_goes_on():
    model = FakeModel(answers={"甲": _raising(ReplyCut("断了。"), ReplyCut("又断了。"))})
    events = _run(model, *"甲乙")
    (failed,) = _of(Failed, events)
    assert (failed.error.message, failed.hopeless) == ("又断了。", False)
    assert _titles(Finished, events) == ["乙"]
    assert [name for name, _ in model.calls] == ["甲", "甲", "乙"]


def test_a_reply_in_which_the_gate_finds_no_text_is_asked_for_again_and_then_fails():
    model = FakeModel()
    events = _run(model, "甲", gate=lambda job, reply, usage: None)
    assert len(model.calls) == 2
    (failed,) = _of(Failed, events)
    assert isinstance(failed.error, ReplyEmpty)
    assert "甲" in failed.error.message
    assert failed.error.next_step


def test_a_grammar_that_is_refused_is_left_out_from_then_on():
    model = FakeModel(answers=dict.fromkeys("甲乙丙", _no_grammar))
    events = _run(model, *"甲乙丙", grammar="root ::= x")
    assert _titles(Finished, events) == list("甲乙丙")
    assert [bool(decoding.grammar) for _, decoding in model.calls] == [True, False, False, False]
    assert "语法约束" in _of(Restarted, events)[0].reason


def test_a_grammar_refused_by_several_at_a_time():
    model = FakeModel(concurrency=4, answers=dict.fromkeys("甲乙丙丁", _no_grammar))
    assert len(_of(Finished, _run(model, *"甲乙丙丁", grammar="root ::= x"))) == 4


def test_a_server_that_refuses_a_grammar_that_was_not_sent_fails_that_section_alone():
    model = FakeModel(answers={"甲": _raising(*[GrammarRefused("接口不接受。")] * 3)})
    events = _run(model, *"甲乙")
    assert _titles(Failed, events) == ["甲"]
    assert _titles(Finished, events) == ["乙"]


@pytest.mark.parametrize("error", [EndpointRefused("连不上。"), EndpointDenied("密钥不对。"), EndpointBusy("太忙。")])
def test_where_none_would_fare_better_the_rest_is_not_tried(error):
    model = FakeModel(answers={"乙": _raising(error)})
    events = _run(model, *"甲乙丙丁")
    (failed,) = _of(Failed, events)
    assert failed.hopeless
    assert _titles(Finished, events) == ["甲"]
    assert [name for name, _ in model.calls] == ["甲", "乙"]


def test_a_section_that_fails_for_itself_leaves_the_rest_alone():
    model = FakeModel(answers={"甲": _raising(ModelError("不行。"))})
    events = _run(model, *"甲乙")
    (failed,) = _of(Failed, events)
    assert not failed.hopeless
    assert _titles(Finished, events) == ["乙"]


def test_every_call_is_told_also_one_that_fails():
    model = FakeModel(answers={"甲": _raising(ModelError("不行。"), after="半句")})
    (called,) = _of(Called, _run(model, "甲"))
    assert (called.reply, called.error, called.finish) == ("半句", "不行。", "")


def test_closing_stops_the_work():
    stopped = threading.Event()

    def endless(prompt, decoding):
        try:
            while True:
                yield Chunk("写")
        finally:
            stopped.set()

    model = FakeModel(answers={"甲": endless})
    iterator = draft_sections([_job(n) for n in "甲乙"], model, _gate, ticking())
    assert isinstance(next(iterator), Started)
    assert isinstance(next(iterator), Written)
    iterator.close()
    assert stopped.wait(_WAIT)
    assert [name for name, _ in model.calls] == ["甲"]


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_fault_of_the_program_comes_out(concurrency):
    model = FakeModel(concurrency=concurrency, answers={"乙": _raising(ZeroDivisionError("错"))})
    with pytest.raises(ZeroDivisionError):
        _run(model, *"甲乙丙")


def test_a_fault_of_the_gate_comes_out():
    def broken(job, reply, usage):
        raise KeyError(job.task.title)

    with pytest.raises(KeyError):
        _run(FakeModel(), "甲", gate=broken)


def test_the_texts_are_those_of_the_model():
    events = _run(FakeModel(concurrency=3), *"甲乙丙")
    for finished in _of(Finished, events):
        assert finished.section.text == text_of(finished.job.prompt)


def _length_is_the_fault(job: Job, reply: str) -> Review:
    """The shorter, the better; a reply of ten characters has no fault."""
    return Review(("太长",) if len(reply) > 10 else (), (len(reply),), "太长")


def _again(job: Job, reply: str, found: Review) -> Job | None:
    return Job(job.task, Prompt("系统", (), f"改{job.prompt.task}"), job.decoding)


def _repaired(answers: dict[str, str], *names: str, rounds: int = 1, again=_again, **more):
    model = FakeModel(answers={task: _saying(text) for task, text in answers.items()}, **more)
    jobs = [_job(n, "root ::= x") for n in names]
    repair = Repair(rounds, _length_is_the_fault, again)
    return model, list(draft_sections(jobs, model, _gate, ticking(), repair))


def _saying(text: str) -> Callable:
    def answer(prompt, decoding):
        yield Chunk(text)
        yield Chunk(finish="stop", usage=Usage(100, 60, len(text)))

    return answer


_LONG = "这一节写得实在是太长了一些。"


def test_a_reply_with_a_fault_is_mended_and_the_better_one_taken():
    _, events = _repaired({"甲": _LONG, "改甲": "短多了。"}, "甲")
    assert [type(e) for e in events] == [Started, Written, Called, Repairing, Written, Called, Finished]
    assert _of(Repairing, events)[0].reason == "太长"
    assert _of(Finished, events)[0].section.text == "短多了。"
    assert _of(Finished, events)[0].section.usage == Usage(200, 120, len(_LONG) + len("短多了。"))


@pytest.mark.parametrize("worse", [_LONG + "还要长。", _LONG])
def test_a_second_reply_that_is_no_better_is_not_taken(worse):
    _, events = _repaired({"甲": _LONG, "改甲": worse}, "甲")
    assert _of(Finished, events)[0].section.text == _LONG


def test_a_reply_without_a_fault_costs_no_second_call():
    model, events = _repaired({"甲": "很短。"}, "甲")
    assert [name for name, _ in model.calls] == ["甲"]
    assert _of(Repairing, events) == []


def test_the_grammar_goes_along_with_a_repair():
    model, _ = _repaired({"甲": _LONG, "改甲": "短。"}, "甲")
    assert [decoding.grammar for _, decoding in model.calls] == ["root ::= x"] * 2


@pytest.mark.parametrize("rounds", [0, 1, 3])
def test_no_more_rounds_than_set(rounds):
    model, events = _repaired({"甲": _LONG, "改甲": _LONG}, "甲", rounds=rounds)
    assert len(model.calls) == 1 + rounds
    assert len({decoding.seed for _, decoding in model.calls[1:]}) == rounds
    assert len(_of(Finished, events)) == 1


def test_a_repair_that_has_no_room_is_not_asked_for():
    model, events = _repaired({"甲": _LONG}, "甲", again=lambda job, reply, found: None)
    assert len(model.calls) == 1
    assert _of(Finished, events)[0].section.text == _LONG


@pytest.mark.parametrize(
    "error",
    [
        ReplyCut("断了。"),
        ReplyEmpty("没有。"),
        EndpointRefused("连不上。"),
        EndpointBusy("太忙。"),
        GrammarRefused("不接受。"),
    ],
)
def test_whatever_fails_in_a_repair_what_was_there_stands(error):
    model = FakeModel(answers={"甲": _saying(_LONG), "改甲": _raising(error, after="半句")})
    repair = Repair(2, _length_is_the_fault, _again)
    events = list(draft_sections([_job("甲"), _job("乙")], model, _gate, ticking(), repair))
    assert [e.section.text for e in _of(Finished, events)] == [_LONG, "乙完成3次。"]
    assert _of(Failed, events) == []
    assert [bool(e.error) for e in _of(Called, events)] == [False, True, False]


def test_a_second_reply_in_which_the_gate_finds_no_text_is_not_taken():
    _, events = _repaired({"甲": _LONG, "改甲": "  "}, "甲")
    assert _of(Finished, events)[0].section.text == _LONG


def test_another_thread_gives_the_work_up_though_the_model_is_silent():
    halted, silent = threading.Event(), threading.Event()

    def answer(prompt: Prompt, decoding: Decoding):
        yield Chunk("半句")
        silent.wait(_WAIT)

    model = FakeModel(answers={"甲": answer})
    events = draft_sections([_job("甲"), _job("乙")], model, _gate, ticking(), halted=halted)
    seen = [next(events), next(events)]
    halted.set()
    with pytest.raises(Halted):
        list(events)
    silent.set()
    assert [type(event) for event in seen] == [Started, Written]
