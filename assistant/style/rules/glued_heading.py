"""A heading glued to its body without a stop between (标题与正文粘连), of the first two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.report.imported import ImportedSection
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import families
from assistant.style.rule import Rule

_NO_HEADING = 60
_SHOWN = 24
_BODY_BEGINS = re.compile(
    "(?<=[\u4e00-\u9fff])(?:(?:[镇乡县区市]党委|党工委|党组|我[镇乡县区市局委])(?:高度|坚持|始终|认真|严格|积极|组织|召开|成立|"
    "定期|及时|把|以|按|将|结合)|今年以来|上半年，|一是)"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            for section in _glued(siblings.sections):
                heading = section.heading
                yield manuscript.fault(
                    heading.passage,
                    (0, min(_SHOWN, len(heading.passage.text))),
                    "标题和正文连成了一片，中间没有句号，也没有另起一行。",
                    "请在标题后加句号，或让正文另起一行。",
                )


def _glued(sections: Sequence[ImportedSection]) -> list[ImportedSection]:
    """Whole paragraphs among siblings most of which have a heading."""
    whole = [s for s in sections if _is_paragraph(s)]
    return whole if len(whole) * 2 < len(sections) else []


def _is_paragraph(section: ImportedSection) -> bool:
    heading = section.heading
    if heading.mark not in ("一、", "（一）") or heading.run_in or len(heading.text) <= _NO_HEADING:
        return False
    return heading.mark == "一、" or _BODY_BEGINS.search(heading.text, 0, _NO_HEADING) is not None


RULE = Rule(
    name="glued-heading",
    family="headings",
    severity="warning",
    title="标题和正文连成一片",
    source="公文写作惯例：标题单独成行，或以句号与正文隔开；《党政机关公文格式》GB/T 9704-2012 第7.3.3条",
    failing=(
        "一、强化组织领导\n镇党委召开会议专题研究，明确责任分工。\n二、强化理论武装，筑牢思想根基镇党委坚持把理论学习摆在首位，结合工作实际制定全年学习计划，组织党员干部开展集中学习和专题研讨，推动学习往深里走往实里走，做到学有所获。镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）强化组织领导。镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装，筑牢思想根基镇党委坚持把理论学习摆在首位，结合工作实际制定全年学习计划，组织党员干部开展集中学习和专题研讨，推动学习往深里走往实里走，做到学有所获。镇党委召开会议专题研究，明确责任分工。\n（三）强化阵地管理。镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作要求\n（一）抓学习。镇党委召开会议专题研究。\n（二）坚持把发展经济的着力点放在实体经济上，加快建设现代化产业体系，推动传统产业改造升级，培育壮大新兴产业，前瞻布局未来产业，不断塑造发展新动能。\n（三）抓宣传。镇党委召开会议专题研究。",
        "一、强化组织领导\n镇党委召开会议专题研究，明确责任分工。\n二、强化理论武装。镇党委坚持把理论学习摆在首位，结合工作实际制定全年学习计划，组织党员干部开展集中学习和专题研讨，推动学习往深里走往实里走，做到学有所获。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作要求\n（一）镇党委要把理论学习摆在首位，结合工作实际制定全年学习计划，组织党员干部开展集中学习和专题研讨，推动学习往深里走往实里走，做到学有所获，学以致用。\n（二）各村党支部要结合工作实际制定全年学习计划，组织党员干部开展集中学习和专题研讨，推动学习往深里走往实里走，做到学有所获，学以致用，用有所成。",
    ),
    check=_check,
)
