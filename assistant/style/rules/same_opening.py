"""Three sentences in a row that open with the same words (连续三句开头相同)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Block, Fault, Manuscript
from assistant.style.rule import Rule

_LENGTH = 4
_TIMES = 3
_MARKER = re.compile(
    "[“（ 　]{0,4}(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,2}，|[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.])?"
)
_STOP = re.compile("[。！？]+[”’）]{0,2}(?!$)")
_WORDS = re.compile("[\u4e00-\u9fff0-9]{4}")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    last, times, report = "", 0, -1
    for block in manuscript.blocks:
        if not block.is_prose or block.report != report:
            last, times, report = "", 0, block.report
        for start, opening in _openings(block) if block.is_prose else ():
            times = times + 1 if opening and opening == last else 1
            last = opening
            if times == _TIMES:
                message = f"连着三句都以“{opening}”开头。"
                yield manuscript.fault(
                    block.passage, (start, start + _LENGTH), message, "请换一种说法，或把三句并成一句。"
                )


def _openings(block: Block) -> Iterator[tuple[int, str]]:
    """Place and first four characters of every sentence, after 一是; empty where it opens otherwise."""
    for begin in (0, *(stop.end() for stop in _STOP.finditer(block.text))):
        marker = _MARKER.match(block.text, begin)
        start = marker.end() if marker else begin
        words = _WORDS.match(block.text, start)
        yield start, words[0] if words else ""


RULE = Rule(
    name="same-opening",
    family="content",
    severity="info",
    title="连续三句开头相同",
    source="《党政机关公文处理工作条例》第十九条：文字精练",
    failing=(
        "一、工作开展情况\n镇党委组织学习6次。镇党委组织宣讲34场。镇党委组织培训2期。",
        "一、工作开展情况\n持续强化阵地管理。\n持续强化网络巡查。\n持续强化队伍建设。",
    ),
    passing=(
        "一、工作开展情况\n镇党委组织学习6次。各村宣讲34场。镇党委组织培训2期。镇党委组织督查1轮。",
        "一、工作开展情况\n镇党委组织学习6次。\n二、阵地管理\n镇党委组织排查3轮。\n三、队伍建设\n镇党委组织培训2期。",
        "一、工作开展情况\n镇党委组织学习6次，镇党委组织宣讲34场，镇党委组织培训2期。",
    ),
    check=_check,
)
