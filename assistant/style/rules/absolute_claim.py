"""Claims that nobody can answer for (绝对化表述): 彻底杜绝, 史无前例, 零风险."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.parts import parts
from assistant.style.rule import Rule

_CLAIM = re.compile(
    r"(?:彻底|全面|完全|根本|绝对)(?:上)?(?:杜绝|消除|根除|根治|解决)(?!劣|黑臭|零就业|大班额|[CDＣＤ]级|危房|空壳|薄弱村|绝对贫困|区域性|剧毒)|史无前例|万无一失|零风险|绝无仅有|无与伦比|独一无二"
    r"|绝对(?:不会|没有|安全|保证|真实|可靠|一流|领先)|(?:全国|全省|全世界|世界)(?:第一(?![批届个次名家线期轮例时])|最好|最强|最先进|独创)|百分之百(?:满意|安全|不发生)|100%(?:满意|安全|不发生)"
    r"|无一(?:例|人|处)不满意|没有任何(?:问题|风险|隐患|短板|不足)|永远不会"
)
_AIM = re.compile("确保|要|为了|力争|力求|争取|努力|坚决|严防|防止|目标|才能|尚未|没有|未能|难以|不能|并未|不可能|做到")
# 居全省第一: a rank that the statistics give
_RANK = re.compile("[居列位排名获为到]$")
_BEFORE = 12


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block, part in parts(manuscript):
        if part in ("problems", "suggestions") or not _CLAIM.search(block.text):
            continue
        for match in _CLAIM.finditer(own_words(block.text)):
            before = block.text[max(0, match.start() - _BEFORE) : match.start()]
            if match[0].endswith("第一") and _RANK.search(before):
                continue
            aim = part == "plans" or _AIM.search(before) is not None
            message = f"“{match[0]}”说得过满，难以核实。"
            fix = "请写实际的数字和范围，例如“未发生……”“……减少12起”。"
            yield manuscript.fault(block.passage, match.span(), message, fix, "info" if aim else "")


RULE = Rule(
    name="absolute-claim",
    family="content",
    severity="warning",
    title="绝对化表述",
    source="《党政机关公文处理工作条例》第十九条：一切从实际出发，分析问题实事求是",
    failing=(
        "一、工作开展情况\n清理工作群12个，彻底杜绝了网络谣言。",
        "一、工作开展情况\n活动规模史无前例。",
        "一、工作开展情况\n值守30天，舆情实现零风险。",
        "一、下一步打算\n确保网络安全万无一失。",
    ),
    passing=(
        "一、工作开展情况\n责任书签订率100%，覆盖全部17个村，绝对贫困已消除，绝对值为3。",
        "一、工作开展情况\n未发生网络舆情，以“零容忍”态度处置谣言2条。",
        "一、工作开展情况\n全县全面消除劣Ⅴ类水体，改厕进度居全省第一，信访办结率跃居全省第一。",
        "一、存在问题\n噪音扰民尚未彻底解决。",
        "一、工作开展情况\n坚持党的绝对领导，开展“万无一失”保电演练1次。",
    ),
    check=_check,
)
