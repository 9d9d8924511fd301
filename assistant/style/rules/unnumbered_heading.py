"""A heading without an ordinal among numbered siblings (标题缺序号)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.imported import ImportedSection
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import RANKS, families
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            numbered = [s.heading for s in siblings.sections if s.heading.mark in RANKS]
            under_a_part = siblings.parent is not None and not siblings.parent.heading.mark
            if not numbered or under_a_part:
                continue
            for section in siblings.sections:
                if not section.heading.mark and not _is_part(section):
                    yield manuscript.fault(
                        section.heading.passage,
                        (0, len(section.heading.passage.text)),
                        f"同级的标题有序号（如“{numbered[0].ordinal}”），这一个没有。",
                        "请给它编上序号，后面的依次顺改。",
                    )


def _is_part(section: ImportedSection) -> bool:
    """2026年工作打算 with 一、 二、 三、 of its own is a part above them."""
    return any(below.heading.mark == "一、" for below in section.sections)


RULE = Rule(
    name="unnumbered-heading",
    family="headings",
    severity="warning",
    title="同级标题有的没有序号",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n存在的问题和不足\n镇党委召开会议专题研究，明确责任分工。\n下一步工作打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n镇党委召开会议专题研究，明确责任分工。\n下一步打算\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n下一步工作打算\n一、抓阵地\n镇党委召开会议专题研究，明确责任分工。\n二、抓队伍\n镇党委召开会议专题研究，明确责任分工。",
        "2025年工作回顾\n镇党委召开会议专题研究，明确责任分工。\n一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n2026年工作安排\n一是抓阵地。\n二是抓队伍。",
        "工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n存在的问题\n镇党委召开会议专题研究，明确责任分工。\n下一步工作打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、清河村\n主要做法\n镇党委召开会议专题研究，明确责任分工。\n存在问题\n镇党委召开会议专题研究，明确责任分工。\n二、柳溪村\n主要做法\n镇党委召开会议专题研究，明确责任分工。\n存在问题\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
