"""Words of what is done in what is to come (打算中的完成式): 了, 已, 取得了."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.sentences import clauses
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.parts import parts
from assistant.style.rule import Rule

_DONE = re.compile(
    r"(?<![为除罢末明不得完好少])了(?![解却结断如不然望得事案当的])"
    r"|(?<![而业得图角])已(?!有|启航|扬帆|吹响|绘就|知|经?[^，。；]{0,12}的|往)"
)
_LOOKS_BACK = re.compile("上半年|去年|前期|此前|目前|针对|以来|去冬|今春|上期|对照|虽然|鉴于|根据|经过|由于|现有|对已")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block, part in parts(manuscript):
        if part != "plans" or ("了" not in block.text and "已" not in block.text):
            continue
        text = own_words(block.text)
        for clause in clauses(text):
            match = _DONE.search(text, clause.start, clause.end)
            if match and not _LOOKS_BACK.search(clause.text):
                words = block.text[clause.start : clause.end].strip("，。；：\n")
                message = f"打算里写成了做完的事：“{words}”。"
                fix = f"请去掉“{match[0]}”，写做什么、谁负责、何时完成；做完的事移到工作情况里。"
                yield manuscript.fault(block.passage, match.span(), message, fix)


RULE = Rule(
    name="done-words-in-plans",
    family="content",
    severity="warning",
    title="打算中写完成的事",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确（计划不写成结果）",
    failing=(
        "一、下一步打算\n9月底前举办培训班1期，提升了宣传干部的业务能力。",
        "一、下一步打算\n已建立联络员制度，每月报送信息2篇。",
        "一、下一步工作打算\n制定了信息考核办法。",
    ),
    passing=(
        "一、下一步打算\n为了提高采用率，9月底前举办培训班1期，全面了解群众需求。",
        "一、下一步打算\n对已发现的3个问题逐项销号，管好已建成的文化广场。",
        "一、下一步打算\n针对上半年暴露了的短板，10月底前补齐设备，除了村级阵地，还要检查站所。",
        "一、下一步打算\n10月底前补齐设备。蓝图已绘就，奋进正当时；号角已吹响，扬帆再出发。",
        "一、工作开展情况\n制定了信息考核办法，已报送信息20篇。",
    ),
    check=_check,
)
