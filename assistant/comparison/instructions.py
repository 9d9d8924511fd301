"""Which sentences a clerk's instruction (要求) is aimed at."""

from __future__ import annotations

import re

from assistant.comparison.sentences import bare
from assistant.language.similarity import shared_share

_COMMANDS = re.compile(
    "请|把|将|要|再|更|应|多写|少写|详写|略写|简写|重写|改写|改成|改为|写成|写得|写|突出|强调|重点|体现|反映|补充|增加|加上|删去|删除|去掉|不要|不提|"
    "压缩|精简|缩短|扩写|展开|控制|详细|简单|简洁|具体|一些|一点|一下|一句|这一句|这句|那句|这一节|本节|全文|语气|放在|前面|后面|开头|结尾|合并|"
    "工作|内容|部分|方面|情况|篇幅|字数|左右|以内|之内|不超过|[0-9０-９一二三四五六七八九十百]+个?[字句段]"
)
_PARTS = re.compile(r"[，。；：、！？\s“”《》「」‘’\"']+")
_QUOTED = re.compile(r"[“「『\"‘]([^”」』\"’]{3,120})[”」』\"’]")
_LONG, _ENOUGH = 4, 0.75


def aimed_at(instruction: str, sentence: str, others: tuple[str, ...] = ()) -> bool:
    """Whether an instruction quotes a sentence or names what it is about. Words that stand in most of the `others` (the
    sentences of the section) name the section and no sentence; a length (压缩到200字) names nothing."""
    words = bare(sentence)
    if any(bare(quote) in words for quote in _QUOTED.findall(instruction)):
        return True
    return any(
        _names(subject, words) and 2 * sum(_names(subject, bare(o)) for o in others) <= max(2, len(others))
        for subject in _subjects(instruction)
    )


def _subjects(instruction: str) -> list[str]:
    parts = (part for piece in _PARTS.split(instruction) for part in _COMMANDS.split(piece))
    return [part.strip("的了在和与") for part in parts if len(part.strip("的了在和与")) >= 2]


def _names(subject: str, words: str) -> bool:
    return subject in words or (len(subject) >= _LONG and shared_share(subject, words) >= _ENOUGH)
