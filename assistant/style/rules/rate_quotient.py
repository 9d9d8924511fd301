"""A rate that is not its quotient (率与数不符): 矛盾纠纷96件，化解91件，化解率96.8%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.language.numerals import half_width
from assistant.style.counting import Count, alike, counts, exact, sentence_start, shown
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_RATE = re.compile(
    r"(?P<verb>[\u4e00-\u9fff]{2})率(?:为|达到|达|是|已达)?(?P<rate>[0-9]{1,3}(?:\.[0-9]{1,3})?)%(?!以上|以下|左右|以内|的)"
)
# A count that stands for what was to be done: else 检查企业20个，整改8个，整改率100% would be compared.
_TO_DO = re.compile(
    "问题|隐患|风险|纠纷|矛盾|诉求|案件|线索|工单|信访|意见|投诉|舆情|事项|来信|来访|任务|受理|应|反馈|交办|事宜|建议|提案"
)
_BEFORE = frozenset("，、（；：")
_DONE = "(?:了|完|结|到位)?"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.prose:
        if "率" not in block.text:
            continue
        text = half_width(block.text)
        for match in _RATE.finditer(text):
            if match.start() and text[match.start() - 1] in _BEFORE and (pair := _wrong(text, match)):
                whole, part = pair
                if exact(block.text, whole) and exact(block.text, part):
                    yield manuscript.fault(block.passage, (whole.start, match.end()), *_said(match, whole, part))


def _wrong(text: str, match: re.Match[str]) -> tuple[Count, Count] | None:
    """The nearest whole and the part, where no pair of the sentence gives the rate."""
    before = counts(text, sentence_start(text, match.start()), match.start())
    parts = [c for c in before if re.search(f"{match['verb']}{_DONE}$", text[max(0, c.start - 5) : c.start])]
    pairs = [
        (whole, part)
        for part in parts
        for whole in reversed(before)
        if whole.start < part.start
        and alike(whole, part)
        and whole.value >= part.value > 0
        and _TO_DO.search(text, max(0, whole.start - 12), part.start)
    ]
    if not pairs or any(_gives(whole, part, match["rate"]) for whole, part in pairs):
        return None
    return pairs[0]


def _gives(whole: Count, part: Count, rate: str) -> bool:
    """Rounded or cut off at the digits shown."""
    step = Decimal(1).scaleb(-len(rate.partition(".")[2]))
    return abs(part.value * 100 / whole.value - Decimal(rate)) < step


def _said(match: re.Match[str], whole: Count, part: Count) -> tuple[str, str]:
    places = max(1, len(match["rate"].partition(".")[2]))
    right = shown(round(part.value * 100 / whole.value, places))
    message = f"{shown(part.value)}除以{shown(whole.value)}得{right}%，{match['verb']}率写的是{match['rate']}%。"
    return message, "核对三个数；率是另一个口径算的，要写明。"


RULE = Rule(
    name="rate-quotient",
    family="arithmetic",
    severity="error",
    title="率不是两数之商",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        "排查矛盾纠纷96件，化解91件，化解率96.8%。",
        "受理诉求50件，办结45件，办结率95%。",
        "发现问题9个，已整改8个，整改率100%。",
        "受理诉求50件，办结了45件，办结率达９２％。",
    ),
    passing=(
        "排查矛盾纠纷96件，化解91件，化解率94.8%，比去年同期高2.6个百分点。",
        "排查矛盾纠纷96件，化解91件，化解率94.7%。",
        "排查矛盾纠纷96件，化解91件，化解率达94%以上。",
        "排查矛盾纠纷96件，其中邻里纠纷60件，化解91件，化解率94.8%。",
        "受理诉求50件，办结45件，按期办结率100%。",
        "受理诉求50余件，办结45件，办结率95%。",
        "检查企业20个，整改8个，整改率100%。",
        "办结45件，办结率98%，群众满意率99%。",
    ),
    check=_check,
)
