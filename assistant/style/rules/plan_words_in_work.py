"""Words of what is to come in the account of work done (工作情况中的打算): 下一步将, 拟于, 计划举办."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.sentences import sentences
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.parts import parts
from assistant.style.rule import Rule

# 将 alone is mostly 把 (将…纳入考核).
_TO_COME = re.compile(
    r"(?:下一?步|下阶段|下一阶段|今后|明年)[，,]?[^。；]{0,12}?(?:将|拟|要)"
    r"|将(?=进一步|继续(?!教育)|持续|不断|努力|适时|陆续|尽快|力争|于[0-9]|在[0-9]|在下)"
    r"|(?<![虚草模])拟(?=于|在[0-9]|举办|新建|建设|召开|投入|开展|组织|申报)"
    r"|(?<![年度学习工作月周])计划(?=于|在[0-9下年]|举办|新建|开展|投入|年底|下半年|明年)|打算(?=于|在|举办|新建|开展)"
)
_REST = re.compile(
    "余下|剩余|其余|尚未|未完成|未整改|正在|推进中|遗留|另[0-9一二两三]|要求|提出|明确|部署|研究|审议|讨论|制定"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block, part in parts(manuscript):
        if part != "done" or not _TO_COME.search(block.text):
            continue
        text = own_words(block.text)
        for sentence in sentences(text):
            match = _TO_COME.search(text, sentence.start, sentence.end)
            if match and not _REST.search(sentence.text):
                words = block.text[match.start() : min(match.end() + 8, sentence.end)].rstrip("，。；")
                message = f"工作情况里写了还没有做的事：“{words}”。"
                yield manuscript.fault(block.passage, match.span(), message, "请移到下一步打算，或改写成已经做了的事。")


RULE = Rule(
    name="plan-words-in-work",
    family="content",
    severity="warning",
    title="工作情况中写打算",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确（计划不写成结果）",
    failing=(
        "一、工作开展情况\n召开会议3次，下一步，镇党委将加大督查力度。",
        "一、工作开展情况\n拟新建文化广场1处。",
        "一、主要做法\n计划举办培训班2期。",
    ),
    passing=(
        "一、工作开展情况\n将意识形态工作纳入考核，将责任书发到17个村。",
        "一、工作开展情况\n发现问题13个，整改11个，剩余2个计划在8月底前完成。",
        "一、工作开展情况\n印发学习计划1份，模拟演练2次，讨论下半年拟开展的活动。",
        "二、下一步打算\n拟新建文化广场1处，将进一步加大督查力度。",
    ),
    check=_check,
)
