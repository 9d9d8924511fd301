"""The interview as a use case: every answer is in facts.md at once, and what a person wrote there stays."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.errors import InputError, SectionNameError
from assistant.report.bullet import Bullet
from assistant.report.facts import FrontMatter
from assistant.store.workspace import Workspace
from assistant.workflow.gathering.front import front_questions, period_about
from assistant.workflow.gathering.gathering import Gathering

HEAD = "---\ntownship: 云溪镇   # 我们镇\nissuer: 中共云溪镇委员会\nperiod: 2026年上半年\n---\n"
BODY = "## 理论学习\n<!-- 请王主任核 -->\n- 学习6次\n* 讲党课2场  <!-- 来源：签到册 -->\n\n## 移风易俗\n- 简办41起\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "facts.md").write_text(HEAD + BODY, "utf-8")
    return Workspace(tmp_path)


@pytest.fixture
def gathering(workspace: Workspace) -> Gathering:
    found = Gathering(workspace)
    found.go("理论学习")
    return found


def body(workspace: Workspace) -> str:
    return workspace.facts.read_text("utf-8").removeprefix(HEAD)


def test_an_answer_is_on_disk_and_nothing_else_has_changed(gathering: Gathering, workspace: Workspace) -> None:
    assert list(gathering.add([Bullet("宣讲14场"), Bullet("培训2期", "台账")])) == [3, 4]
    assert body(workspace) == BODY.replace("签到册 -->\n", "签到册 -->\n- 宣讲14场\n- 培训2期  <!-- 来源：台账 -->\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_form_of_the_file_stays(tmp_path: Path, encoding: str, end: str) -> None:
    facts = tmp_path / "facts.md"
    facts.write_bytes((HEAD + BODY).replace("\n", end).encode(encoding))
    gathering = Gathering(Workspace(tmp_path))
    gathering.go("study")
    gathering.add([Bullet("宣讲14场")])
    gathering.remove([3])
    gathering.add([Bullet("宣讲14场")])
    expected = (HEAD + BODY).replace("签到册 -->\n", "签到册 -->\n- 宣讲14场\n")
    assert facts.read_bytes() == expected.replace("\n", end).encode(encoding)


def test_a_new_section_stands_in_facts_md_from_its_first_bullet_on(gathering: Gathering, workspace: Workspace) -> None:
    gathering.begin("应急广播")
    assert body(workspace) == BODY
    gathering.add([Bullet("播出90次")])
    gathering.add([Bullet("检修12处")])
    assert body(workspace) == f"{BODY}\n## 应急广播\n- 播出90次\n- 检修12处\n"
    assert gathering.stop.title == "应急广播"


def test_a_section_that_is_there_is_not_begun_again(gathering: Gathering) -> None:
    gathering.begin("移风易俗")
    assert [fact.text for fact in gathering.facts] == ["简办41起"]


def test_a_standard_section_comes_in_the_templates_order(gathering: Gathering, workspace: Workspace) -> None:
    gathering.go("组织领导")
    gathering.add([Bullet("研究2次")])
    assert body(workspace).lstrip().startswith("## 组织领导与责任落实\n- 研究2次\n\n## 理论学习\n")


def test_bullets_change_places(gathering: Gathering, workspace: Workspace) -> None:
    gathering.add([Bullet("宣讲14场")])
    gathering.move(3, 1)
    assert [fact.text for fact in gathering.facts] == ["宣讲14场", "学习6次", "讲党课2场"]
    gathering.move(1, 3)
    assert [fact.text for fact in gathering.facts] == ["学习6次", "讲党课2场", "宣讲14场"]
    gathering.move(1, 2)
    assert [fact.text for fact in gathering.facts] == ["讲党课2场", "学习6次", "宣讲14场"]
    assert "请王主任核" in body(workspace)


@pytest.mark.parametrize("name", ["移风易俗", "阵地管理"])
def test_a_bullet_goes_to_another_section(gathering: Gathering, name: str) -> None:
    gathering.send(2, name)
    assert [fact.text for fact in gathering.facts] == ["学习6次"]
    gathering.go(name)
    assert (gathering.facts[-1].text, gathering.facts[-1].source) == ("讲党课2场", "签到册")


def test_what_was_done_is_taken_back_step_by_step(gathering: Gathering, workspace: Workspace) -> None:
    gathering.add([Bullet("宣讲14场")])
    gathering.replace(1, Bullet("学习7次"))
    gathering.remove([1, 2, 3])
    assert [gathering.undo() for _ in range(4)] == ["删除", "修改", "写入", ""]
    assert body(workspace) == BODY


def test_nothing_is_taken_back_over_another_hand(gathering: Gathering, workspace: Workspace) -> None:
    gathering.remove([1])
    workspace.facts.write_text(workspace.facts.read_text("utf-8") + "- 手写1条\n", "utf-8")
    with pytest.raises(InputError, match="别处改过"):
        gathering.undo()
    assert body(workspace).endswith("- 手写1条\n")


def test_another_hand_in_between_is_kept(gathering: Gathering, workspace: Workspace) -> None:
    workspace.facts.write_text(HEAD + BODY.replace("- 学习6次", "- 手写1条\n- 学习6次"), "utf-8")
    gathering.replace(1, Bullet("学习7次"))
    assert "- 手写1条\n- 学习7次\n" in body(workspace)


def test_a_bullet_that_another_hand_has_changed_is_not_written_over(gathering: Gathering, workspace: Workspace) -> None:
    workspace.facts.write_text(HEAD + BODY.replace("学习6次", "学习8次"), "utf-8")
    for change in (lambda: gathering.remove([1]), lambda: gathering.replace(1, Bullet("学习7次"))):
        with pytest.raises(InputError, match="别处改过"):
            change()
    assert "学习8次" in body(workspace)


def test_a_broken_file_is_left_alone(gathering: Gathering, workspace: Workspace) -> None:
    workspace.facts.write_text(HEAD + BODY + "<!-- 没有结束", "utf-8")
    with pytest.raises(InputError, match="没有结束的"):
        gathering.add([Bullet("宣讲14场")])
    assert body(workspace) == BODY + "<!-- 没有结束"


def test_a_classification_mark_is_not_stored(gathering: Gathering, workspace: Workspace) -> None:
    with pytest.raises(InputError, match="密级标志"):
        gathering.add([Bullet("机密★1年")])
    assert body(workspace) == BODY


@pytest.mark.parametrize("number", [0, 3, 99])
def test_a_number_of_no_bullet_is_refused(gathering: Gathering, number: int) -> None:
    for change in (gathering.bullet, lambda n: gathering.remove([n]), lambda n: gathering.move(n, 1)):
        with pytest.raises(InputError, match="只有2条"):
            change(number)


def test_each_thing_is_pointed_out_once(gathering: Gathering) -> None:
    gathering.add([Bullet("投稿96")])
    assert [remark.kind for remark in gathering.remarks(3)] == ["unit"]
    assert gathering.remarks(3) == ()


def test_it_begins_with_what_is_empty_and_goes_on_where_one_left(workspace: Workspace) -> None:
    first = Gathering(workspace)
    assert first.stop.title == "组织领导与责任落实"
    assert not first.resumed
    first.go("移风易俗")
    again = Gathering(workspace)
    assert again.stop.title == "移风易俗"
    assert again.resumed


@pytest.mark.parametrize("content", ["", "{", "[]", '{"section": 3}', '{"section": "gone"}'])
def test_a_place_that_cannot_be_read_is_none(workspace: Workspace, content: str) -> None:
    workspace.history_dir.mkdir()
    (workspace.history_dir / "gather.json").write_text(content, "utf-8")
    assert Gathering(workspace).stop.title == "组织领导与责任落实"


def test_one_steps_from_section_to_section(gathering: Gathering) -> None:
    assert gathering.step(-1)
    assert not gathering.step(-1)
    assert not gathering.step(1, stay=True)
    while gathering.step(1):
        pass
    assert gathering.stop.title == "移风易俗"


def test_a_section_that_there_is_not_moves_nowhere(gathering: Gathering) -> None:
    with pytest.raises(SectionNameError):
        gathering.go("气象")
    assert gathering.stop.title == "理论学习"


def test_a_field_is_one_line_of_the_front_matter(gathering: Gathering, workspace: Workspace) -> None:
    gathering.set_field("recipient", "中共云岭县委宣传部")
    gathering.set_field("township", "石桥镇")
    text = workspace.facts.read_text("utf-8")
    assert "township: 石桥镇   # 我们镇\n" in text
    assert "recipient: 中共云岭县委宣传部\n---\n" in text
    assert text.endswith(BODY)
    with pytest.raises(InputError):
        gathering.set_field("date", "昨天")
    assert "昨天" not in workspace.facts.read_text("utf-8")


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (dt.date(2026, 7, 3), "2026年上半年"),
        (dt.date(2026, 6, 15), "2026年上半年"),
        (dt.date(2026, 12, 20), "2026年全年"),
        (dt.date(2027, 1, 10), "2026年全年"),
    ],
)
def test_the_period_that_is_probably_meant(day: dt.date, period: str) -> None:
    assert period_about(day) == period


def test_only_what_is_needed_and_empty_is_asked() -> None:
    asked = front_questions(FrontMatter(), dt.date(2026, 7, 3), all_fields=False)
    assert [q.name for q in asked] == ["township", "period", "issuer"]
    known = FrontMatter(township="云溪镇", issuer="中共云溪镇委员会", period="2026年上半年")
    assert front_questions(known, dt.date(2026, 7, 3), all_fields=False) == []


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6月15日", "2026-06-15"),
        ("2026年6月5日", "2026-06-05"),
        ("2026-6-15", "2026-06-15"),
        ("２０２６.6.15", "2026-06-15"),
        ("2026年6月", "2026-06"),
        ("无", ""),
        ("", ""),
    ],
)
def test_a_day_is_written_as_a_clerk_does(typed: str, value: str) -> None:
    questions = front_questions(FrontMatter(period="2026年上半年"), dt.date(2027, 1, 3), all_fields=True)
    assert next(q for q in questions if q.name == "as_of").read(typed) == value


@pytest.mark.parametrize(("name", "typed"), [("as_of", "昨天"), ("kind", "请示")])
def test_what_cannot_be_a_value_is_refused(name: str, typed: str) -> None:
    questions = front_questions(FrontMatter(), dt.date(2026, 7, 3), all_fields=True)
    with pytest.raises(InputError):
        next(q for q in questions if q.name == name).read(typed)


@pytest.mark.parametrize(("typed", "period"), [("上半年", "2026年上半年"), ("2025年全年", "2025年全年")])
def test_a_half_year_without_its_year_is_of_the_year_that_is_due(typed: str, period: str) -> None:
    questions = front_questions(FrontMatter(), dt.date(2026, 7, 1), all_fields=True)
    assert next(q for q in questions if q.name == "period").read(typed) == period


def test_two_periods_are_none() -> None:
    questions = front_questions(FrontMatter(), dt.date(2026, 7, 1), all_fields=True)
    with pytest.raises(InputError, match="两个"):
        next(q for q in questions if q.name == "period").read("2026年全年2026年上半年")
