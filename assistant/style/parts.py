"""What a passage speaks of (所在部分): work done, problems, plans, suggestions. By the section's keys, else by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.style.manuscript import Block, Manuscript

Part = Literal["done", "problems", "plans", "suggestions", "mixed", ""]
"""mixed: problems and plans in one section. Empty: under no heading, or under one that does not tell."""

_BY_KEY: dict[str, Part] = {"problems": "problems", "plans": "plans", "suggestions": "suggestions"}
_PROBLEMS = re.compile("问题|不足|困难|短板|差距|薄弱")
_PLANS = re.compile(
    "下[一]?步|打算|计划|下半年|下阶段|今后|工作思路|努力方向|工作安排|后续工作|明年|谋划|展望|(?:主要|目标|重点)任务(?!.{0,6}(?:完成|落实|进展|推进|情况))"
)
_SUGGESTIONS = re.compile("建议")
_DONE = re.compile(
    "(?:开展|完成|落实|进展|主要|基本)(?:的)?(?:工作|情况|做法|成效)|工作(?:情况|回顾|成效)|主要做法|总体情况"
)
_BEGINS_PLAN = re.compile("(?:下一?步|下半年|下阶段|下一阶段|今后|明年)(?!.{0,6}(?:存在|面临))")


def parts(manuscript: Manuscript) -> Iterator[tuple[Block, Part]]:
    """Every passage that holds sentences, with the part it belongs to."""
    headings: list[tuple[int, Part]] = []
    report = -1
    for block in manuscript.blocks:
        if block.report != report:
            headings, report = [], block.report
        if block.heading is not None:
            level = block.heading.level
            headings = [(above, part) for above, part in headings if above < level]
            headings.append((level, _of_heading(block)))
        elif block.role == "paragraph":
            yield block, _of_paragraph(block, headings)
        elif block.is_prose:
            yield block, ""


def _of_heading(block: Block) -> Part:
    if block.keys:
        return _of_keys(block.keys)
    text = block.heading.text if block.heading else block.text
    problems, plans = bool(_PROBLEMS.search(text)), bool(_PLANS.search(text))
    if problems or plans:
        return "mixed" if problems and plans else "plans" if plans else "problems"
    if _SUGGESTIONS.search(text):
        return "suggestions"
    return "done" if _DONE.search(text) else ""


def _of_keys(keys: tuple[str, ...]) -> Part:
    found = {_BY_KEY.get(key, "done") for key in keys}
    return found.pop() if len(found) == 1 else "mixed"


def _of_paragraph(block: Block, headings: list[tuple[int, Part]]) -> Part:
    if _BEGINS_PLAN.match(block.text):
        return "plans"
    return next((part for _, part in reversed(headings) if part), "")
