"""Indicators (指标): what the template's questions ask a figure of, each with its name and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.units import unit_at
from assistant.report.template import SectionSpec, Template

_CLAUSE = re.compile("[，；？。：]")
_BRACKETS = re.compile("（[^（）]{0,40}）")
_ASKED = "几"
_SCALED = "万元"
_NOT_ASKED = re.compile("(?:哪|平均|最快|占|其余|与|向)$")
_LEADS = re.compile("^(?:其中|本期|当前|分别|与|向(?!导)|是否|有无)+")
_EACH = re.compile("(?:各|共|总共)$")
_BARE = "了都有共"
_NO_FIGURE = re.compile("什么|怎样|如何")
_TWO_AT_ONCE = re.compile("(几[^几、]{1,2})(?=几)")
_OF_THE_FIRST = re.compile(
    "(?:已?(?:发现|整改|改正|注销|合并|保留|采用|办结|化解|兑现|余下)|覆盖|活动|服务|惠及|参加|发言|研讨|演练)$"
)


@dataclass(frozen=True)
class Indicator:
    """`name` and `unit` as they are said together: 集体学习 and 次."""

    name: str
    unit: str

    def said(self, figure: str, unit: str = "") -> str:
        """集体学习12次. `unit` where the figure is counted otherwise."""
        return f"{self.name}{figure}{unit or self.unit}"


def questions_with_indicators(spec: SectionSpec) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
    """Each question of a section with its indicators; a question that asks for words has none."""
    for question in spec.questions:
        yield question, tuple(dict.fromkeys(_indicators(question)))


def indicators_of(spec: SectionSpec) -> tuple[Indicator, ...]:
    return tuple(dict.fromkeys(i for _, found in questions_with_indicators(spec) for i in found))


def sections_asked(template: Template, keys: tuple[str, ...] = ()) -> tuple[SectionSpec, ...]:
    """The template's sections that have questions; with `keys` these alone, in the template's order."""
    return tuple(spec for spec in template.sections if spec.questions and (not keys or spec.key in keys))


def _indicators(question: str) -> Iterator[Indicator]:
    head = last = ""
    for clause in _CLAUSE.split(_TWO_AT_ONCE.sub(r"\1、", _BRACKETS.sub("", question))):
        waiting: list[str] = []
        for part in clause.split("、"):
            before, asked, after = part.partition(_ASKED)
            unit = _unit_of(after) if asked else ""
            if not unit or _NOT_ASKED.search(before):
                told = _LEADS.sub("", part)
                waiting = [] if asked or not told or _NO_FIGURE.search(part) else [*waiting, told]
                continue
            each = bool(_EACH.search(before)) and not before.endswith("共")
            own = _name(before, after[len(unit) :])
            names = [*waiting, own] if each else ["、".join([*waiting, own])]
            for name in names:
                full = last = _full(name, head) or last
                head = head or full
                if full:
                    yield Indicator(full, unit)
            waiting = []


def _unit_of(text: str) -> str:
    return _SCALED if text.startswith(_SCALED) else unit_at(text, 0)


def _name(before: str, after: str) -> str:
    """What the figure is of: the words around 几 and its unit; empty where the question has named it already (几支、几人)."""
    name = _EACH.sub("", _LEADS.sub("", before)).strip(_BARE)
    return name + after.strip(_BARE) if not name or len(after) > 1 else name


def _full(name: str, head: str) -> str:
    """A name that says too little alone (整改) with what the question began with (排查)."""
    return f"{head}{name}" if head and _OF_THE_FIRST.match(name) and not head.endswith(name) else name
