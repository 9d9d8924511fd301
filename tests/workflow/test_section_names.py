from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import FACTS

from assistant.errors import SectionNameError
from assistant.store.history import History
from assistant.store.records import SectionVersion
from assistant.store.workspace import create_workspace
from assistant.workflow.library import library
from assistant.workflow.reading import open_desk
from assistant.workflow.section_names import named_version, section_named, sections_of, task_named

DRAFT = """\
# 报告

## 导语 {#opening}

现报告如下：

## 工作开展情况

### 强化组织领导，压实主体责任 {#leadership}

镇党委会专题研究意识形态工作2次。

### 强化理论武装，筑牢思想根基 {#study}

理论学习中心组学习6次。

#### 集中学习

学习6次。

### 乡风建设有新貌

放映电影12场。

## 存在问题 {#problems}

人手不足。

## 文明乡风

评选文明家庭3户。
"""


@pytest.fixture
def world(tmp_path):
    """A workspace with a draft; gives the desk and the history."""
    workspace = create_workspace(tmp_path / "柳溪镇", FACTS)
    workspace.draft.write_text(DRAFT, "utf-8")
    return open_desk(workspace, library()), History(workspace.history, lambda: datetime.now(UTC))


@pytest.fixture
def named(world):
    desk, history = world
    return lambda name: section_named(name, sections_of(desk.plan, DRAFT, history))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "理论学习",
            "理论 学习",
            "study",
            "Study",
            "#study",
            "ｓｔｕｄｙ",
            "强化理论武装，筑牢思想根基",
            "理论武装",
            "思想根基",
        ),
        *(
            "一（二）",
            "一(二)",
            "一、（二）",
            "（二）",
            "（ 二 ）",
            "(二)",
            "1.2",
            "１.２",
            "（二）理论学习",
            "一（二）理论学习",
        ),
        *("（二）强化理论武装，筑牢思想根基",),
    ],
)
def test_a_section_is_named_in_many_ways(named, name):
    assert named(name).keys == ("study",)


@pytest.mark.parametrize("name", ["二", "二、", "2", "2.", "存在问题", "二、存在问题", "问题"])
def test_a_section_of_the_first_level(named, name):
    assert named(name).keys == ("problems",)


@pytest.mark.parametrize("name", ["三", "文明乡风", "文明", "三、文明乡风"])
def test_a_section_of_the_persons_own(named, name):
    found = named(name)
    assert (found.keys, found.heading, found.task) == ((), "文明乡风", None)
    assert found.section.line == DRAFT.split("\n").index("## 文明乡风") + 1


@pytest.mark.parametrize("name", ["导语", "opening"])
def test_the_opening(named, name):
    assert named(name).section.text == "现报告如下："


def test_a_section_that_the_draft_has_not_yet(named):
    found = named("下一步打算")
    assert (found.keys, found.section, found.place) == (("plans",), None, "")


def test_a_heading_that_groups_lists_what_stands_under_it(named):
    with pytest.raises(SectionNameError, match="“一”可以指好几节") as caught:
        named("一")
    assert (
        "一（一）组织领导与责任落实（leadership）、一（二）理论学习（study）、一（三）乡风建设有新貌。"
        in caught.value.next_step
    )
    assert "存在问题" not in caught.value.next_step


def test_a_name_that_fits_several_lists_them(named):
    with pytest.raises(SectionNameError, match="“乡风”可以指好几节") as caught:
        named("乡风")
    assert caught.value.next_step == "请从中选一个写全：一（三）乡风建设有新貌、三、文明乡风。"


@pytest.mark.parametrize("name", ["天气预报", "九", "（九）", "9.9", "", " ", "#", "@"])
def test_a_name_that_fits_none_lists_all(named, name):
    with pytest.raises(SectionNameError, match="不是这份报告的章节") as caught:
        named(name)
    assert "study" in caught.value.next_step
    assert "文明乡风" in caught.value.next_step


def test_what_is_offered_can_be_typed(world, named):
    desk, history = world
    for section in sections_of(desk.plan, DRAFT, history):
        assert named(section.label.split("（" + (section.key or "无"))[0]) == section


def test_a_deeper_heading_belongs_to_the_section_above_it(named):
    with pytest.raises(SectionNameError):
        named("集中学习")


def test_a_section_that_only_the_history_knows(world):
    desk, history = world
    history.add_version(SectionVersion(("old",), "旧的一节", "写过。", "model"))
    history.add_version(SectionVersion((), "删去的一节", "写过。", "person"))
    sections = sections_of(desk.plan, DRAFT, history)
    assert section_named("旧的", sections).keys == ("old",)
    assert section_named("删去的一节", sections).versions(history)[0].text == "写过。"


def test_without_facts_the_draft_alone_tells(world):
    _, history = world
    sections = sections_of(None, DRAFT, history)
    assert section_named("理论武装", sections).keys == ("study",)
    assert section_named("一（二）", sections).keys == ("study",)


def test_a_section_of_the_persons_own_is_not_drafted_again(world):
    desk, history = world
    with pytest.raises(SectionNameError, match="“文明乡风”是自己加的一节"):
        task_named("文明乡风", desk, history)
    assert task_named("一（二）", desk, history).key == "study"


def test_a_section_without_facts_is_told_as_such(world):
    desk, history = world
    with pytest.raises(SectionNameError, match=r"“网络舆情”一节在 facts.md 里还没有要点"):
        task_named("网络舆情", desk, history)


@pytest.mark.parametrize(
    ("argument", "name", "number"),
    [
        ("理论学习@3", "理论学习", 3),
        ("study＠12", "study", 12),
        ("一（二）@1", "一(二)", 1),
        ("理论学习", "理论学习", None),
    ],
)
def test_a_version_is_named_behind_the_section(argument, name, number):
    assert named_version(argument) == (name, number)


@pytest.mark.parametrize("argument", ["study@", "study@x", "@", "study@-1"])
def test_what_is_no_number_is_part_of_the_name(argument):
    assert named_version(argument) == (argument, None)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_any_name_means_one_section_or_is_refused(name):
    report = sections_of(None, DRAFT, _NoHistory())
    with contextlib.suppress(SectionNameError):
        assert section_named(name, report) in report


class _NoHistory:
    """A history of a workspace in which nothing was done."""

    def versions(self):
        return ()
