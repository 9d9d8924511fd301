"""A heading with neither text nor a lower heading under it (空节)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.imported import ImportedSection
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import families
from assistant.style.rule import Rule

_MARKS = ("", "第一章", "一、", "（一）")
_LONGEST = 30
_SENTENCE = tuple("。；：！？.;:”）")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            empty = [s for s in siblings.sections if _is_empty(s)]
            if len(empty) * 2 > len(siblings.sections) and len(siblings.sections) > 1:
                continue  # a list of names under one heading
            for section in empty:
                yield manuscript.fault(
                    section.heading.passage,
                    (0, len(section.heading.passage.text)),
                    "这个标题下面没有内容。",
                    "请补上内容；没有可写的，就删去标题并顺改后面的序号。",
                )


def _is_empty(section: ImportedSection) -> bool:
    """A numbered sentence alone on its line is an item, not an empty section; 第一章 may be followed by 第一节."""
    heading = section.heading
    if section.paragraphs or section.sections or heading.mark not in _MARKS or heading.run_in:
        return False
    return heading.mark != "第一章" and len(heading.text) <= _LONGEST and not heading.text.endswith(_SENTENCE)


RULE = Rule(
    name="empty-section",
    family="headings",
    severity="warning",
    title="标题下面没有内容",
    source="公文写作惯例：有标题就有内容；《党政机关公文处理工作条例》第十九条：内容简洁，主题突出，结构严谨",
    failing=(
        "一、工作开展情况\n（一）抓学习\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习。组织集体学习12次。\n（二）开展专题研讨4次。\n（三）抓宣传。办好专栏。\n二、参加单位\n（一）党政办公室\n（二）文化站\n（三）派出所",
        "第一章　总则\n第一节　目的\n镇党委召开会议专题研究，明确责任分工。\n第二节　范围\n镇党委召开会议专题研究，明确责任分工。\n第二章　职责\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
