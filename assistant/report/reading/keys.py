"""Which standard sections (规定章节) a section is: by the clauses of its heading, where that says nothing by its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.report.imported import ImportedSection
from assistant.report.template import SectionSpec

_CLAUSE = re.compile("[^，,；;、。：:“”]+")
_HEADING_READ, _TEXT_READ = 80, 3000
_ENOUGH = 1.0
_OWN_WORD, _GENERAL_WORD, _LISTED_WORD, _PIECE = 2.0, 0.5, 1.5, 0.5
_GENERAL = frozenset(
    ("组织", "落实", "管理", "建设", "保障", "分析", "精神", "核心", "引导", "做法", "防范", "存在", "意见")
)
_OFTEN, _CLEARLY = 4, 1.5

_LACKS = "问题|不足|差距|困难|短板|薄弱环节"
_NEXT = "下一?步|下半年|下一?阶段|今后|明年"
_PROBLEMS_HEADING = re.compile(
    f"存在|(?:{_LACKS})$|(?:正视|查找|查摆|剖析|直面|找准|认识).{{0,6}}(?:{_LACKS})|(?:{_LACKS})[和与及]"
)
_ABOUT_MENDING = re.compile("整改|解决|化解|攻克|补齐|破解|导向")
_PLANS_HEADING = re.compile(f"打算|谋划$|(?:努力|发力|主攻|工作)方向$|^(?:{_NEXT})|工作(?:计划|安排|思路)")
_PROBLEMS_TEXT = re.compile(f"(?:存在|还有)[^。]{{0,16}}(?:{_LACKS})")
_PLANS_TEXT = re.compile(f"(?:^|[。；;\\s])(?:{_NEXT})[^。；]{{0,40}}?(?:将|要|必须|重点|着力|继续|努力)")
_SUGGESTIONS_HEADING = re.compile("[^。]{0,6}建议")
_PROBLEMS, _PLANS, _SUGGESTIONS = "problems", "plans", "suggestions"


def assign_keys(sections: Sequence[ImportedSection], specs: Sequence[SectionSpec]) -> tuple[ImportedSection, ...]:
    """The sections with their keys. Several keys: the section merges several. What stands under problems or plans has no
    key of its own, since its heading names what the problem or the plan is about."""
    if not specs:
        return tuple(sections)
    lexicon = _lexicon(tuple(specs))
    return tuple(_keyed(section, lexicon) for section in sections)


@dataclass(frozen=True)
class _Lexicon:
    """What speaks for a standard section: `pieces` are words and runs of three characters of titles and headings with their
    weight by key, `listed` the words of the specs with their key."""

    pieces: Mapping[str, Mapping[str, float]]
    listed: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]
    ungrouped: frozenset[str]


@lru_cache(maxsize=8)
def _lexicon(specs: tuple[SectionSpec, ...]) -> _Lexicon:
    pieces: dict[str, dict[str, float]] = {}
    for spec in specs:
        for piece, weight in _pieces(spec):
            known = pieces.setdefault(piece, {})
            known[spec.key] = max(known.get(spec.key, 0.0), weight)
    listed = tuple((word, spec.key) for spec in specs if spec.grouped for word in spec.words)
    keys, ungrouped = tuple(spec.key for spec in specs), frozenset(spec.key for spec in specs if not spec.grouped)
    return _Lexicon(pieces, listed, keys, ungrouped)


def _pieces(spec: SectionSpec) -> Iterator[tuple[str, float]]:
    """责任, 落实 of the title; 织领导 of a heading."""
    for term in re.split("[与和及、]", spec.title):
        for at in range(0, len(term) - 1, 2):
            word = term[at : at + 2]
            yield word, _GENERAL_WORD if word in _GENERAL else _OWN_WORD
    for text in (spec.title, *spec.headings):
        for clause in _CLAUSE.findall(text):
            yield from ((clause[at : at + 3], _PIECE) for at in range(len(clause) - 2))


def _keyed(section: ImportedSection, lexicon: _Lexicon) -> ImportedSection:
    keys = section.keys or _keys_of(section, lexicon)
    if set(keys) & lexicon.ungrouped:
        return replace(section, keys=keys)
    return replace(section, keys=keys, sections=tuple(_keyed(below, lexicon) for below in section.sections))


def _keys_of(section: ImportedSection, lexicon: _Lexicon) -> tuple[str, ...]:
    clauses = _CLAUSE.findall(section.heading.text[:_HEADING_READ])
    text = "".join(passage.text for passage in section.paragraphs)[:_TEXT_READ]
    outlook = [key for key in _outlook(clauses, text) if key in lexicon.keys]
    if outlook:
        return tuple(outlook)
    found = [key for clause in clauses if (key := _spoken_of(clause, lexicon))]
    if not found and not section.sections:
        found = _most_frequent(text, lexicon)
    return tuple(dict.fromkeys(found))


def _outlook(clauses: Sequence[str], text: str) -> list[str]:
    """Problems, plans, suggestions, as the heading names them. Of the first two either brings the other, where the text
    goes over to it: 着眼全年抓谋划 begins with what is wanting."""
    problems = any(_PROBLEMS_HEADING.search(c) and not _ABOUT_MENDING.search(c) for c in clauses)
    plans = any(_PLANS_HEADING.search(clause) for clause in clauses)
    suggestions = any(_SUGGESTIONS_HEADING.fullmatch(clause) for clause in clauses)
    if problems or plans:
        problems = problems or _PROBLEMS_TEXT.search(text) is not None
        plans = plans or _PLANS_TEXT.search(text) is not None
    named = ((_PROBLEMS, problems), (_PLANS, plans), (_SUGGESTIONS, suggestions))
    return [key for key, said in named if said]


def _spoken_of(clause: str, lexicon: _Lexicon) -> str:
    """The section that a clause of a heading speaks of; empty where none is clear."""
    scores = dict.fromkeys(lexicon.keys, 0.0)
    for length in (2, 3):
        for at in range(len(clause) - length + 1):
            owners = lexicon.pieces.get(clause[at : at + length], {})
            for key, weight in owners.items():
                scores[key] += weight / len(owners)
    for word, key in lexicon.listed:
        if word in clause:
            scores[key] += _LISTED_WORD
    best = max(scores, key=scores.__getitem__, default="")
    return best if scores.get(best, 0.0) >= _ENOUGH and best not in lexicon.ungrouped else ""


def _most_frequent(text: str, lexicon: _Lexicon) -> list[str]:
    """The section whose words the text uses often, and clearly more than another's."""
    counts = dict.fromkeys(lexicon.keys, 0)
    for word, key in lexicon.listed:
        counts[key] += text.count(word)
    ranked = sorted(counts.values(), reverse=True)
    if len(ranked) < 2 or ranked[0] < max(_OFTEN, ranked[1] * _CLEARLY):
        return []
    return [max(counts, key=counts.__getitem__)]
