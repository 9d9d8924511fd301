"""A small reader of figures, dates and clauses for the benchmark alone.

It shares nothing with assistant.language, so that it does not share its blind spots either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = (  # noqa: SIM905  # words
    "个百分点 平方米 平方公里 立方米 人次 场次 轮次 批次 车次 架次 家次 户次 个月 工作日 小时 分钟 学时 课时 公里 公斤 "
    "册次 次 场 轮 期 班 批 遍 人 名 位 户 对 组 篇 条 则 件 份 册 本 张 页 部 集 幅 块 面 处 个 只 套 台 辆 天 间 所 站 座 家 "
    "片 点 段 米 亩 吨 株 棵 支 类 项 起 例 宗 分 元 倍 成 % 字 级 周"
).split()
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<lead>约|近|超过|不足|不少于)?(?<![\d.第〔])(?P<number>\d+(?:\.\d+)?)(?P<rest>(?:余|多)?(?:万|亿|千|百)?(?:余|多)?)(?P<unit>{_UNIT})"
)
_BOUND_BEFORE = re.compile(r"(?:约|不到|不足|不超过|不少于|不低于|至少|至多|超过|突破|大约|接近)[^，。；：、\d]{0,8}$")
_BOUND_AFTER = re.compile("以上|以下|以内|之内|内|左右|上下")
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})年(?!第)(?:(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})日)?)?"
    r"|(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?|(?P<d3>\d{1,2})日)"
)
_HELD = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕")
_CLAUSE = re.compile(r"(?:（[^）]*）|《[^》]*》|“[^”]*”|[^，；。：！？\n（《“])+[，；。：！？\n]*")


@dataclass(frozen=True)
class Figure:
    """A count in Arabic digits with its unit: 约1.5万份. `number` is the digits alone."""

    start: int
    end: int
    number: str
    number_start: int
    lead: str
    rest: str
    unit: str

    @property
    def said(self) -> str:
        """Number, scale, approximation and unit: what makes it another figure."""
        return f"{self.lead}{self.number}{self.rest}{self.unit}"

    bounded: bool = False
    """Whether words further off round it: 约占3%, 60篇以上, 不到20%, 至少2场."""

    @property
    def about(self) -> bool:
        return bool(self.lead) or "余" in self.rest or "多" in self.rest or self.bounded


@dataclass(frozen=True)
class Date:
    """A date as far as it is written: 2026年3月2日, 3月2日, 3月, 2025年, 15日."""

    start: int
    end: int
    year: str
    month: str
    day: str


@dataclass(frozen=True)
class Clause:
    """A clause with its marks. `end` stands behind them, `bare_end` before."""

    start: int
    end: int
    bare_end: int
    text: str


def figures(text: str) -> list[Figure]:
    """Outside of titles, quoted names and document numbers, which are held together."""
    masked = _masked(text)
    return [
        Figure(
            m.start(),
            m.end(),
            m["number"],
            m.start("number"),
            m["lead"] or "",
            m["rest"],
            m["unit"],
            bool(
                _BOUND_BEFORE.search(masked, max(0, m.start() - 12), m.start()) or _BOUND_AFTER.match(masked, m.end())
            ),
        )
        for m in _FIGURE.finditer(masked)
    ]


def dates(text: str) -> list[Date]:
    return [
        Date(m.start(), m.end(), m["year"] or "", m["m1"] or m["m2"] or "", m["d1"] or m["d2"] or m["d3"] or "")
        for m in _DATE.finditer(_masked(text))
    ]


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def clauses(text: str) -> list[Clause]:
    return [
        Clause(m.start(), m.end(), m.start() + len(m[0].rstrip("，；。：！？\n")), m[0]) for m in _CLAUSE.finditer(text)
    ]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, its mark included."""
    for match in re.finditer(r"[^。！？\n]+[。！？]?", text):
        yield match.span()


def pairs(text: str) -> set[str]:
    plain = re.sub(r"[^\w]", "", text)
    return {plain[n : n + 2] for n in range(len(plain) - 1)}


def _masked(text: str) -> str:
    return _HELD.sub(lambda m: "□" * len(m[0]), text)
