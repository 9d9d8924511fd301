"""Phrases out of date for the report's period (过时提法). Where no period is known it is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.language.sentences import sentences
from assistant.style.manuscript import Block, Fault, Known, Manuscript
from assistant.style.own_words import own_words_and_names
from assistant.style.phrase_table import PhraseRow, merged, shipped_rows
from assistant.style.report_period import ReportPeriod, report_period
from assistant.style.rule import Example, Rule
from assistant.style.word_table import holds

_HISTORY = re.compile("回顾|历史上|历程|当年|曾经?|年前|前身|时任")
_YEAR = re.compile("(?<![0-9])20[0-9]{2}(?=年)")
_Y2026 = Known(period="2026年上半年")
_Y2022 = Known(period="2022年上半年")


def outdated_phrase_rule(rows: Sequence[PhraseRow]) -> Rule:
    """The rule with a table of its own."""
    return Rule(
        name="outdated-phrase",
        family="phrases",
        severity="warning",
        title="过时提法（按报告时段判断）",
        source="《党政机关公文处理工作条例》第十九条：符合党的理论路线方针政策，表述准确",
        failing=_FAILING,
        passing=_PASSING,
        check=lambda manuscript: _check(manuscript, rows),
    )


def with_further_rows(rules: Sequence[Rule], further: Sequence[PhraseRow]) -> tuple[Rule, ...]:
    """The rules, this one with the user's rows beside the package's own."""
    extended = outdated_phrase_rule(merged(shipped_rows(), further))
    return tuple(extended if rule.name == extended.name else rule for rule in rules)


def _check(manuscript: Manuscript, rows: Sequence[PhraseRow]) -> Iterator[Fault]:
    for number, blocks in enumerate(manuscript.by_report):
        period = report_period(manuscript, number)
        if period is None:
            continue
        live = [row for row in rows if row.applies(period.first, period.last)]
        whole = "\n".join(block.text for block in blocks)
        live = [row for row in live if holds(whole, row.trigger) and row.pattern.search(whole)]
        for block in blocks if live else ():
            yield from _in_block(manuscript, block, live, period)


def _in_block(manuscript: Manuscript, block: Block, rows: Sequence[PhraseRow], period: ReportPeriod) -> Iterator[Fault]:
    text = own_words_and_names(block.text)
    for row in rows:
        for match in row.pattern.finditer(text) if row.trigger in text else ():
            sentence = _sentence_around(block.text, match.start())
            if not _excused(sentence, row, period):
                message = f"“{match[0]}”对{period.year}年的报告已不适用：{row.reason or '提法已变'}。"
                place = (match.start(), match.end())
                yield manuscript.fault(block.passage, place, message, f"现提法：{row.right}。", row.severity)


def _sentence_around(text: str, offset: int) -> str:
    return next((s.text for s in sentences(text) if s.start <= offset < s.end), text)


def _excused(sentence: str, row: PhraseRow, period: ReportPeriod) -> bool:
    """History, an earlier year, or a word that the row itself names."""
    if any(word in sentence for word in row.exceptions) or _HISTORY.search(sentence):
        return True
    return any(int(year[0]) < period.first[0] for year in _YEAR.finditer(sentence))


_FAILING = (
    Example("一、工作开展情况\n今年是“十四五”规划收官之年，我镇聚焦重点任务。", _Y2026),
    Example("一、工作开展情况\n我镇坚决打赢脱贫攻坚战，走访贫困户36户。", _Y2026),
    Example("一、工作开展情况\n组织党员深入学习贯彻党的十九届五中全会精神。", _Y2026),
    Example("一、工作开展情况\n深入开展“两学一做”学习教育。", _Y2026),
    Example("一、工作开展情况\n抓好新冠肺炎疫情防控。", _Y2026),
    Example("清河镇2026年上半年工作总结\n一、工作开展情况\n会同县扶贫办检查项目3个。"),
    Example("2026年上半年，清河镇党委抓好各项工作。\n一、工作开展情况\n深入开展扫黑除恶专项斗争。"),
    Example("一、工作开展情况\n巩固衔接过渡期政策成效，走访脱贫户12户。", _Y2026),
)
_PASSING = (
    Example("一、工作开展情况\n今年是“十四五”规划收官之年，我镇聚焦重点任务。", Known(period="2025年上半年")),
    Example("一、工作开展情况\n今年是“十五五”规划开局之年，承接“十四五”收官之年的成果。", _Y2026),
    Example("一、工作开展情况\n学习贯彻党的十九届六中全会精神。", _Y2022),
    Example("一、工作开展情况\n组织党员深入学习贯彻党的十九届五中全会精神。"),
    Example("一、工作开展情况\n推进“两学一做”学习教育常态化制度化，常态化开展扫黑除恶斗争。", _Y2026),
    Example("一、工作开展情况\n发放《打赢脱贫攻坚战口述史》20册，巩固拓展脱贫攻坚成果，走访脱贫户12户。", _Y2026),
    Example("一、工作开展情况\n2019年，该村抓精准扶贫，建成茶园。", _Y2026),
    Example("一、工作开展情况\n走访原建档立卡贫困户12户，回顾开展党史学习教育的做法。", _Y2026),
)

RULE = outdated_phrase_rule(shipped_rows())
