"""Placeholders that nobody filled in (占位符): X镇, ××, 某某, （待定）."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.placeholders import placeholders
from assistant.language.span import Span
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_BEFORE, _BEHIND = 3, 4


def _around(text: str, blank: Span) -> str:
    """A few characters on either side, by which the place is known: X镇党委."""
    return text[max(0, blank.start - _BEFORE) : blank.end + _BEHIND]


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        for blank in placeholders(block.text):
            yield manuscript.fault(
                block.passage,
                (blank.start, blank.end),
                f"“{blank.text}”是没有填的空（{_around(block.text, blank)}）。",
                "请填上实际的名称、日期或数字；没有就删去这一处。",
            )


RULE = Rule(
    name="placeholder",
    family="content",
    severity="error",
    title="没有填的空",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        "一、工作开展情况\nX镇党委专题研究意识形态工作3次。",
        "一、工作开展情况\n镇党委于×月×日召开会议。",
        "一、工作开展情况\n某某村建成文化广场1处。",
    ),
    passing=(
        "一、工作开展情况\n清河镇党委专题研究意识形态工作3次。",
        "一、工作开展情况\n卫生院新购X光机1台，推行7×24小时值班。",
    ),
    check=_check,
)
