"""An increase that is not the difference of its two values (增减数不符): 由12篇增加到19篇，增加6篇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numerals import half_width
from assistant.style.counting import shown
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?(?:万|亿)?"
_UNIT = r"[\u4e00-\u9fff%]{1,3}?"
_TIME = r"(?:(?:20[0-9]{2}年|去年|上年|今年|同期|上半年|年初|底|末|的){1,4})?"
_UP = "增加|增长|提高|提升|上升|扩大"
_DOWN = "减少|下降|降低|压减|缩短|精简"
_FROM_TO = re.compile(
    rf"[由从]{_TIME}(?P<old>{_NUMBER})(?P<unit>{_UNIT})(?P<verb>{_UP}|{_DOWN})(?:到|至|为){_TIME}(?P<new>{_NUMBER})(?P=unit)，"
    rf"(?:净|共|同比|累计)?(?P<change>{_UP}|{_DOWN})(?:了)?(?P<by>{_NUMBER})(?P<what>(?P=unit)|%|个百分点)(?![0-9以左余多])"
)
_NOW_AND_THEN = re.compile(
    rf"(?P<new>{_NUMBER})(?P<unit>{_UNIT})，[比较](?:去年|上年|上年度)?(?:同期)?(?:的|（)(?P<old>{_NUMBER})(?P=unit)）?"
    rf"(?P<change>{_UP}|多|{_DOWN}|少)(?:了)?(?P<by>{_NUMBER})(?P<what>(?P=unit)|%|个百分点)(?![0-9以左余多])"
)
_SCALES = {"万": Decimal(10000), "亿": Decimal(100000000)}
_ROUNDED = frozenset("余多约近超几")


@dataclass(frozen=True)
class _Statement:
    """Two values, what is said of their difference, in the unit `what`; `rises` as the text says. `step` is
    the last digit of the difference; `rounded`: the values have decimals, 万 or 亿."""

    old: Decimal
    new: Decimal
    by: Decimal
    step: Decimal
    rounded: bool
    unit: str
    what: str
    rises: bool


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.prose:
        if not any(word in block.text for word in ("由", "从", "比", "较")):
            continue
        text = half_width(block.text)
        compares = "，比" in text or "，较" in text
        for pattern in (_FROM_TO, _NOW_AND_THEN) if compares else (_FROM_TO,):
            for match in pattern.finditer(text):
                said = "" if _ROUNDED & set(match["unit"]) else _said(_statement(match))
                if said:
                    yield manuscript.fault(block.passage, match.span(), said, "核对前后两个数和增减数。")


def _statement(match: re.Match[str]) -> _Statement:
    by = match["by"]
    step = Decimal(1).scaleb(-len(by.rstrip("万亿").partition(".")[2])) * _SCALES.get(by[-1], Decimal(1))
    rises = match["change"] in _UP.split("|") or match["change"] == "多"
    old, new = _value(match["old"]), _value(match["new"])
    rounded = any(mark in match[name] for name in ("old", "new", "by") for mark in ".万亿")
    return _Statement(old, new, _value(by), step, rounded, match["unit"], match["what"], rises)


def _value(text: str) -> Decimal:
    return Decimal(text.rstrip("万亿")) * _SCALES.get(text[-1], Decimal(1))


def _said(statement: _Statement) -> str:
    """What is wrong; empty where nothing is."""
    old, new = statement.old, statement.new
    if statement.rises != (new > old) and new != old:
        return (
            f"由{shown(old)}到{shown(new)}是{'增' if new > old else '减'}，写成了{'增' if statement.rises else '减'}。"
        )
    difference = abs(new - old)
    if statement.what == "%":
        return _growth(statement, difference)
    spare = statement.step if statement.rounded else Decimal(0)
    if abs(difference - statement.by) <= spare or (statement.what == "个百分点") != (statement.unit == "%"):
        return ""
    unit = statement.what
    return f"{shown(old)}与{shown(new)}相差{shown(difference)}{unit}，写的是{shown(statement.by)}{unit}。"


def _growth(statement: _Statement, difference: Decimal) -> str:
    """增长58.3%. Money is left out: its growth is often that at constant prices; so are rounded values."""
    old, new = statement.old, statement.new
    whole_numbers = old % 1 == 0 and new % 1 == 0 and old < 10000
    if not old or statement.unit in ("%", "元") or not whole_numbers:
        return ""
    growth = difference * 100 / old
    if abs(growth - statement.by) < statement.step:
        return ""
    return f"由{shown(old)}到{shown(new)}是{shown(round(growth, 1))}%，写的是{shown(statement.by)}%。"


RULE = Rule(
    name="stated-increase",
    family="arithmetic",
    severity="error",
    title="增减数不是前后两数之差",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        "采用稿件由12篇增加到19篇，增加6篇。",
        "化解率由92.2%提高到94.8%，提高3.6个百分点。",
        "工作群由40个减少到25个，减少16个。",
        "采用稿件由10篇增加到12篇，增长30%。",
        "采用稿件19篇，比去年同期的12篇增加6篇。",
        "采用稿件由去年同期的19篇增加到12篇，增加7篇。",
    ),
    passing=(
        "采用稿件由12篇增加到19篇，增加7篇。",
        "化解率由92.2%提高到94.8%，提高2.6个百分点。",
        "采用稿件由12篇增加到19篇，增长58.3%。",
        "工作群由40个减少到25个，减少15个。",
        "采用稿件19篇，比去年同期的12篇增加7篇。",
        "采用稿件由12篇增加到19篇，增加短视频6条。",
        "产值由12亿元增加到15亿元，增长8.6%。",
        "化解率由92.2%提高到94.8%，提高2.7个百分点。",
        "资金由12.5万元增加到19万元，增加6.5万元。",
    ),
    check=_check,
)
