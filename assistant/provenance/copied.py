"""Runs of characters that a text has from an exemplar and not from its facts (照抄范文)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.provenance.ledger import Source
from assistant.provenance.remembered import once_for_the_same

LEAST = 13
"""A run of so many Chinese characters comes of copying, not of the genre."""
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_FORMULA = re.compile(
    r"《[^《》]{1,80}》|坚持以|习近平新时代中国特色社会主义思想|习近平总书记|党的二十[大届]?[一二三四五六七]?[中]?[全]?[会]?精神|为指导|学习贯彻"
    r"|树立和践行正确政绩观学习教育|深入贯彻中央八项规定精神学习教育|习近平文化思想|党委理论学习中心组|新时代文明实践[所站]?|意识形态工作责任制?"
    r"|县级以上媒体(?:投稿|采用)?|红白理事会|婚丧事宜|意识形态工作"
)


def copied(text: str, exemplars: tuple[Source, ...], known: str) -> tuple[tuple[int, int], ...]:
    """Spans of the text that an exemplar has word for word over LEAST Chinese characters and more, marks and figures left
    out, and that the known texts (`squeezed`) have not. Formulas and titles inside a run do not count towards its length."""
    if not exemplars:
        return ()
    grams = _grams(exemplars)
    words = squeezed((text,))
    hits = [i for i in range(len(words) - LEAST + 1) if words[i : i + LEAST] in grams]
    if not hits:
        return ()
    places = [at for run in _CHINESE.finditer(text) for at in range(*run.span())]
    formulas = [m.span() for m in _FORMULA.finditer(text)]
    runs: list[tuple[int, int]] = []
    for hit in hits:
        start, end = places[hit], places[hit + LEAST - 1] + 1
        if words[hit : hit + LEAST] in known or _mostly_formula(start, end, formulas):
            continue
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)


def squeezed(texts: Iterable[str]) -> str:
    """The Chinese characters of some texts, without anything between."""
    return "".join(_CHINESE.findall("".join(texts)))


def _mostly_formula(start: int, end: int, formulas: list[tuple[int, int]]) -> bool:
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in formulas if a < end and b > start)
    return inside * 2 > LEAST


@once_for_the_same
def _grams(exemplars: tuple[Source, ...]) -> frozenset[str]:
    """Every run of LEAST Chinese characters of the exemplars; sentences of one exemplar follow each other."""
    texts: dict[str, list[str]] = {}
    for source in exemplars:
        texts.setdefault(source.id, []).append(source.text)
    grams: set[str] = set()
    for parts in texts.values():
        words = squeezed(parts)
        grams.update(words[i : i + LEAST] for i in range(len(words) - LEAST + 1))
    return frozenset(grams)
