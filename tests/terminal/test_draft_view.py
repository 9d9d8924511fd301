"""What the clerk sees of a run, from events: streaming on a terminal, one line a section without."""

from __future__ import annotations

from io import StringIO

import pytest

from assistant.drafting.pipeline import Failed, Job, Repairing, Restarted, Started, Written
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Decoding, Prompt
from assistant.errors import EndpointDenied, ReplyCut
from assistant.report.draft import GatedSection, Usage
from assistant.report.finding import Finding
from assistant.terminal.draft_view import (
    DraftView,
    findings_as_values,
    is_terminal,
    sections_as_values,
    summary_text,
    uncovered_as_values,
)
from assistant.workflow.events import Note, Saved, SectionFinding, Summary, Uncovered


def job(title: str) -> Job:
    return Job(SectionTask((title,), 1, title, title, ()), Prompt("", (), ""), Decoding(0.2, 100))


def section(title: str, **more) -> GatedSection:
    return GatedSection((title,), 1, title, ("十个字的一句话在这里。",), **more)


def shown(events, *, live: bool, titles=("学习", "阵地")) -> str:
    out = StringIO()
    clock = iter(range(100))
    view = DraftView(titles, out, live=live, clock=lambda: float(next(clock)))
    for event in events:
        view.show(event)
    return out.getvalue()


def test_one_line_a_section_without_a_terminal():
    events = [Started(job("学习")), Written(job("学习"), "中心组"), Saved(section("学习"), "学习")]
    assert shown(events, live=False) == "[1/2] ✓ 学习：11字，1.0秒\n"


def test_text_streams_as_it_comes():
    events = [Started(job("学习")), Written(job("学习"), "中心组"), Written(job("学习"), "学习6次。")]
    assert shown(events, live=True) == "── 学习\n中心组学习6次。"


def test_the_section_at_hand_is_named_before_its_first_word():
    assert shown([Started(job("学习")), Started(job("阵地"))], live=True) == "── 学习\n"


def test_a_stopped_section_ends_its_line():
    out = StringIO()
    view = DraftView(["学习"], out, live=True)
    for event in (Started(job("学习")), Written(job("学习"), "中心组")):
        view.show(event)
    view.close()
    view.close()
    assert out.getvalue() == "── 学习\n中心组\n"


def test_only_the_section_at_hand_streams():
    events = [Started(job("学习")), Started(job("阵地")), Written(job("阵地"), "展板"), Written(job("学习"), "中心组")]
    assert shown(events, live=True) == "── 学习\n中心组"


def test_next_section_is_shown_as_far_as_it_has_come():
    events = [
        *(
            Started(job("学习")),
            Started(job("阵地")),
            Written(job("学习"), "中心组。"),
            Written(job("阵地"), "展板7块"),
        ),
        *(Saved(section("学习"), "学习"), Written(job("阵地"), "更换。")),
    ]
    out = shown(events, live=True)
    assert out == "── 学习\n中心组。\n[1/2] ✓ 学习：11字，2.0秒\n── 阵地\n展板7块更换。"


def test_section_that_ended_first_waits_for_its_turn():
    events = [Started(job("学习")), Started(job("阵地")), Saved(section("阵地"), "阵地")]
    assert shown(events, live=False) == ""
    assert shown([*events, Saved(section("学习"), "学习")], live=False).count("\n") == 2


def test_restarted_section_is_shown_from_its_beginning():
    events = [
        Started(job("学习")),
        Written(job("学习"), "废话"),
        Restarted(job("学习"), "再写一次"),
        Written(job("学习"), "中心组"),
    ]
    assert shown(events, live=True) == "── 学习\n废话\n· 学习：再写一次\n── 学习\n中心组"


def test_a_repair_is_told_and_shown_from_its_beginning():
    events = [
        Started(job("学习")),
        Written(job("学习"), "学了12次。"),
        Repairing(job("学习"), "1个数字不对"),
        Written(job("学习"), "学了16次。"),
    ]
    told = shown(events, live=True)
    assert told == "── 学习\n学了12次。\n· 学习：1个数字不对，请模型改一遍\n── 学习\n学了16次。"


def test_failed_section_lets_the_next_one_be_shown():
    events = [Failed(job("学习"), ReplyCut("断了。")), Saved(section("阵地"), "阵地")]
    assert shown(events, live=False) == "[1/2] ✗ 学习：没有写成。断了。\n[2/2] ✓ 阵地：11字\n"


