"""The interview's lines at every width, with and without what a screen reader does not need."""

from __future__ import annotations

import pytest

from assistant.errors import SectionNameError
from assistant.report.facts import Fact, FactSection
from assistant.report.facts_markdown import parse_facts
from assistant.terminal.columns import cells
from assistant.terminal.interview_view import View, noted, total
from assistant.workflow.gathering.stops import Stop, stop_named, stops_of
from assistant.workflow.library import library

TEMPLATE = library().template("ideology")
HEAD = "---\ntownship: 云溪镇\nperiod: 2026年上半年\n---\n"
FACTS = tuple(
    Fact(f"开展“文明{n}”活动{n}次，参加群众{n * 30}人次，发放资料和宣传品{n + 5}份", "study", n, source="台账")
    for n in range(1, 13)
)
STOP = Stop("study", "理论学习", TEMPLATE.spec("study"), FactSection("study", "理论学习", 1, FACTS))


def shown(view: View) -> list[str]:
    overview = view.overview([STOP, Stop("network", "网络舆情")], 0)
    return [
        *view.section(STOP, 1, 14),
        *view.bullets(FACTS),
        *overview,
        *view.help(),
        *view.remark(3, "看" * 90, several=True),
    ]


@pytest.mark.parametrize("width", [50, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cells, shown(View(width)))) < width


def test_lines_stay_readable_on_a_wide_terminal() -> None:
    assert max(map(cells, shown(View(200)))) <= 100


def test_a_long_section_shows_its_last_bullets() -> None:
    lines = list(View().section(STOP, 1, 14))
    assert "已有12条，最后8条是（/看 列出全部）：" in lines
    assert not any("文明4”" in line for line in lines)
    assert any("文明12”" in line for line in lines)


def test_plain_lines_have_no_indent_and_no_columns() -> None:
    view = View(60, plain=True)
    lines = [*view.section(STOP, 1, 14), *view.bullets(FACTS), *view.overview([STOP], 0)]
    assert [line for line in lines if line != line.strip() or "  " in line] == []
    assert "第2节，共14节：理论学习" in lines
    assert f"第1条：{FACTS[0].text}（来源：台账）" in lines
    assert "第1节，理论学习，12条，现在这一节" in lines


def test_what_is_noted_stands_behind() -> None:
    fact = Fact("学习6次", "study", source="签到册", pending=True, withheld=True, unverified=True)
    assert noted(fact) == "（来源：签到册；待补；不写入；电话，未核）"
    assert noted(Fact("学习6次", "study")) == ""


def test_the_total() -> None:
    assert total([STOP, Stop("network", "网络舆情")]) == "1节12条"
    assert total([]) == "没有要点"


def test_sections_of_the_townships_own_come_last() -> None:
    sheet = parse_facts(f"{HEAD}## 移风易俗\n- 简办41起\n## 导语\n## 理论学习\n## 结尾\n", TEMPLATE)
    stops = stops_of(sheet, TEMPLATE, ("应急广播",))
    titles = [stop.title for stop in stops]
    assert titles[0] == "导语"
    assert titles[1:-2] == [spec.title for spec in TEMPLATE.sections]
    assert titles[-2:] == ["移风易俗", "应急广播"]


@pytest.mark.parametrize("name", ["理论学习", "理论", "study", "2", "２"])
def test_a_section_is_named_as_everywhere(name: str) -> None:
    stops = stops_of(parse_facts(HEAD, TEMPLATE), TEMPLATE)
    assert stop_named(name, stops).key == "study"


@pytest.mark.parametrize("name", ["", "气象", "99"])
def test_a_name_of_no_section_lists_them(name: str) -> None:
    stops = stops_of(parse_facts(HEAD, TEMPLATE), TEMPLATE)
    with pytest.raises(SectionNameError, match="章节"):
        stop_named(name, stops)
