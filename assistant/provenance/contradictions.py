"""Facts that contradict each other (要点互相矛盾): one indicator with two values. They are reported, never chosen from.

Precision first: the words up to both figures must be the same but for words that say nothing (共, 全镇, 开展), name a subject
of their own, and neither figure may be a plan's or another year's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from assistant.language.equality import compatible
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.language.units import same_unit
from assistant.report.facts import Fact, FactSheet
from assistant.report.finding import Finding

_ENOUGH = 3
_COUNTS = frozenset(["count", "share"])
_OTHER_TIME = re.compile(r"去年|上年|前年|往年|同期|上一年|上年度|历年|比(?!例|重|率|较|赛|武)|原有|原来|此前|由|从")
_TO_COME = re.compile(
    "计划|打算|拟|预计|争取|力争|目标|将|要求|下一步|下半年|年内|底前|日前|不少于|不低于|至少|确保|建议"
)
_FORWARD = re.compile("打算|计划|安排|建议")
_NOTHING_SAID = re.compile(
    "今年以来|今年|本年度?|上半年|全年|截至目前|目前|至今|累计|共计|总计|合计|总共|一共|共|"
    "全(?:镇|乡|街道|苏木)|[我本](?:镇|乡|街道|苏木)|(?:镇|乡|街道|苏木)(?=党委|党工委|机关)|"
    "(?:党委|党工委)?(?:理论学习)?(?=中心组)|集体(?=学习|研讨)|"
    "开展|组织(?!部|生活)|举办|举行|召开|进行|完成|配备|配齐|现有|已有|已经?|均|了|达到?|为|有|计"
)
_GENERIC = re.compile(
    "发现|查出|整改|改正|完成|问题|隐患|风险点?|排查|督查|检查|巡查|抽查|走访|入户|活动|会议|专题|专项|集中|学习|研讨|研究|研判|培训|"
    "宣传(?![栏车员])|宣讲(?![员团队])|讲座|参训|参加|参与|受众|听众|惠及|覆盖|发放|印发|推送|投稿|采用|发布|更新|办结|化解|处置|受理|制定|修订|签订|"
    "群众|人员|干部|党员|村民|居民|学生|青年|妇女|老人|对象|信息|材料|资料|其中|新增|余下|各类|[省市县镇乡村国]级|以上|等|个|和|与|及|的|#"
)
_BRACKETS = re.compile("（[^（）]{0,40}）")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff#A-Za-z0-9]+")
_CLAUSE = re.compile("[，：]")
_LISTED = re.compile("其中|#[^，、#]{0,4}、")
_PLACE = re.compile("[村社校站所组企厂店园]")
_HEARING = re.compile("[\u4e00-\u9fff]{4}")
_UP_TO_MARK = re.compile("[^，。；：、！？（）]{0,16}")


@dataclass(frozen=True)
class _Indicator:
    """A figure with what it is of: the characters of the words from the beginning of its sentence (`whole`), from that of
    its clause (`local`), in one order for 更新宣传栏 and 宣传栏更新; empty where they name no subject. `led`: words without figures stand before the clause; `part`: it is introduced by 其中; `aside`: a clause
    without figures goes on after it, as of one event among several."""

    fact: Fact
    figure: Quantity
    excerpt: str
    whole: str
    local: str
    led: bool
    part: bool
    aside: bool


def contradictions(sheet: FactSheet) -> tuple[Finding, ...]:
    """One error for each two facts that give one indicator two values; `line` is the later one's, both are named."""
    return tuple(_finding(first, second, sheet.file) for first, second in _all(sheet))


def contradicting_facts(sheet: FactSheet) -> Iterator[tuple[Fact, Fact]]:
    """The same as pairs of facts, the earlier line first, found as they are asked for."""
    return ((first.fact, second.fact) for first, second in _all(sheet))


def _all(sheet: FactSheet) -> Iterator[tuple[_Indicator, _Indicator]]:
    found = [i for fact in _done(sheet) for i in _of(fact, sheet.front.period)]
    return _contradicting(combinations([i for i in found if i.whole or i.local], 2))


def contradictions_of(fact: Fact, sheet: FactSheet) -> tuple[Finding, ...]:
    """Those between this fact of the sheet, or one that is to come into it, and the others: only facts that have all
    characters of its subjects are read for figures, so that a long sheet costs little."""
    own = [i for i in _of(fact, sheet.front.period) if i.whole or i.local]
    subjects = [frozenset(words) - {"#"} for i in own for words in (i.whole, i.local) if words]
    if not subjects or _FORWARD.search(_title(fact.section, sheet)):
        return ()
    likely = (f for f in _done(sheet) if any(subject <= _characters(f.text) for subject in subjects))
    others = (i for f in likely if f != fact for i in _of(f, sheet.front.period))
    pairs = ((one, other) for other in others for one in own)
    return tuple(_finding(first, second, sheet.file) for first, second in _contradicting(pairs))


