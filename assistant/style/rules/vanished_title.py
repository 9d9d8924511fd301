"""A title that fell out of another one (标题脱落): 《关于印发的通知》 for 《关于印发〈…〉的通知》, as web pages lose it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_VANISHED = re.compile(r"关于(?:印发|转发|批转|修订|修改|发布|废止)(?:《》|〈〉)?的(?:通知|决定|意见|公告|函)")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        for match in _VANISHED.finditer(block.text) if "关于" in block.text else ():
            yield manuscript.fault(
                block.passage,
                match.span(),
                f"“{match[0]}”里脱落了文件名称。",
                "请查原件，补上文件名称，例如 关于印发《…实施办法》的通知。",
            )


RULE = Rule(
    name="vanished-title",
    family="content",
    severity="error",
    title="引用的标题里脱落了文件名称",
    source="《党政机关公文处理工作条例》第十九条：表述准确",
    failing=(
        "一、工作开展情况\n按照《中共云岭县委办公室关于印发的通知》要求，镇党委制定方案1份。",
        "一、工作开展情况\n落实县委宣传部关于转发《》的通知，组织学习2次。",
    ),
    passing=(
        "一、工作开展情况\n按照《中共云岭县委办公室关于印发〈宣传工作要点〉的通知》要求，镇党委制定方案1份。",
        "一、工作开展情况\n按照县委办公室关于印发宣传工作要点的通知，组织学习2次；印发的通知已存档。",
        "一、工作开展情况\n落实关于开展文明村镇创建的通知，排查阵地64处。",
    ),
    check=_check,
)
