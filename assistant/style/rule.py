"""What a rule (规则) is: data and one pure function. Each stands in a module of its own in style/rules/ as `RULE`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from assistant.report.finding import Severity
from assistant.style.manuscript import Fault, Known, Manuscript

Family = Literal[
    "numbering",
    "headings",
    "punctuation",
    "figures",
    "content",
    "phrases",
    "arithmetic",
    "structure",
    "privacy",
    "provenance",
    "coverage",
]
FAMILIES: dict[Family, str] = {
    "numbering": "序数",
    "headings": "标题",
    "punctuation": "标点",
    "figures": "数字",
    "content": "内容",
    "phrases": "提法",
    "arithmetic": "算术",
    "structure": "结构",
    "privacy": "个人信息",
    "provenance": "溯源",
    "coverage": "要点覆盖",
}
"""The families of rules, each with its name for people."""
Check = Callable[[Manuscript], Iterator[Fault]]


@dataclass(frozen=True)
class Example:
    """A text on which a rule speaks or is silent: a report or a piece of one, as a file from outside would hold it."""

    text: str
    known: Known = field(default_factory=Known)


@dataclass(frozen=True)
class Rule:
    """`name` is the stable id in JSON and settings, `title` what it is about, in Chinese; `source` the clause of the
    standard or the regulation, in Chinese. `failing` are texts in which it finds something, `passing` texts near to them
    in which it finds nothing."""

    name: str
    family: Family
    severity: Severity
    title: str
    source: str
    failing: tuple[str | Example, ...]
    passing: tuple[str | Example, ...]
    check: Check


def example(given: str | Example) -> Example:
    return given if isinstance(given, Example) else Example(given)