@lru_cache(maxsize=4096)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)


def _done(sheet: FactSheet) -> Iterator[Fact]:
    """The facts that give an account of work done."""
    return (f for section in sheet.sections if not _FORWARD.search(section.title) for f in section.usable)


def _title(key: str, sheet: FactSheet) -> str:
    section = sheet.section(key)
    return section.title if section else key


def _contradicting(pairs: Iterable[tuple[_Indicator, _Indicator]]) -> Iterator[tuple[_Indicator, _Indicator]]:
    """The contradicting pairs, the first of each two facts."""
    told: set[tuple[str, int, str, int]] = set()
    for one, other in pairs:
        if not _same_indicator(one, other):
            continue
        first, second = sorted((one, other), key=lambda i: i.fact.line)
        facts = (first.fact.id, first.fact.line, second.fact.id, second.fact.line)
        if first.fact != second.fact and facts not in told and _contradict(first, second):
            told.add(facts)
            yield first, second


def _contradict(first: _Indicator, second: _Indicator) -> bool:
    return (
        not (first.aside and second.aside)
        and same_unit(first.figure.unit, second.figure.unit, first.excerpt + second.excerpt)
        and not compatible(first.figure, second.figure)
    )


def _same_indicator(first: _Indicator, second: _Indicator) -> bool:
    if first.whole and first.whole == second.whole:
        return True
    if not first.local or first.local != second.local:
        return False
    return any(
        one.whole == one.local and (other.led or other.part) for one, other in ((first, second), (second, first))
    )


@lru_cache(maxsize=2048)  # a bullet is held against the whole sheet each time one is entered
def _of(fact: Fact, period: str) -> tuple[_Indicator, ...]:
    return tuple(i for sentence in sentences(fact.text) for i in _in_sentence(fact, sentence.text, period))


def _in_sentence(fact: Fact, text: str, period: str) -> Iterator[_Indicator]:
    found = quantities(text)
    for figure in found:
        if figure.kind not in _COUNTS or figure.direction or figure.value is None:
            continue
        left = _with_signs(text[: figure.start], found)
        left = left.replace(period, "") if period else left
        clauses = _CLAUSE.split(left)
        right = _words_after(text, figure, found)
        if _OTHER_TIME.search(clauses[-1] + right) or _TO_COME.search(left + figure.text + right):
            continue
        yield _indicator(fact, figure, text, left, right)


def _indicator(fact: Fact, figure: Quantity, text: str, left: str, right: str) -> _Indicator:
    listed = list(_LISTED.finditer(left))
    clause = max((m.end() for m in (*_CLAUSE.finditer(left), *listed)), default=0)
    before, local = left[:clause], left[clause:]
    start = max(text.rfind(mark, 0, figure.start) for mark in "，：；（") + 1
    return _Indicator(
        fact,
        figure,
        (text[start : figure.end] + right).strip("，。；"),
        _subject(left + right),
        _subject(local + right),
        led=bool(before) and not re.search(r"[#0-9]", before) and not _PLACE.search(before),
        part="其中" in before,
        aside=_goes_on_in_words(text[figure.end + len(right) :]),
    )


def _with_signs(left: str, found: tuple[Quantity, ...]) -> str:
    """The words before a figure, each count among them as #; dates stay."""
    for figure in reversed(found):
        if figure.end <= len(left) and figure.calendar is None:
            left = f"{left[: figure.start]}#{left[figure.end :]}"
    return left


def _words_after(text: str, figure: Quantity, found: tuple[Quantity, ...]) -> str:
    ceiling = min((q.start for q in found if q.start >= figure.end), default=len(text))
    match = _UP_TO_MARK.match(text, figure.end, ceiling)
    return match[0] if match else ""


def _goes_on_in_words(rest: str) -> bool:
    clause = _CLAUSE.split(rest.lstrip("，"))[0]
    return bool(_HEARING.search(clause)) and not quantities(clause)


def _subject(words: str) -> str:
    """The characters of the words that say something, sorted; empty where too few are left or all are general."""
    said = _NOT_WORDS.sub("", _NOTHING_SAID.sub("", _BRACKETS.sub("", words)))
    return "".join(sorted(said)) if len(said) >= _ENOUGH and len(_GENERIC.sub("", said)) > 1 else ""


def _finding(first: _Indicator, second: _Indicator, file: str) -> Finding:
    there, here = first.fact.line, second.fact.line
    return Finding(
        "contradiction",
        "error",
        f"“{second.excerpt}”与第{there}行的“{first.excerpt}”说的是同一件事，数字不一样。",
        here,
        1,
        excerpt=f"{first.excerpt}；{second.excerpt}",
        fix=f"请查原始记录，改正第{there}行或第{here}行；若不是同一件事，请写明各自的范围（哪几个月、哪个村、哪一级）",
        file=file,
    )
