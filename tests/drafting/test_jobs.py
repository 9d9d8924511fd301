from __future__ import annotations

from dataclasses import replace

import gbnf
import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.jobs import Recipe, at_most, jobs_for, repair_job, reply_limit
from assistant.drafting.review import Review
from assistant.errors import ContextExceeded
from assistant.report.facts import Fact

_RECIPE = Recipe(
    template=shipped.template(),
    front=shipped.sheet().front,
    outline="three-part",
    wording=shipped.wording(),
    exemplars=shipped.exemplars(),
    few_shots="once",
    few_shot_count=2,
    budget=1500,
    context=8192,
    max_tokens=700,
    temperature=0.2,
    grammar=True,
    seed=1,
    count=len,
)
_TASKS = shipped.plan().tasks


def _size(job) -> int:
    shots = sum(len(s.task) + len(s.answer) for s in job.prompt.shots)
    return len(job.prompt.system) + len(job.prompt.context) + len(job.prompt.task) + shots + job.decoding.max_tokens


def test_one_job_a_task_in_order():
    jobs = jobs_for(_TASKS, _RECIPE)
    assert [j.task for j in jobs] == list(_TASKS)
    assert all((j.decoding.temperature, j.decoding.seed) == (0.2, 1) for j in jobs)


def test_no_tasks_no_jobs():
    assert jobs_for((), _RECIPE) == ()


def test_once_all_sections_share_their_shots_to_the_byte():
    jobs = jobs_for(_TASKS, _RECIPE)
    assert len({(j.prompt.system, j.prompt.context, j.prompt.shots) for j in jobs}) == 1
    assert len(jobs[0].prompt.shots) == 2


def test_per_section_only_system_and_context_are_shared():
    jobs = jobs_for(_TASKS, replace(_RECIPE, few_shots="per_section", budget=4000))
    assert len({(j.prompt.system, j.prompt.context) for j in jobs}) == 1
    assert len({j.prompt.shots for j in jobs}) > 1


def test_the_sections_own_part_is_short():
    """What is not shared is the task alone: title, form and facts."""
    for job in jobs_for(_TASKS, _RECIPE):
        assert len(job.prompt.task) < sum(len(t) for t in job.task.texts) + 260


def test_every_fact_stands_in_the_task():
    for job in jobs_for(_TASKS, replace(_RECIPE, wording=_plain())):
        assert all(f"- {text}" in job.prompt.task for text in job.task.texts)


def _plain():
    skeleton = replace(_RECIPE.wording.skeleton, wording=(), verbs={}, leads={})
    return replace(_RECIPE.wording, skeleton=skeleton)


def test_withheld_facts_stand_in_no_prompt():
    assert not any("网评员6人" in repr(j.prompt) for j in jobs_for(_TASKS, _RECIPE))


@given(st.integers(0, 6000), st.integers(1200, 9000), st.sampled_from(["once", "per_section"]))
@settings(max_examples=60, deadline=None)
def test_neither_budget_nor_context_is_ever_exceeded(budget, context, mode):
    recipe = replace(_RECIPE, budget=budget, context=context, few_shots=mode, few_shot_count=4)
    try:
        jobs = jobs_for(_TASKS, recipe)
    except ContextExceeded:
        return
    for job in jobs:
        assert _size(job) <= context
        assert sum(len(s.task) + len(s.answer) for s in job.prompt.shots) <= budget


@given(st.integers(0, 6000), st.integers(1200, 9000), st.sampled_from(["once", "per_section"]))
@settings(max_examples=30, deadline=None)
def test_what_is_not_counted_would_have_fitted(budget, context, mode):
    """Sections are counted only where they could be over the budget; the choice is the same as if all were."""
    recipe = replace(_RECIPE, budget=budget, context=context, few_shots=mode)
    counted: list[str] = []

    def count(text: str) -> int:
        counted.append(text)
        return len(text)

    try:
        jobs = jobs_for(_TASKS, replace(recipe, count=count))
    except ContextExceeded:
        return
    if not counted:
        assert sum(len(j.prompt.shots) for j in jobs) == 2 * len(jobs)
    assert all(at_most(text) >= len(text) for text in counted)


def test_where_all_fits_nothing_is_counted():
    def count(text: str) -> int:
        raise AssertionError(text)

    jobs = jobs_for(_TASKS, replace(_RECIPE, budget=2400, context=16384, count=count))
    assert all(len(j.prompt.shots) == 2 for j in jobs)


def test_facts_longer_than_the_context_are_an_error_that_names_the_section():
    with pytest.raises(ContextExceeded, match="一节的要点太长") as caught:
        jobs_for(_TASKS, replace(_RECIPE, context=500))
    assert "context" in caught.value.next_step


def test_a_context_that_holds_the_facts_alone_has_no_shots():
    needed = max(_size(j) for j in jobs_for(_TASKS, replace(_RECIPE, budget=0)))
    jobs = jobs_for(_TASKS, replace(_RECIPE, context=needed + 40))
    assert all(j.prompt.shots == () for j in jobs)


def test_the_reply_may_be_longer_than_its_target_and_never_than_the_setting():
    task = shipped.task("study")
    assert reply_limit(task, _RECIPE) > task.target
    assert reply_limit(task, replace(_RECIPE, max_tokens=50)) == 50


def test_a_grammar_goes_along_where_the_model_takes_one():
    jobs = jobs_for(_TASKS, _RECIPE)
    assert all(gbnf.parse(j.decoding.grammar) for j in jobs)
    assert all(j.decoding.grammar == "" for j in jobs_for(_TASKS, replace(_RECIPE, grammar=False)))


def test_facts_without_words_go_without_a_grammar():
    task = replace(shipped.task("study"), facts=(Fact("，", "study"),))
    assert jobs_for((task,), _RECIPE)[0].decoding.grammar == ""


_FOUND = Review(("漏写：集体学习7次",), (1,), "1条要点漏写")


def test_a_repair_is_asked_with_the_same_decoding():
    recipe = replace(_RECIPE, wording=_plain())
    (job, *_) = jobs_for(_TASKS, recipe)
    again = repair_job(job, "<think>想了很久</think>学习3次。", _FOUND, recipe)
    assert again is not None
    assert again.prompt.shots[-1].answer == "学习3次。"
    assert again.decoding == job.decoding
    assert "漏写：集体学习7次" in again.prompt.task
    assert all(text in again.prompt.task for text in job.task.texts)


def test_a_repair_that_is_longer_than_the_context_is_not_asked_for():
    (job, *_) = jobs_for(_TASKS, _RECIPE)
    room = _size(job) + len(job.prompt.task)
    assert repair_job(job, "学习3次。", _FOUND, replace(_RECIPE, context=room)) is None


def test_a_job_knows_the_exemplars_that_its_prompt_shows():
    (job, *_) = jobs_for(_TASKS, _RECIPE)
    shown = "".join(shot.answer for shot in job.prompt.shots)
    assert job.exemplars
    assert all(source.id.startswith("范文") for source in job.exemplars)
    assert any(source.text in shown for source in job.exemplars)
