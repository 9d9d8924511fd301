"""The rules on numbering, headings and structure over whole reports: silent on those that are right."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_reports import typed

from assistant.report.exemplar_markdown import parse_exemplar
from assistant.report.facts import FrontMatter
from assistant.report.known import known_from_front
from assistant.report.reading.document import read_document
from assistant.report.report import Report
from assistant.style.checking import check
from assistant.style.manuscript import Known, Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.rules import all_rules

OUTLINE = tuple(rule for rule in all_rules() if rule.family in ("numbering", "headings", "structure"))
EARLIER = shipped.ROOT / "examples" / "earlier-reports" / "2025上半年.md"


def _found(text: str, known: Known | None = None, template: str = "ideology") -> list[tuple[int, str]]:
    document = read_document(text, shipped.template(template).sections)
    return [(f.line, f.rule) for f in check(Manuscript(document, known or Known()), OUTLINE)]


def _known(front: FrontMatter) -> Known:
    return known_from_front(front, shipped.template(front.template).sections)


def _complaints(report: Report, front: FrontMatter) -> list[tuple[int, str]]:
    return _found(typed(report), _known(front), front.template)


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda e: e.name)
def test_an_exemplar_typed_by_hand_is_in_order(exemplar):
    assert _complaints(exemplar.report, exemplar.front) == []


def test_the_samples_earlier_report_is_in_order():
    earlier = parse_exemplar(EARLIER.read_text("utf-8"), "2025上半年")
    assert _complaints(earlier.report, earlier.front) == []


BODY = "镇党委召开会议专题研究，明确责任分工，抓好任务落实。"
FORMS = ("{}、", "（{}）", "{}.", "（{}）")
NUMBERING = tuple(rule for rule in OUTLINE if rule.family == "numbering")
SUBJECTS = (
    "强化学习",
    "强化宣传",
    "强化阵地管理",
    "强化队伍",
    "抓好乡风文明",
    "抓好网络管理",
    "抓好制度建设",
    "办好民生实事",
)


@dataclass
class Heading:
    """A numbered heading of a made outline; `family` tells its siblings, `number` may be spoilt."""

    level: int
    number: int
    family: int
    subject: str
    run_in: bool

    @property
    def line(self) -> str:
        shown = chinese_number(self.number) if self.level < 2 else str(self.number)
        ordinal = FORMS[self.level].format(shown)
        return f"{ordinal}{self.subject}。{BODY}{BODY}" if self.run_in else f"{ordinal}{self.subject}\n{BODY}"


@st.composite
def outlines(draw) -> list[Heading]:
    """Headings numbered by the house style to a random depth, two to six siblings each."""
    made: list[Heading] = []

    def family(level: int) -> None:
        own, run_in = len(made), level > 0 and draw(st.booleans())
        for number in range(1, draw(st.integers(2, 6 if level == 0 else 4)) + 1):
            made.append(Heading(level, number, own, draw(st.sampled_from(SUBJECTS)), run_in))
            if level < 3 and draw(st.integers(0, 3)) == 0:
                family(level + 1)

    family(0)
    return made


def _numbering(headings: list[Heading]) -> list[tuple[int, str]]:
    document = read_document("\n".join(heading.line for heading in headings))
    return [(f.line, f.rule) for f in check(Manuscript(document), NUMBERING)]


@settings(max_examples=300, deadline=None)
@given(outlines())
def test_a_well_numbered_outline_gets_no_finding_on_its_numbering(headings):
    assert _numbering(headings) == []


@settings(max_examples=300, deadline=None)
@given(outlines(), st.data())
def test_one_spoilt_ordinal_is_always_found(headings, data):
    """The last of a family cannot be missed by any reader: it is not dropped."""
    followed = [i for i, h in enumerate(headings) if any(o.family == h.family for o in headings[i + 1 :])]
    at = data.draw(st.sampled_from(followed))
    following = next(o for o in headings[at + 1 :] if o.family == headings[at].family)
    spoilt = data.draw(st.sampled_from(["dropped", "doubled", "swapped"]))
    if spoilt == "dropped":
        following.number += 1
        for later in headings[headings.index(following) + 1 :]:
            later.number += later.family == following.family
    elif spoilt == "doubled":
        following.number = headings[at].number
    else:
        headings[at].number, following.number = following.number, headings[at].number
    assert _numbering(headings) != []


SERIES = ("一是", "二是", "三是", "四是", "五是")


@settings(max_examples=300, deadline=None)
@given(st.integers(3, 5), st.lists(st.booleans(), min_size=5, max_size=5), st.data())
def test_a_spoilt_series_is_found_and_a_whole_one_is_not(length, breaks, data):
    """Through one paragraph or several."""
    texts = [f"抓{subject[2:]}，逐村落实。" for subject in SUBJECTS[:length]]
    marks = list(SERIES[:length])

    def found() -> list[tuple[int, str]]:
        joins = ["\n" if new else "" for new in breaks]
        joined = "".join(f"{join}{mark}{text}" for join, mark, text in zip(joins, marks, texts, strict=False))
        return _found(f"一、工作开展情况\n镇党委主要抓了以下工作。{joined}")

    assert found() == []
    at = data.draw(st.integers(0, length - 2))
    marks[at] = marks[at + 1]
    assert {rule for _, rule in found()} == {"broken-series"}


PIECES = (
    *(
        "一、",
        "三、",
        "（一）",
        "(二)",
        "（十）",
        "1.",
        "2、",
        "（1）",
        "①",
        "——",
        "第一部分",
        "第二节",
        "零、",
        "一百、",
    ),
    *(
        "一是",
        "三是",
        "二要",
        "第一，",
        "第三，",
        "做到三个坚持：",
        "强化学习",
        "存在问题",
        "下一步打算",
        "镇党委召开会议",
    ),
    *(
        "\n",
        "。",
        "，",
        "；",
        "：",
        "”",
        "“",
        "　",
        "中共云岭县委：",
        "李明同志:",
        "关于上半年工作的报告",
        "报告如下：",
    ),
    *("中共清河镇委员会", "二〇二六年十三月三日", "2026-07-03", "2026年7月　日", "附件：1.清单"),
)
EVERYTHING = Known("报告", "2026年上半年", required=(("plans", "下一步打算"),))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_the_text_every_finding_has_its_place(text):
    for line, rule in _found(text, EVERYTHING):
        assert 1 <= line <= text.count("\n") + 1, rule
