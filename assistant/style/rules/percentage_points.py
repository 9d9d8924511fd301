"""% where percentage points are meant (百分点写成百分数): 化解率比去年同期提高2.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

# Shares only: 工作效率, 发案率, 频率 rise and fall by %.
_SHARES = (
    "化解|办结|整改|满意|覆盖|参与|知晓|普及|入户|完成|采用|达标|合格|使用|利用|参保|就业|入学|支持|成功|调解|调处|响应|处置|回复|出勤|到课|"
    "到会|上线|绿化|城镇化|办理|签约|销号|脱贫|入会|参训|签订|登记|评议|公开|优良|好评|回访|受教育"
)
_RISES = "提高|提升|上升|增长|增加|下降|降低|回落|减少"
_CHANGE = re.compile(
    rf"(?P<share>(?:(?:{_SHARES})率|满意度|知晓度|占比|比重))(?:[由从][0-9.]{{1,6}}[%％])?(?:(?:{_RISES})?(?:到|至|为|达到|达|已达))?"
    r"(?:[0-9.]{1,6}[%％])?，?"
    rf"(?:(?:比|较)[^，。；0-9%％]{{1,12}}?|同比|环比|也|又)?(?:{_RISES}|高|低)(?:了|出)?"
    r"(?P<figure>(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)[%％])"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not any(mark in manuscript.text for mark in "%％"):
        return
    for block in manuscript.prose:
        if "率" not in block.text and "度" not in block.text and "比" not in block.text:
            continue
        for match in _CHANGE.finditer(block.text):
            said = f"“{match['share']}”本身是百分数，它的增减用“个百分点”；写“{match['figure']}”是另一个意思。"
            fix = f"如果是两个百分数相减，改为“{match['number']}个百分点”。"
            yield manuscript.fault(block.passage, match.span("figure"), said, fix)


RULE = Rule(
    name="percentage-points",
    family="arithmetic",
    severity="warning",
    title="百分点写成了百分数",
    source="统计用语通例：两个百分数之差用“百分点”；《党政机关公文处理工作条例》第十九条：表述准确",
    failing=(
        "化解率比去年同期提高2.6%。",
        "化解率94.8%，比去年同期提高2.6%。",
        "群众满意度提升了3％。",
        "办结率同比上升1.5%。",
        "化解率由92.2%提高到94.8%，提高了2.6%。",
        "群众满意率提升至98%，提升3%。",
    ),
    passing=(
        "化解率94.8%，比去年同期提高2.6个百分点。",
        "化解率提高到98%。",
        "办结率提高至98%，投稿量同比增长12%。",
        "化解率由92.2%提高到94.8%，提高2.6个百分点。",
        "工作效率提升30%，发案率下降15%。",
        "化解率94.8%，采用稿件比去年同期增长12%。",
    ),
    check=_check,
)
