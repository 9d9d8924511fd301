"""Classification marks (密级标志): such material must not be worked on with this program."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.classification_marks import classification_marks
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for mark in classification_marks(manuscript.text):
        message = f"“{mark.text}”是密级标志，涉密材料不能用本程序处理。"
        yield Fault(mark.start, mark.end, message, "请按保密规定处理；如果标错了，请删去标志。")


RULE = Rule(
    name="classification-mark",
    family="privacy",
    severity="error",
    title="密级标志",
    source="《党政机关公文处理工作条例》第九条第二项；GB/T 9704-2012 7.2.2",
    failing=(
        "秘密★1年\n清河镇半年工作总结\n一、工作开展情况\n召开会议3次。",
        "000012　机密★\n一、工作开展情况\n召开会议3次。",
        "密级：秘密\n一、工作开展情况\n召开会议3次。",
    ),
    passing=(
        "一、工作开展情况\n开展保守国家秘密宣传6场，签订保密承诺书120份。",
        "一、工作开展情况\n密切联系群众，学习秘密级载体管理办法。",
    ),
    check=_check,
)
