"""Markdown left over in the text (标记残留): **加粗**, ## 标题, - 列表, `代码`, |---|."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_PLACE = "(?:省|市|州|县|区|旗|镇|乡|村|街道|社区|年|月|日)"
_MARKUP = re.compile(
    rf"\*\*[^*\n]{{2,80}}\*\*(?!{_PLACE})|__[\u4e00-\u9fff][^_\n]{{0,60}}__"
    r"|^#{1,6}[ \t]*(?=[^\s#0-9])|^[-*+•][ \t]+(?=\S)|^>[ \t]+(?=\S)|^(?:```|~~~)[a-z]{0,12}|`[^`\n]{1,40}`"
    r"|^\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*|^\|[^|\n]{1,60}\|[^\n]{0,200}|!?\[[^\]\n]{1,40}\]\(https?://[^)\n]{1,200}\)|</?(?:br|p|div|span|b|strong)[ /]{0,2}>"
)
_SIGNS = re.compile(r"[*_#`|>•\[+-]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    in_table = False
    for block in manuscript.blocks:
        was_in_table, in_table = in_table, False
        if not _SIGNS.search(block.text):
            continue
        for match in _MARKUP.finditer(block.text):
            row = match[0].lstrip().startswith("|")
            if row and (was_in_table or in_table):
                in_table = True
                continue
            in_table = in_table or row
            message = f"“{match[0].strip()[:16]}”是没有去掉的排版标记。"
            fix = "请改为 Word 表格或成段的话。" if row else "请删去标记，保留文字；列表改成成段的话或一是、二是。"
            yield manuscript.fault(block.passage, match.span(), message, fix, "warning" if row else "")


RULE = Rule(
    name="markdown-left",
    family="content",
    severity="error",
    title="排版标记残留",
    source="GB/T 9704-2012 7.3.3：正文的结构层次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n**强化组织领导。**召开会议3次。",
        "一、工作开展情况\n## 理论学习\n召开会议3次。",
        "一、工作开展情况\n- 召开会议3次",
        "一、工作开展情况\n| 项目 | 数量 |\n|---|---|\n| 会议 | 3 |",
        "一、工作开展情况\n运行`清河发布`公众号。",
    ),
    passing=(
        "一、工作开展情况\n——加强理论学习。召开会议3次，推行“1+3+N”模式。",
        "一、工作开展情况\n1—6月走访5-8户，气温-3度，电话0571-12345。",
        "一、工作开展情况\n#1机组检修完成，负责3*2米展板12块。",
        "一、工作开展情况\n**县**镇召开会议3次。",
    ),
    check=_check,
)
