"""What a figure's surroundings allow: a sentence that compares may use last year's figures, a comment confirms in place."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.language.sentences import sentences
from assistant.report.comments import comment_spans

_COMPARES = re.compile(
    r"去年|上年|上一年|往年|同期|同比|环比|前年|较上|比上|[较比]20[0-9]{2}年|20[0-9]{2}年(?:同期|上半年|全年)?的[0-9]"
)
_CONFIRMS = re.compile(r"依据 ?[:：](?P<ground>.*)", re.DOTALL)


def compares(text: str) -> bool:
    """Whether a sentence sets this period beside an earlier one (同比、较去年同期)."""
    return _COMPARES.search(text) is not None


@lru_cache(maxsize=256)
def confirmed(text: str) -> tuple[tuple[int, int, str], ...]:
    """Spans that a person has confirmed, each with the ground given: from the end of the sentence before to the comment
    `<!-- 依据：… -->`. A comment behind a full stop confirms the sentence that it follows; one inside a sentence what of it
    stands before, back to an earlier comment."""
    spans: list[tuple[int, int, str]] = []
    floor = 0
    for start, end in comment_spans(text):
        match = _CONFIRMS.fullmatch(text[start:end].removeprefix("<!--").removesuffix("-->").strip())
        ground = match["ground"].strip() if match else ""
        if ground:
            spans.append((_sentence_start(text, floor, start), start, ground))
        floor = end
    return tuple(spans)


def ground_at(text: str, position: int) -> str:
    """The ground that a person gave for what stands at a place; empty where nobody confirmed it."""
    return next((ground for start, end, ground in confirmed(text) if start <= position < end), "")


def _sentence_start(text: str, floor: int, end: int) -> int:
    spans = [s for s in sentences(text[floor:end]) if s.text.strip()]
    return floor + spans[-1].start if spans else end
