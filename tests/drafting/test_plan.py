from __future__ import annotations

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.plan import plan_report
from assistant.report.facts import Fact, FactSection, FactSheet, FrontMatter
from assistant.report.template import Outline, OutlineNode

_MODERATE = settings(max_examples=80, deadline=None)
_KEYS = [s.key for s in shipped.template().sections]


def _section(key: str, *texts: str, **flags: bool) -> FactSection:
    return FactSection(key, key, 1, tuple(Fact(t, key, **flags) for t in texts or (f"{key}1次", f"{key}2次")))


def _plan(*sections: FactSection, shape: str = "three-part", heading_set: int = 1):
    template = shipped.template()
    return plan_report(FactSheet(FrontMatter(), sections), template, template.shape(shape), heading_set)


def test_tasks_come_in_outline_order_not_in_the_sheets():
    plan = _plan(_section("plans"), _section("study"), _section("leadership"))
    assert [t.key for t in plan.tasks] == ["leadership", "study", "plans"]


def test_what_has_no_facts_is_left_out_and_named():
    plan = _plan(_section("leadership"), _section("study"), _section("problems"), _section("plans"))
    assert "网络舆情" in plan.empty
    assert plan.task("network") is None
    assert plan.missing == ()


def test_a_required_section_without_facts_is_missing():
    plan = _plan(_section("publicity"))
    assert [t.key for t in plan.missing] == ["leadership", "study", "problems", "plans"]
    assert not set(plan.empty) & {"理论学习", "存在问题"}


@pytest.mark.parametrize("flag", ["withheld", "pending"])
def test_facts_that_may_not_stand_are_in_no_task(flag):
    plan = _plan(_section("network", "网评员6人", **{flag: True}))
    assert plan.task("network") is None
    assert "网络舆情" in plan.empty


def test_an_own_section_comes_behind_the_work_and_before_the_problems():
    plan = _plan(_section("study"), _section("板栗节"), _section("problems"))
    assert [t.key for t in plan.tasks] == ["study", "板栗节", "problems"]
    assert plan.task("板栗节").heading == "板栗节"
    assert plan.task("板栗节").level == 2


def test_a_standard_section_that_the_shape_lacks_is_placed_all_the_same():
    template = shipped.template()
    outline = Outline("小", "", (OutlineNode(1, "", ("study",)), OutlineNode(1, "", ("problems",))))
    sheet = FactSheet(FrontMatter(), (_section("network"), _section("study"), _section("problems")))
    plan = plan_report(sheet, template, outline)
    assert [t.key for t in plan.tasks] == ["study", "network", "problems"]
    assert plan.task("network").heading == template.spec("network").headings[0]


def test_a_merged_section_has_the_facts_of_all_its_keys():
    template = shipped.template()
    outline = Outline("合", "", (OutlineNode(1, "", ("study", "publicity")),))
    sheet = FactSheet(FrontMatter(), (_section("publicity"), _section("study")))
    task = plan_report(sheet, template, outline).task("publicity")
    assert task.keys == ("study", "publicity")
    assert task.texts == ("study1次", "study2次", "publicity1次", "publicity2次")
    assert task.title == "理论学习、舆论引导与宣传"


def test_problems_and_plans_together_have_a_heading_of_their_own():
    outline = Outline("合", "", (OutlineNode(1, "", ("problems", "plans")),))
    sheet = FactSheet(FrontMatter(), (_section("problems"), _section("plans")))
    plan = plan_report(sheet, shipped.template(), outline)
    assert plan.tasks[0].heading == "存在问题和下一步打算"


@pytest.mark.parametrize("heading_set", [1, 2, 3])
def test_headings_come_from_one_column(heading_set):
    plan = _plan(_section("leadership"), _section("study"), heading_set=heading_set)
    for task in plan.tasks:
        assert task.heading == shipped.template().spec(task.key).headings[heading_set - 1]


@pytest.mark.parametrize("heading_set", [0, -1, 99])
def test_a_heading_set_out_of_range_takes_the_nearest(heading_set):
    assert _plan(_section("study"), heading_set=heading_set).tasks[0].heading


def test_one_fact_is_no_series():
    assert _plan(_section("problems", "缺2人")).task("problems").form == "paragraph"
    assert _plan(_section("problems", "缺2人", "少1台")).task("problems").form == "series"


