"""One body under two short names in one report (简称不一): 镇党委 here, 镇委 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Block, Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.rule import Rule

# The names of one body; none is the beginning of a longer name of another.
_BODIES = (
    ("镇党委", r"(?<![乡市城])镇委(?![员托])"),
    ("乡党委", r"乡委(?![员托])"),
    ("街道党工委", r"街道党委"),
    ("县委宣传部", r"县宣传部"),
    ("县委组织部", r"县组织部"),
    ("县委统战部", r"县统战部"),
    ("县纪委监委", r"县纪检委|县监察委"),
    ("党政综合办公室", r"党政办公室"),
)
_OTHERS = tuple((name, re.compile(other)) for name, other in _BODIES)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for blocks in manuscript.by_report:
        texts = [(block, own_words(block.text)) for block in blocks]
        whole = "\n".join(text for _, text in texts)
        for name, other in _OTHERS:
            if name in whole and other.search(whole):
                yield from _faults(manuscript, texts, name, other)


def _faults(
    manuscript: Manuscript, texts: list[tuple[Block, str]], name: str, other: re.Pattern[str]
) -> Iterator[Fault]:
    for block, text in texts:
        for match in other.finditer(text):
            yield manuscript.fault(
                block.passage,
                match.span(),
                f"同一机构，别处写“{name}”，这里写“{match[0]}”。",
                f"请统一写成“{name}”。",
            )


RULE = Rule(
    name="one-short-name",
    family="content",
    severity="warning",
    title="同一机构的简称前后不一",
    source="《党政机关公文处理工作条例》第十九条：结构严谨，表述准确（简称前后一致）",
    failing=(
        "一、工作开展情况\n镇党委专题研究3次。镇委书记部署事项5件。",
        "一、工作开展情况\n向县委宣传部报送专报2份，县宣传部督查1次。",
    ),
    passing=(
        "一、工作开展情况\n镇党委专题研究3次，镇党委书记部署事项5件，镇委员会成员9人。",
        "一、工作开展情况\n镇委书记部署事项5件，镇委专题研究3次。",
        "一、工作开展情况\n向县委宣传部报送专报2份，县委宣传部督查1次，中心组学习7次。",
        "一、工作开展情况\n镇党委落实《云岭镇委工作规则》，专题研究3次。",
    ),
    check=_check,
)
