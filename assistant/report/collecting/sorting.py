"""Which section a bullet belongs to (归章节): by the words of the template's titles, questions and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.similarity import bigrams
from assistant.report.facts_headings import meaning_of
from assistant.report.template import SectionSpec, Template

_WORD, _TITLE_PAIR = 1.5, 1.0
_ENOUGH, _AHEAD = 1.0, 1.4
_PLANS = re.compile(
    "牵头[^。]{0,12}(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|中旬|上旬|下旬)?前|年底前|年内)|下一步|下半年(?:将|计划|继续|重点)|(?:^|[，；。])(?:计划|拟|打算|将|力争|争取)|"
    "^[^，；。]{0,12}(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|中旬|上旬|下旬)?前|年底前)"
)
_TO_COME = re.compile("下一步|下一阶段|下半年(?:将|计划|打算|要)")
_DONE = re.compile("了(?!解)|已")
_PROBLEMS = re.compile(
    "不足(?!三条)|不够|缺(?:少|乏|专|人|编)|没有(?:专职|人|经费)|薄弱|滞后|短板|欠缺|存在[^，。]{0,12}(?:问题|不足)|有待|不高(?:$|[，。；])|偏[少低弱]|不及时|不主动|不畅|单一|陈旧|中有[^，。]{1,12}没有|部分(?:党员|干部|村)"
)
_SUGGESTIONS = re.compile("^(?:建议|恳请|希望)|请县|建议县|建议上级")


@dataclass(frozen=True)
class Sorted:
    """`key` is empty where no section is likely; `sure` tells whether the clerk need not look."""

    key: str
    sure: bool


def sorted_by_words(text: str, template: Template) -> Sorted:
    """The section that the words speak for."""
    outlook = _outlook(text, {spec.key for spec in template.sections})
    if outlook:
        return Sorted(outlook, sure=True)
    vocabulary = _vocabulary(tuple(spec for spec in template.sections if spec.grouped))
    scores = {spec.key: _score(text, spec, vocabulary) for spec in template.sections if spec.grouped}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return Sorted("", sure=False)
    ahead = len(ranked) < 2 or ranked[0][1] >= ranked[1][1] * _AHEAD
    return Sorted(ranked[0][0], sure=ahead)


def is_plainly_to_come(text: str) -> bool:
    """下一步，将加强培训: a plan, under whatever heading of work done it stands."""
    return _TO_COME.match(text) is not None


def section_named(name: str, template: Template) -> str:
    """The key that a section's name in a file means, as in facts.md; empty for none of the template's."""
    if not name:
        return ""
    meaning = meaning_of(name, "", template)
    return meaning.key if template.spec(meaning.key) else ""


def _outlook(text: str, keys: set[str]) -> str:
    found = (
        ("suggestions", bool(_SUGGESTIONS.search(text))),
        ("plans", bool(_PLANS.search(text)) and not _DONE.search(text)),
        ("problems", bool(_PROBLEMS.search(text))),
    )
    return next((key for key, said in found if said and key in keys), "")


def _score(text: str, spec: SectionSpec, vocabulary: Mapping[str, Mapping[str, float]]) -> float:
    words = sum(_WORD for word in spec.words if word in text)
    return words + sum(vocabulary[pair].get(spec.key, 0.0) for pair in bigrams(text) if pair in vocabulary)


@lru_cache(maxsize=8)
def _vocabulary(specs: tuple[SectionSpec, ...]) -> Mapping[str, Mapping[str, float]]:
    """Pairs of characters with their weight by section: the fewer sections speak of it, the more it says."""
    own = {spec.key: Counter(_pairs(spec)) for spec in specs}
    shared = Counter(pair for pairs in own.values() for pair in pairs)
    found: dict[str, dict[str, float]] = {}
    for spec in specs:
        title = bigrams(spec.title)
        for pair in own[spec.key]:
            weight = 1.0 / shared[pair] ** 1.5
            found.setdefault(pair, {})[spec.key] = weight * (1 + _TITLE_PAIR * (pair in title))
    return found


def _pairs(spec: SectionSpec) -> frozenset[str]:
    return frozenset().union(*(bigrams(text) for text in (spec.title, *spec.headings, *spec.questions, *spec.words)))
