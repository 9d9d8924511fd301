"""What a clerk asks for when a section is drafted again (要求): how long it should be, and what should come first."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.plan import SectionTask
from assistant.language.numerals import parse_number
from assistant.language.similarity import bigrams

_LENGTH = re.compile(r"([0-9０-９]{2,5}|[一二三四五六七八九十百千两]{2,8})\s*(?:多|来)?(?:个)?字")
_FIRST = re.compile(r"(?:突出|强调|着重|重点(?:写|讲|突出)?|详写|先写|先讲|放在(?:最)?前(?:面)?)")
_PLACED_FIRST = re.compile(r"(?:把|将)(?P<what>[^，。；]{2,30}?)(?:放|写|提|移)(?:在|到)?(?:最)?前")
_WHAT = re.compile(r"[^，。；、,;]{2,30}")


def length_asked(instruction: str) -> int:
    """The characters that “压缩到200字” asks for; 0 where it names none."""
    found = _LENGTH.search(instruction)
    number = parse_number(found[1]) if found else None
    return int(number) if number is not None else 0


def asked_first(instruction: str) -> str:
    """What “突出村级阵地”, “把人员培训放在前面” want to come first; empty where nothing is named."""
    if placed := _PLACED_FIRST.search(instruction):
        return placed["what"]
    first = _FIRST.search(instruction)
    what = _WHAT.match(instruction, first.end()) if first else None
    return what[0] if what else ""


def with_instruction(task: SectionTask, instruction: str) -> SectionTask:
    """The task as it is asked for again: the facts that the instruction is about first, since a model keeps to their order;
    never longer than the facts make it, since nothing is padded."""
    wanted = bigrams(asked_first(instruction))
    facts = tuple(sorted(task.facts, key=lambda fact: not wanted & bigrams(fact.text))) if wanted else task.facts
    asked = length_asked(instruction)
    return replace(task, facts=facts, instruction=instruction, length=min(asked, task.target) if asked else 0)
