"""二 where 两 is said before a measure word (二、两不分): 二个村."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

# Measures before which 二 is no ordinal: not 二次创业, 二期工程, 二类, 二组, 二级.
_TWO = re.compile(
    "(?<![第十百千万亿一二三四五六七八九〇零初周期拜点分之、老无不统唯前后])二(?P<unit>个(?!月份)|名|户|篇|件|家|份|辆|座|所(?![所以])|万(?=[余多元名人次份户亩]))"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if "二" not in block.text:
            continue
        for match in _TWO.finditer(block.text):
            right = f"两{match['unit']}"
            yield manuscript.fault(
                block.passage,
                match.span(),
                f"量词前的“{match[0]}”一般说“{right}”。",
                f"改为“{right}”或“2{match['unit']}”。",
            )


RULE = Rule(
    name="two-as-liang",
    family="figures",
    severity="info",
    title="二、两不分",
    source="《现代汉语八百词》“二、两”：一般量词前用“两”；《党政机关公文处理工作条例》第十九条：表述准确",
    failing=("在二个村开展试点。", "选派二名干部驻村。", "走访二户困难群众。"),
    passing=(
        "在两个村开展试点，涉及十二个村。",
        "推进二次创业、二期工程、二类资产清查。",
        "每周二家访，第二名得奖。",
        "上榜的有一、二名。",
        "二是抓宣传。",
    ),
    check=_check,
)
