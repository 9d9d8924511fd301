"""A list of villages against its count (列举与数目不符): 张村、李村等1个村."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.numerals import half_width, parse_number
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_COUNTED = re.compile(
    r"(?P<number>[0-9]{1,3}|[二两三四五六七八九十]{1,3})个?(?P<noun>村（社区）|行政村|村|社区|乡镇|党支部|支部)"
    r"(?![民级委居干两支组社集道规史医校务部庄落情小容头口书工网党矫])"
)
_LIST = re.compile("[\u4e00-\u9fff、（）“”]{3,120}$")
_ENDINGS = {
    "村（社区）": ("村", "社区", "居"),
    "行政村": ("村",),
    "村": ("村",),
    "社区": ("社区",),
    "乡镇": ("乡", "镇"),
    "党支部": ("支部",),
    "支部": ("支部",),
}
_JOINED = re.compile("[和与及]")
_GOES_ON = frozenset("，,")


@dataclass(frozen=True)
class _Listed:
    """How many members a list surely has, and how many at most (和平村 may be one or two)."""

    start: int
    least: int
    most: int


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.prose:
        if "、" not in block.text:
            continue
        text = half_width(block.text)
        for match in _COUNTED.finditer(text):
            listed = _listed(text, match)
            number = parse_number(match["number"])
            if listed is None or number is None:
                continue
            if number < listed.least or (text[match.start() - 1] != "等" and number > listed.most):
                said = f"列了{listed.least}个，写的是“{match['number']}个{match['noun']}”。"
                yield manuscript.fault(block.passage, (listed.start, match.end()), said, "核对列举的名称和数目。")


def _listed(text: str, match: re.Match[str]) -> _Listed | None:
    """The members before the number that end as the counted noun does."""
    end = match.start() - text.endswith("等", 0, match.start())
    if not text.endswith(_ENDINGS[match["noun"]], 0, end):
        return None
    run = _LIST.search(text, max(0, end - 120), end)
    if run is None:
        return None
    items = run[0].split("、")
    members = 0
    for item in reversed(items):
        if not item.endswith(_ENDINGS[match["noun"]]):
            break
        members += 1
    if members < 2:
        return None
    most = len(items) + len(_JOINED.findall(run[0]))
    if text[run.start() - 1 : run.start()] in _GOES_ON and run.start():
        most = 1000  # 张村，李村、王村3个村: the list may begin before the comma
    start = end - len("、".join(items[-members:]))
    return _Listed(start, members, most)


RULE = Rule(
    name="list-and-count",
    family="arithmetic",
    severity="error",
    title="列举与数目不符",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        "在柳沟村、河东村等1个村开展试点。",
        "柳沟村、河东村、石桥村2个村建成文化广场。",
        "柳沟村、河东村三个村建成文化广场。",
        "在柳沟村、河东村、集镇社区等2个村（社区）开展宣讲。",
    ),
    passing=(
        "在柳沟村、河东村等6个村开展试点。",
        "柳沟村、河东村、石桥村3个村建成文化广场。",
        "柳沟村、河东村和石桥村3个村建成文化广场。",
        "柳沟村、和平村2个村建成文化广场。",
        "在柳沟村、河东村等2个村开展试点。",
        "县政府及柳沟村、河东村等2个村参加。",
        "河东、石桥村、柳沟村3个村建成文化广场。",
        "走访柳沟村、河东村12个村民小组。",
        "柳沟村、河东村一个村一个样。",
        "联系柳沟村、河东村1个村干部。",
    ),
    check=_check,
)