def test_a_grouping_heading_with_nothing_under_it_is_left_out():
    template = shipped.template()
    outline = Outline(
        "", "", (OutlineNode(1, "空组"), OutlineNode(2, "", ("network",)), OutlineNode(1, "", ("study",)))
    )
    plan = plan_report(FactSheet(FrontMatter(), (_section("study"),)), template, outline)
    assert "空组" not in [n.heading for n in plan.outline.nodes]


def test_the_target_follows_from_the_facts():
    short, long = _plan(_section("study", "学习7次")), _plan(_section("study", *["集中学习7次，研讨3次"] * 5))
    assert short.tasks[0].target < 30
    assert long.tasks[0].target > 50


def test_opening_facts_are_no_section():
    assert _plan(_section("opening", "根据通知要求"), _section("study")).task("opening") is None


@given(
    st.lists(st.sampled_from([*_KEYS, "自拟一", "自拟二", "opening"]), unique=True),
    st.sampled_from([*shipped.template().shapes, *(e.outline for e in shipped.exemplars())]),
)
@_MODERATE
def test_no_fact_is_dropped_for_want_of_a_place(keys, outline):
    sheet = FactSheet(FrontMatter(), tuple(_section(key) for key in keys))
    plan = plan_report(sheet, shipped.template(), outline)
    planned = sorted(t for task in plan.tasks for t in task.texts)
    assert planned == sorted(f.text for s in sheet.sections if s.key != "opening" for f in s.facts)
    assert all(task.heading for task in (*plan.tasks, *plan.missing))


def _levels(outline, *lacking: str):
    """The plan of a sheet with facts for everything in the outline and for what it lacks."""
    placed = [key for node in outline.nodes for key in node.keys]
    sheet = FactSheet(FrontMatter(), tuple(_section(key) for key in (*lacking, *placed)))
    return plan_report(sheet, shipped.template(), outline).outline.nodes


_OUTLINES = [pytest.param(e.outline, id=e.name) for e in shipped.exemplars()] + [
    pytest.param(o, id=o.name) for o in shipped.template().shapes
]
_WORK_LEVEL = {"000a": 2, "000b": 1, "000c": 1, "001": 2, "002": 2, "003": 2, "004": 2, "three-part": 2, "parallel": 1}


@pytest.mark.parametrize("outline", _OUTLINES)
def test_work_that_the_outline_lacks_stands_beside_the_work_that_it_has(outline):
    placed = {key for node in outline.nodes for key in node.keys}
    lacking = [k for k in ("institutions", "highlights", "team", "板栗节") if k not in placed]
    nodes = _levels(outline, *lacking)
    for key in lacking:
        at = next(i for i, n in enumerate(nodes) if key in n.keys)
        parent = next((n for n in reversed(nodes[:at]) if n.level < nodes[at].level), None)
        assert nodes[at].level == _WORK_LEVEL[outline.name]
        assert parent is None or not parent.keys
        assert not any({"plans"} & set(n.keys) for n in nodes[:at])


@pytest.mark.parametrize("outline", _OUTLINES)
def test_suggestions_that_the_outline_lacks_come_behind_the_plans(outline):
    nodes = [n for n in _levels(outline, "suggestions") if n.keys]
    plans = next(i for i, n in enumerate(nodes) if "plans" in n.keys)
    assert "suggestions" in nodes[plans + 1].keys
    assert nodes[plans + 1].level == nodes[plans].level


def test_problems_that_the_outline_lacks_come_before_the_plans():
    outline = Outline("", "", (OutlineNode(1, "", ("study",)), OutlineNode(1, "", ("plans",))))
    assert [n.keys[0] for n in _levels(outline, "problems", "suggestions")] == [
        "study",
        "problems",
        "plans",
        "suggestions",
    ]


@given(
    st.lists(
        st.builds(
            OutlineNode, st.integers(1, 4), st.just("标题"), st.lists(st.sampled_from(_KEYS), max_size=2).map(tuple)
        ),
        max_size=8,
    )
)
@_MODERATE
def test_every_section_finds_a_place_in_any_outline(nodes):
    sheet = FactSheet(FrontMatter(), tuple(_section(key) for key in (*_KEYS, "自拟")))
    plan = plan_report(sheet, shipped.template(), Outline("", "", tuple(nodes)))
    assert {key for task in plan.tasks for key in task.keys} == {*_KEYS, "自拟"}
