from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.prompt import Prompt, Shot
from assistant.models.messages import ACKNOWLEDGED, full_text, messages

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40) | st.sampled_from(
    ["{task}", "{system}", "{", "}}", "{{a}}", "{0!r:>9}", "{a.b}", "{a[0]}", "{{% if %}}", "%(x)s", "\\{", "《{书}》"]
)
shots = st.builds(Shot, texts, texts)


@settings(deadline=None)
@given(st.builds(Prompt, texts, st.lists(shots, max_size=3).map(tuple), texts, texts))
def test_every_text_arrives_verbatim_and_in_order(prompt):
    turns = [(turn.type, turn.content) for turn in messages(prompt)]
    few_shots = [pair for shot in prompt.shots for pair in (("human", shot.task), ("ai", shot.answer))]
    assert turns == [
        ("system", prompt.system),
        ("human", prompt.context),
        ("ai", ACKNOWLEDGED),
        *few_shots,
        ("human", prompt.task),
    ]


def test_empty_system_and_context_are_left_out():
    assert [turn.type for turn in messages(Prompt("", (), "要点"))] == ["human"]


def test_sections_of_a_report_share_all_but_the_task():
    shared = Prompt("系统", (Shot("要点", "正文"),), "", context="报告")
    first, second = (messages(Prompt(shared.system, shared.shots, task, shared.context)) for task in ("甲", "乙"))
    assert first[:-1] == second[:-1]


@given(st.builds(Prompt, texts, st.lists(shots, max_size=3).map(tuple), texts, texts))
def test_full_text_holds_all_that_is_sent(prompt):
    text = full_text(prompt)
    assert all(part in text for part in (prompt.system, prompt.context, prompt.task, ACKNOWLEDGED))
    assert all(shot.task in text and shot.answer in text for shot in prompt.shots)
