"""A heading of more than 40 characters (标题过长)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_LONGEST, _NO_HEADING = 40, 60
_MARKS = ("第一章", "一、", "（一）", "1.")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for section in report.walk():
            heading = section.heading
            text = heading.text.rstrip("。：:；;")
            has_body = heading.run_in or bool(section.paragraphs or section.sections)
            if heading.mark in _MARKS and has_body and _LONGEST < len(text) <= _NO_HEADING and "。" not in text:
                yield manuscript.fault(
                    heading.passage,
                    (0, len(heading.passage.text)),
                    f"标题有{len(text)}个字，太长。",
                    f"请压到{_LONGEST}个字以内，细节放进正文。",
                )


RULE = Rule(
    name="long-heading",
    family="headings",
    severity="info",
    title="标题太长",
    source="公文写作惯例：标题概括一节的内容，一般不超过两行（每行28字）",
    failing=(
        "一、坚持把意识形态工作同党的建设、乡村全面振兴、基层治理、民生改善一起部署一起推进一起检查一起考核\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、坚持把意识形态工作同党的建设、乡村全面振兴、基层治理一起部署一起推进一起检查\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、办好实事\n1.投资三百二十万元新建清河村、柳溪村文化广场和农家书屋，改造安平村健身步道，更新全镇各村宣传栏\n2.投资一百二十万元修缮戏台",
    ),
    check=_check,
)
