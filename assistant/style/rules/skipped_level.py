"""A level left out between a heading and those under it (越级): 一、 and then （1）.

A short text may go from 一、 to 1.; it is wrong only where （一） follows 一、 elsewhere in the same report."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.imported import ImportedReport, Mark
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import RANKS, Siblings, families
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings, uses_second in _skipping(report):
            above, heading = siblings.parent, siblings.sections[0].heading
            if above is None:
                continue
            usual = "，本文别处用的是“（一）”" if uses_second and heading.mark == "1." else ""
            yield manuscript.fault(
                heading.passage,
                (0, len(heading.passage.text)),
                f"“{above.heading.mark}”下面直接用“{heading.mark}”，越了级{usual}。",
                f"“{above.heading.mark}”的下一级请用“{_next(above.heading.mark)}”。",
                "info" if _is_short(siblings) else "",
            )


def _skipping(report: ImportedReport) -> list[tuple[Siblings, bool]]:
    """Siblings more than one level below their heading, and whether （一） stands under some 一、 of the report."""
    below = [(s, _steps(s)) for s in families(report) if s.parent is not None and not s.are_a_list]
    uses_second = any(steps == 1 and s.sections[0].heading.mark == "（一）" for s, steps in below)
    return [(s, uses_second) for s, steps in below if steps > 1 and (uses_second or not _is_short(s))]


def _steps(siblings: Siblings) -> int:
    upper = siblings.parent.heading.mark if siblings.parent else ""
    lower = siblings.sections[0].heading.mark
    return RANKS[lower] - RANKS[upper] if upper in RANKS and lower in RANKS else 0


def _is_short(siblings: Siblings) -> bool:
    """一、 and 1. under it, the habit of short texts."""
    return siblings.parent is not None and (siblings.parent.heading.mark, siblings.sections[0].heading.mark) == (
        "一、",
        "1.",
    )


def _next(mark: Mark) -> str:
    below = RANKS.get(mark, 0) + 1
    return next((lower for lower, rank in RANKS.items() if rank == below), "（1）")


RULE = Rule(
    name="skipped-level",
    family="numbering",
    severity="warning",
    title="标题越级",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n（1）抓学习。镇党委召开会议专题研究，明确责任分工。\n（2）抓宣传。镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n1.抓阵地\n镇党委召开会议专题研究，明确责任分工。\n2.抓队伍\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n（1）集体学习。镇党委召开会议专题研究，明确责任分工。\n（2）支部学习。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓项目\n镇党委召开会议专题研究。\n（二）抓民生\n镇党委召开会议专题研究。\n二、项目清单\n新建类：\n1.清河村文化广场项目。总投资120万元。\n2.柳溪村农家书屋项目。总投资20万元。",
        "一、工作开展情况\n1.抓学习。镇党委召开会议专题研究，明确责任分工。\n2.抓宣传。镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n1.抓阵地。镇党委召开会议专题研究，明确责任分工。\n2.抓队伍。镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n1.集体学习。镇党委召开会议专题研究，明确责任分工。\n（1）领导干部学习。镇党委召开会议专题研究，明确责任分工。\n（2）党员学习。镇党委召开会议专题研究，明确责任分工。\n2.个人自学。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓项目\n镇党委召开会议专题研究，明确责任分工。\n二、实事清单\n今年办好以下实事：\n1.清河村文化广场\n2.柳溪村农家书屋\n3.安平村健身步道",
    ),
    check=_check,
)
