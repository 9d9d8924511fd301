"""A mark at the end of a heading that stands alone on its line (标题末尾的标点)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.imported import ImportedSection
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import families
from assistant.style.rule import Rule

_MARKS = "。：；，、.:;,"
_LONGEST = 40
# 安排支出4.2亿元。 is a sentence, 擅自搭建的。 an item of a regulation.
_SENTENCE = re.compile("[0-9](?:%|[余多]?[万亿个人户亩家次元吨处条项件])|的[。；]$")
_ANNOUNCES = re.compile("(?:如下|包括|分别|主要有|[是为有])[：:]$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            if any(section.heading.run_in for section in siblings.sections):
                continue
            for section in siblings.sections:
                heading = section.heading
                if _is_marked(section):
                    mark, length = heading.text[-1], len(heading.passage.text)
                    yield manuscript.fault(
                        heading.passage,
                        (max(0, length - _LONGEST), length),
                        f"标题单独成行，末尾不用“{mark}”。",
                        f"请删去末尾的“{mark}”；正文接在同一行的标题才用句号。",
                    )


def _is_marked(section: ImportedSection) -> bool:
    """A heading with something under it; a sentence that announces a list is none."""
    text = section.heading.text
    if not text or text[-1] not in _MARKS or len(text) > _LONGEST or section.heading.mark == "——":
        return False
    has_content = bool(section.paragraphs or section.sections)
    return has_content and not {"。", "："} & set(text[:-1]) and not (_ANNOUNCES.search(text) or _SENTENCE.search(text))


RULE = Rule(
    name="heading-end-mark",
    family="headings",
    severity="warning",
    title="独立成行的标题末尾有标点",
    source="《标点符号用法》GB/T 15834-2011 附录B.4：标题的末尾一般不用标点",
    failing=(
        "一、工作开展情况。\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习，强根基。\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传，聚人心\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算：\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算；\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓学习，强根基。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传，聚人心。镇党委召开会议专题研究，明确责任分工。\n二、怎样看待当前的不足？\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、主要指标完成情况如下：\n1.集体学习12次\n2.专题研讨4次",
        "一、预算安排\n1.收入情况。全镇收入预期1600万元。\n2.全镇支出安排1500万元，增长3.1%。\n按现行体制测算，收支平衡。\n二、主要措施\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1.开展集体学习12次。\n2.开展专题研讨4次。",
    ),
    check=_check,
)
