"""A section that the template demands is not there (缺规定章节)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.imported import ImportedReport
from assistant.style.formalities import head_of, whole_report_fault_span
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report

_SAID = {
    "problems": re.compile("(?:存在|还有)[^。]{0,20}(?:问题|不足|困难|短板|差距|薄弱)|(?:问题|不足|短板)(?:是|有|：)"),
    "plans": re.compile(
        "打算|(?:下一?步|下一?阶段|下半年|今后|明年|后续)[^。；]{0,30}(?:将|要|重点|继续|着力|抓好|计划|工作|任务)"
    ),
}
"""Words by which problems and plans are known where one section holds both under another heading."""


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.known.kind or not manuscript.known.required:
        return
    for report in manuscript.reports:
        head = head_of(report)
        if head is None or not report.sections:
            continue
        for key, title in manuscript.known.required:
            if not _is_there(report, key):
                yield manuscript.fault(
                    head,
                    whole_report_fault_span(head),
                    f"没有写“{title}”这一部分。",
                    f"请补上“{title}”；写在别的标题下的，请在标题里点明。",
                )


def _is_there(report: ImportedReport, key: str) -> bool:
    if any(key in section.keys for section in report.walk()):
        return True
    said = _SAID.get(key)
    passages = (p for s in report.walk() for p in (s.heading.passage, *s.paragraphs))
    return said is not None and any(said.search(passage.text) for passage in passages)


RULE = Rule(
    name="missing-section",
    family="structure",
    severity="warning",
    title="缺规定章节",
    source="模板的规定章节；《党政机关公文处理工作条例》第十九条：主题突出，结构严谨",
    failing=(
        Example(
            whole_report(),
            Known(kind="报告", required=(("study", "理论学习"), ("problems", "存在问题"), ("plans", "下一步打算"))),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、强化理论武装，筑牢思想根基\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告", required=(("study", "理论学习"), ("problems", "存在问题"), ("plans", "下一步打算"))),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、强化理论武装，筑牢思想根基\n镇党委召开会议专题研究，明确责任分工。\n二、正视问题不足，谋划下一步打算\n当前还存在学习不够经常的问题。下一步，镇党委将重点抓好集中学习。\n",
            Known(kind="报告", required=(("study", "理论学习"), ("problems", "存在问题"), ("plans", "下一步打算"))),
        ),
        Example(whole_report(), Known(kind="报告")),
    ),
    check=_check,
)
