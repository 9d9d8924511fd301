"""The rules that need the facts (溯源、要点覆盖): names, severities and examples; what they report is found by tracing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.provenance.faults import Found
from assistant.report.finding import Severity
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Family, Rule
from assistant.style.rules import all_rules

_TRUE = "《党政机关公文处理工作条例》第十九条：分析问题实事求是，所提政策措施和办法切实可行；内容简洁，表述准确"
_PROMISE = "没有出处的数字、名称不进正文；要点一条不丢（README）"
FACTS, TEXT = "要点：", "正文："
"""How an example begins its two lines."""


def _nothing(manuscript: Manuscript) -> Iterator[Fault]:
    """Without facts there is nothing to find."""
    del manuscript
    yield from ()


def _rule(
    name: str, family: Family, severity: Severity, title: str, wrong: str, right: str, source: str = _TRUE
) -> Rule:
    return Rule(name, family, severity, title, source, (wrong,), (right,), _nothing)


def _pair(fact: str, text: str) -> str:
    return f"{FACTS}{fact}\n{TEXT}{text}"


_STUDY = "理论学习中心组学习12次，专题研讨4次"
_RIGHT = _pair(_STUDY, "理论学习中心组学习12次，专题研讨4次。")
_BOOK = "学习《中国共产党宣传工作条例》2次"
_BOOK_RIGHT = _pair(_BOOK, "学习《中国共产党宣传工作条例》2次。")
_PART = "部分村更换了宣传栏"
_PLAN = "拟于9月底前更换宣传栏6块"

RULES: tuple[Rule, ...] = (
    _rule("figure-unknown", "provenance", "error", "要点里没有的数字、日期", _pair(_STUDY, "学习12次，研讨4次，参加380人次。"), _RIGHT),
    _rule("figure-leaked", "provenance", "error", "范文里带来的数字", _pair(_STUDY, "学习12次，研讨4次；放映电影71场（范文里的）。"), _RIGHT),
    _rule("figure-misplaced", "provenance", "error", "别的章节的数字", _pair(_STUDY, "学习12次，研讨4次；投稿58篇（“舆论引导与宣传”一节的要点）。"), _RIGHT),
    _rule("figure-mismatched", "provenance", "error", "张冠李戴的数字：对调了，单位、约数变了", _pair(_STUDY, "理论学习中心组学习4次，专题研讨12次。"), _RIGHT),
    _rule("figure-weaker", "provenance", "info", "比要点笼统的数字", _pair("撰写心得34篇", "撰写心得30余篇。"), _pair("撰写心得34篇", "撰写心得34篇。")),
    _rule("name-unknown", "provenance", "warning", "要点、文件头和名册里没有的名称", _pair(_BOOK, "学习《网络安全法》2次。"), _BOOK_RIGHT),
    _rule("name-leaked", "provenance", "error", "范文里带来的地名、人名", _pair(_BOOK, "在范文里的村学习《中国共产党宣传工作条例》2次。"), _BOOK_RIGHT),
    _rule("name-misplaced", "provenance", "warning", "别的章节的名称", _pair(_BOOK, "学习《中国共产党宣传工作条例》2次、《村规民约》（别的章节的要点）。"), _BOOK_RIGHT),
    _rule("name-near", "provenance", "warning", "和要点写得不一样的名称", _pair(_BOOK, "学习《中国共产党宣传条例》2次。"), _BOOK_RIGHT),
    _rule("clause-unsupported", "provenance", "warning", "要点里没有的活动", _pair(_STUDY, "通过读书会、演讲比赛等形式，学习12次，研讨4次。"), _RIGHT),
    _rule("clause-effect", "provenance", "warning", "没有人量过的成效", _pair(_STUDY, "学习12次，研讨4次，提高了干部的理论水平。"), _RIGHT),
    _rule("clause-extent", "provenance", "warning", "部分写成了全部", _pair(_PART, "各村全部更换了宣传栏。"), _pair(_PART, "部分村更换了宣传栏。")),
    _rule("clause-done", "provenance", "warning", "打算写成了已办", _pair(_PLAN, "9月底前已更换宣传栏6块。"), _pair(_PLAN, "拟于9月底前更换宣传栏6块。")),
    _rule("clause-contrary", "provenance", "warning", "和要点说的相反", _pair("2个村没有专职宣传员", "2个村配齐了专职宣传员。"), _pair("2个村没有专职宣传员", "2个村没有专职宣传员。")),
    _rule("clause-leaked", "provenance", "warning", "照抄范文的话", _pair(_STUDY, "学习12次，研讨4次，机关干部夜访农户谈心（范文里的）。"), _RIGHT),
    _rule("contradiction", "provenance", "error", "互相矛盾的要点", _pair("理论学习中心组学习12次；中心组学习11次（facts.md 里的另一条）", "理论学习中心组学习12次。"), _pair("理论学习中心组学习12次；党小组学习11次（facts.md 里的另一条）", "理论学习中心组学习12次，党小组学习11次。")),
    _rule("last-year-missing", "provenance", "info", "找不到去年同期的报告", "要点：last_year: 2025上半年.docx（没有这个文件）\n正文：比去年增加3次。", _RIGHT, _PROMISE),
    _rule("fact-unused", "coverage", "error", "没有写进正文的要点", _pair(_STUDY, "推进理论学习。"), _RIGHT, _PROMISE),
    _rule("fact-partly", "coverage", "error", "没有写全的要点", _pair(_STUDY, "理论学习中心组学习12次。"), _RIGHT, _PROMISE),
    _rule("fact-twisted", "coverage", "error", "写走了样的要点", _pair(_STUDY, "理论学习中心组学习4次，专题研讨12次。"), _RIGHT, _PROMISE),
)  # fmt: skip
"""A new status of a figure, name, clause or fact needs a rule here."""


def every_rule() -> tuple[Rule, ...]:
    """The rules of form, and those that need the facts."""
    return (*all_rules(), *RULES)


def reporting(found: Sequence[Found]) -> tuple[Rule, ...]:
    """The rules, each reporting what was found under its name."""
    return tuple(replace(rule, check=partial(_reported, found, rule.name)) for rule in RULES)


def _reported(found: Sequence[Found], name: str, manuscript: Manuscript) -> Iterator[Fault]:
    del manuscript
    yield from (fault for rule, fault in found if rule == name)
