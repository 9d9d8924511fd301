"""A heading out of parallel with its siblings (不对仗): one clause among headings of two, or of another length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.report.imported import ImportedHeading, ImportedSection
from assistant.report.reading.words import is_standing_heading
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import families
from assistant.style.rule import Rule

_CLAUSE = re.compile("[^，,；;、。：:]+")
_QUOTES = re.compile("[“”‘’]")
_OF_THEIR_OWN = {"problems", "plans", "suggestions", "highlights"}
_FEWEST = 4
_FAR = 4


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            headings = [s.heading for s in siblings.sections if _is_comparable(s)]
            for heading, usual in _odd(headings):
                yield manuscript.fault(
                    heading.passage,
                    (0, len(heading.passage.text)),
                    f"同级的标题是{usual}，这一个不同。",
                    "可以改成与同级一样的结构；本来就该不同的，不必改。",
                )


def _is_comparable(section: ImportedSection) -> bool:
    """存在问题 and 下一步打算 stand by themselves; what is long is no heading of this kind."""
    text = section.heading.text
    own = set(section.keys) & _OF_THEIR_OWN or is_standing_heading(text)
    return bool(text) and len(text) <= 40 and not own and section.heading.mark in ("一、", "（一）", "1.")


def _clause_lengths(text: str) -> tuple[int, ...]:
    return tuple(len(clause) for clause in _CLAUSE.findall(_QUOTES.sub("", text)))


def _odd(headings: Sequence[ImportedHeading]) -> list[tuple[ImportedHeading, str]]:
    """The one heading that differs from all others, and how those are built."""
    if len(headings) < _FEWEST:
        return []
    lengths = [_clause_lengths(heading.text) for heading in headings]
    counts = [len(clauses) for clauses in lengths]
    usual, often = Counter(counts).most_common(1)[0]
    if often == len(headings) - 1 and usual > 1:
        return [(h, f"{usual}个分句") for h, count in zip(headings, counts, strict=True) if count != usual]
    shape, often = Counter(lengths).most_common(1)[0]
    if often < len(headings) - 1 or len(set(counts)) > 1:
        return []
    far = [
        h
        for h, own in zip(headings, lengths, strict=True)
        if sum(abs(a - b) for a, b in zip(own, shape, strict=True)) >= _FAR
    ]
    return [(h, f"每句{'、'.join(map(str, shape))}个字") for h in far]


RULE = Rule(
    name="unparallel-heading",
    family="headings",
    severity="info",
    title="标题与同级不对仗",
    source="公文写作惯例：同级标题结构一致、字数相近",
    failing=(
        "一、强化组织领导，压实主体责任\n镇党委召开会议专题研究，明确责任分工。\n二、强化理论武装，筑牢思想根基\n镇党委召开会议专题研究，明确责任分工。\n三、强化阵地管理，守牢安全底线\n镇党委召开会议专题研究，明确责任分工。\n四、我们怎样做好宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、强化组织领导，压实主体责任\n镇党委召开会议专题研究，明确责任分工。\n二、强化理论武装，筑牢思想根基\n镇党委召开会议专题研究，明确责任分工。\n三、强化阵地管理，守牢安全底线\n镇党委召开会议专题研究，明确责任分工。\n四、强化正面宣传，不断壮大积极向上的主流思想舆论\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）强化组织领导，压实“四种责任。”镇党委召开会议。\n（二）强化理论武装，筑牢思想根基。镇党委召开会议。\n（三）强化阵地管理，守牢安全底线。镇党委召开会议。\n（四）强化正面宣传，壮大主流声音。镇党委召开会议。",
        "一、强化组织领导，压实主体责任\n镇党委召开会议专题研究，明确责任分工。\n二、强化理论武装，筑牢思想根基\n镇党委召开会议专题研究，明确责任分工。\n三、强化阵地管理，守牢安全底线\n镇党委召开会议专题研究，明确责任分工。\n四、存在问题\n镇党委召开会议专题研究，明确责任分工。\n五、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、组织领导\n镇党委召开会议专题研究，明确责任分工。\n二、理论学习\n镇党委召开会议专题研究，明确责任分工。\n三、舆论引导\n镇党委召开会议专题研究，明确责任分工。\n四、网络舆情\n镇党委召开会议专题研究，明确责任分工。",
        "一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传，聚人心\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