def test_marks_additions_and_cuts_are_told():
    told = shown([Saved(section("学习", marked=("9场",), added=("a",), cut=("提高了认识",)), "学习")], live=False)
    assert "待核实1处：9场" in told
    assert "补要点1条" in told
    assert "删空话1处" in told


@pytest.mark.parametrize("live", [True, False])
def test_findings_stand_under_the_line_of_their_section(live):
    findings = (
        Finding("untraced", "error", "要点里没有“9场”。", excerpt="9场", fix="请核对。"),
        Finding("added", "info", "漏写的。", 12, excerpt="学习6次"),
        Finding("empty-tail", "info", "没有要点支持的空话，已删去：提高了认识", excerpt="提高了认识"),
        Finding("missing", "error", "正文里没有这条要点。", 14, excerpt="宣讲3场", fix="请补上。"),
    )
    told = shown([Saved(section("学习", findings=findings), "学习")], live=live)
    assert told.splitlines()[1:] == [
        "    待核实：要点里没有“9场”。请核对。",
        "    补上第12行的要点：学习6次",
        "    没有要点支持的空话，已删去：提高了认识",
        "    第14行的要点：正文里没有这条要点。（宣讲3场）请补上。",
    ]


def test_section_that_a_person_wrote_meanwhile_lets_the_next_one_be_shown():
    told = shown([Note("有人写了，没有动。", "学习"), Saved(section("阵地"), "阵地")], live=False)
    assert told == "[1/2] · 有人写了，没有动。\n[2/2] ✓ 阵地：11字\n"


def test_opening_and_closing_are_not_counted():
    assert shown([Saved(section("导语", origin="template"), "导语")], live=False) == ""


def test_note_is_a_line_of_its_own():
    assert shown([Note("用模板的标题。")], live=False) == "· 用模板的标题。\n"


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (Summary(), "没有要写的章节"),
        (Summary(drafted=(section("学习"),)), "写好1节"),
        (Summary(drafted=(section("学习"),), kept=("阵地",)), "已有的没有动：阵地"),
        (Summary(drafted=(section("学习", marked=("9场",)),)), "处理【待核实】【待补】"),
        (Summary(pending=("学习",)), "已标【待补】：学习"),
        (Summary(left_out=("学习",)), "没有要点，没有写：学习"),
        (Summary(drafted=(section("学习", added=("a", "b")),)), "程序补上的要点：2条"),
        (Summary(failed=(("学习", ReplyCut("断了。")),)), "没有写成：学习。断了。"),
        (Summary(set_aside=("学习",)), "新写的在历史记录里：学习"),
        (Summary(not_covered=(Uncovered("facts.md", 12, "学习", "学习6次"),)), "第12行的要点不在正文里：学习6次"),
        (Summary(failed=(("学习", ReplyCut("断了。")),), untried=("阵地",)), "还没有写：阵地"),
        (Summary(calls=2, usage=Usage(300, 0, 90, True)), "提示约300，写出约90"),
        (Summary(calls=3, usage=Usage(900, 400, 90), later=Usage(600, 400, 60)), "67%的提示取自缓存，每节新读100个"),
    ],
)
def test_summary_tells_what_was_done_and_what_comes_next(summary, said):
    text = summary_text(summary, "draft.md")
    assert said in text
    assert text.splitlines()[-1].startswith("下一步")


def test_same_reason_is_told_once():
    denied = EndpointDenied("不认这个密钥。")
    text = summary_text(Summary(failed=(("学习", denied), ("阵地", denied))), "draft.md")
    assert "没有写成：学习、阵地。不认这个密钥。" in text


def test_values_for_json():
    assert sections_as_values([section("学习", marked=("9场",))]) == [
        {
            "keys": ["学习"],
            "heading": "学习",
            "origin": "model",
            "characters": 11,
            "marked": ["9场"],
            "added": [],
            "cut": [],
        }
    ]


def test_findings_and_uncovered_facts_for_json():
    finding = Finding("added", "info", "漏写的。", 12, excerpt="学习6次", fix="请看。", file="facts.md")
    assert findings_as_values([SectionFinding("学习", finding)]) == [
        {
            "file": "facts.md",
            "line": 12,
            "section": "学习",
            "rule": "added",
            "severity": "info",
            "excerpt": "学习6次",
            "message": "漏写的。",
            "fix": "请看。",
        }
    ]
    assert uncovered_as_values([Uncovered("facts.md", 12, "学习", "学习6次")]) == [
        {"file": "facts.md", "line": 12, "section": "学习", "fact": "学习6次"}
    ]


def test_file_is_no_terminal():
    assert not is_terminal(StringIO())
