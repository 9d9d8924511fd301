"""Clauses that report an activity or a result no fact of the section has (没有依据的活动、没有人量过的成效)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from assistant.language.effects import effect_words, insists
from assistant.language.quantities import quantities
from assistant.language.similarity import bigrams
from assistant.language.span import Span
from assistant.provenance.clause_heads import is_head, names_a_shortfall
from assistant.provenance.clause_parts import MARKS, confirmed_ends, parts
from assistant.provenance.copied import copied, squeezed
from assistant.provenance.grounds import FactClause, Grounds, Near, Weight, content_mask, content_pairs
from assistant.provenance.invented import foreign_activity, listed_activity
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.remembered import once_for_the_same
from assistant.provenance.sentence_kinds import compares
from assistant.provenance.traced import ClauseFault, UnsupportedClause
from assistant.provenance.twist import Said, adds, drops, may_add
from assistant.report.comments import blanked_comments

_TO_COME = frozenset({"plans", "suggestions"})
_FORMAL = frozenset({"opening", "closing"})
_MARKS_IN_LINE = MARKS.replace("\n", "")
_ORDER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}是|[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.])\s{0,3}")
_PURPOSE = re.compile(r"^[^，。]{0,4}为了?(?![^，。]{0,40}(?<!为)了|[^，。]{1,24}(?:提供|注入|奠定|增添|带来))")
_MADE = re.compile(r"^[^，。]{0,6}?(?:建立|健全|完善|成立|搭建|打造|创建|推出|开设|组建|出台)")
_ADVERBIAL = re.compile(r"在|经|对|于|据|按|从|自|为|由|随着|以|针对|围绕|结合|面对|其中")
_COUNTS = re.compile("[0-9](?![0-9年月日.])")
_FORMULA = re.compile(r"现将|报告如下|汇报如下|总结如下|特此报告|以上(?:报告|汇报)")
_SAID_AS_DONE = re.compile(r"了|显著|明显|日益|良好")
# Measured on the known half of the labelled clauses (benchmarks/clauses.py).
_SUPPORTED = 0.5
_MOSTLY_SUPPORTED = 0.7
_FEW, _MANY = 3, 5
_SHORT = 12
_SAYS_SOMETHING = 6
_RESTS_ELSEWHERE = 0.75
_NEAR, _RATHER_NEAR = 0.5, 0.3


@dataclass(frozen=True)
class _Clause:
    """A clause without its marks, with what is known of it; `sentence` is the whole sentence, `last` whether it ends it,
    `mask` its content_mask, `whole` the text it is of."""

    span: Span
    sentence: str
    last: bool
    weight: Weight
    mask: str
    whole: str

    @cached_property
    def content(self) -> frozenset[str]:
        """The pairs of its content; few clauses are asked for it."""
        return content_pairs(self.span.text, self.mask)

    @property
    def leads(self) -> bool:
        """Whether more follows on the line that is no next item."""
        rest = self.whole[self.span.end : self.span.end + _SHORT].lstrip(_MARKS_IN_LINE)
        return rest != "" and not rest.startswith("\n") and not _ORDER.match(rest)

    @property
    def shows_a_shortfall(self) -> bool:
        """Whether it judges what the figures behind it show, of a subject that the facts have."""
        return self.weight.held > 1 and names_a_shortfall(self.span.text, self.whole, self.span.start)


def trace_clauses(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[UnsupportedClause, ...]:
    """Each such clause in reading order, with the closest fact.

    A clause that another section's facts have is no invention: that it stands in the wrong place is told where its figures
    are traced. Sentences that compare may rest on last year's report, those confirmed in place (依据) on a person."""
    own = ledger.own(keys)
    grounds = _grounds_of_all(ledger) if own is ledger.facts else Grounds(own, _free_pairs(ledger.front))
    tracer = _Tracer(ledger, grounds, keys)
    runs = copied(text, ledger.exemplars, _known_words(ledger))
    leaked = tuple(run for run in runs if tracer.is_foreign(text[slice(*run)]))
    found = (tracer.judged(clause, leaked) for clause in tracer.clauses(text))
    return tuple(replace(clause, text=text[clause.start : clause.end]) for clause in found if clause is not None)


class _Tracer:
    """The facts made ready, and the order in which a clause is judged."""

    def __init__(self, ledger: Ledger, own: Grounds, keys: tuple[str, ...]) -> None:
        self._ledger, self._own, self._keys = ledger, own, keys
        self._to_come = bool(keys) and set(keys) <= _TO_COME
        self._formal = bool(_FORMAL & set(keys))
        self._of_problems = "problems" in keys
        self._front = "\n".join(source.text for source in ledger.front)

    def clauses(self, text: str) -> Iterator[_Clause]:
        """Every clause with content; what a person has confirmed is left out."""
        bare = blanked_comments(text)
        mask = content_mask(bare)
        marks = self._own.marks(bare, mask)
        for part, sentence, last in parts(bare, confirmed_ends(text)):
            place = slice(part.start, part.end)
            weight = self._own.weight(part.text, marks[place])
            yield _Clause(part, sentence, last, weight, mask[place], bare)

    def is_foreign(self, run: str) -> bool:
        """Whether the facts have not what a run says, in other words either."""
        weight = self._own.weight_of(run)
        return weight.missing >= _FEW and weight.support < _MOSTLY_SUPPORTED

    def judged(self, clause: _Clause, leaked: tuple[tuple[int, int], ...]) -> UnsupportedClause | None:
        span, weight = clause.span, clause.weight
        kind = self._kind(clause) if self._own.clauses else None
        words = self._invented(clause) if self._own.clauses and kind in (None, "unsupported") else ""
        if words:
            kind = "unsupported"
        if _mostly_in(span, leaked):
            kind = "leaked"
        if kind is None:
            return None
        source = (words and self._with_its_figure(clause)) or self._nearest(clause)
        nearest = (source.id, source.text) if source else ("", "")
        return UnsupportedClause(span.start, span.end, span.text, kind, weight.support, *nearest, invented=words)

    def _nearest(self, clause: _Clause) -> Source | None:
        near = self._own.near(clause.content).nearest or self._own.near(_pairs(clause.sentence)).nearest
        return near[0].source if near else None

    @cached_property
    def _by_figure(self) -> dict[tuple[Decimal | None, str], list[Source]]:
        found: dict[tuple[Decimal | None, str], list[Source]] = {}
        for clause in self._own.clauses:
            for q in quantities(clause.text):
                found.setdefault((q.value, q.unit), []).append(clause.source)
        return found

    def _with_its_figure(self, clause: _Clause) -> Source | None:
        """The fact that has a figure of the clause, else of its sentence; of several the one that says most of its words."""
        near = {fact.source for fact in self._own.near(clause.content).nearest}
        for text in (clause.span.text, clause.sentence):
            held = [source for q in quantities(text) for source in self._by_figure.get((q.value, q.unit), ())]
            if held:
                return next((source for source in held if source in near), held[0])
        return None

    def _kind(self, clause: _Clause) -> ClauseFault | None:
        text = clause.span.text
        if _reports_nothing(clause) or text.strip("，；。：！？、 \n") in self._front:
            return None
        if self._formal and not _COUNTS.search(text):
            empty = _SAID_AS_DONE.search(text) and effect_words(text) and clause.weight.missing >= _FEW
            return "effect" if empty else None
        if self._of_problems and clause.shows_a_shortfall:
            return None
        if twisted := self._twisted(clause):
            return twisted
        if _is_purpose(clause):
            return None
        kind = self._bare(_ORDER.sub("", text), clause.weight)
        return None if kind == "unsupported" and self._rests_elsewhere(clause) else kind

    def _twisted(self, clause: _Clause) -> ClauseFault | None:
        text = clause.span.text
        turned = self._own.turned(text)
        if not turned and not may_add(text):
            return None
        said, near = Said(text, clause.sentence, self._to_come), self._own.near(clause.content)
        if near.likeness >= (_RATHER_NEAR if self._to_come else _NEAR):
            added = [adds(said, fact.source.text) for fact in near.nearest]
            if all(added):
                return added[0]
        for fact in turned:
            if fact.core.isdisjoint(clause.content) and all(n.source != fact.source for n in near.nearest):
                continue  # 没有问题 shares with the clause a word that says nothing
            if self._says_another_with_its_figure(clause, fact):
                continue
            if not self._said_by_another(fact, near) and (dropped := drops(said, fact.text)):
                return dropped
        return None

    def _says_another_with_its_figure(self, clause: _Clause, fact: FactClause) -> bool:
        """47件均已化解 says 化解47件, not 11月底前化解: its figure and what it says of it stand in one clause of the facts."""
        own = {(q.value, q.unit) for q in quantities(clause.span.text) if q.kind == "count"}
        return bool(own) and any(
            other.source != fact.source
            and not other.core
            and not fact.core.isdisjoint(other.pairs)
            and own <= {(q.value, q.unit) for q in quantities(other.text)}
            for other in self._own.clauses
        )

    def _said_by_another(self, fact: FactClause, near: Near) -> bool:
        """Whether the nearest facts are others that say the core of this one as it stands in the text."""
        return bool(near.nearest) and all(
            n != fact and len(fact.core & n.pairs) >= _NEAR * len(fact.core) for n in near.nearest
        )

    def _bare(self, text: str, weight: Weight) -> ClauseFault | None:
        if self._is_effect(text, weight):
            return "effect"
        if weight.missing >= _FEW and (
            weight.support <= _SUPPORTED
            or weight.longest >= _MANY
            or (weight.longest >= _FEW and weight.support < _MOSTLY_SUPPORTED)
        ):
            return "unsupported"
        if not weight.held and weight.missing > 1 and len(text) >= _SAYS_SOMETHING and not _ADVERBIAL.match(text):
            return "unsupported"
        made = weight.missing and _MADE.match(text)
        return "unsupported" if made and self._own.weight_of(text[-_FEW:]).longest > 1 else None

    def _is_effect(self, text: str, weight: Weight) -> bool:
        effects = effect_words(text)
        if not effects:
            return False
        known = self._own.words, _grounds_of_all(self._ledger).words
        if any(len(word) == 1 or not any(word in words for words in known) for word in effects):
            return insists(text) or weight.support < _MOSTLY_SUPPORTED
        return weight.missing >= _FEW and weight.support < _SUPPORTED

    def _invented(self, clause: _Clause) -> str:
        """The activity that no fact of the report knows, however much of the clause is the facts'."""
        if _reports_nothing(clause) or _is_purpose(clause):
            return ""
        text = _ORDER.sub("", clause.span.text)
        words = listed_activity(text, _words_of_all(self._ledger))
        if not words and clause.weight.missing and not self._formal:
            words = foreign_activity(text, _grounds_of_all(self._ledger))
        if words and compares(clause.sentence) and any(words in source.text for source in self._ledger.last_year):
            return ""
        return words

    def _rests_elsewhere(self, clause: _Clause) -> bool:
        text = clause.span.text
        if _grounds_of_all(self._ledger).weight_of(text).support >= _RESTS_ELSEWHERE:
            return True
        if not compares(clause.sentence):
            return False
        return Grounds(self._ledger.last_year).weight_of(text).support >= _RESTS_ELSEWHERE


@once_for_the_same
def _grounds_of_all(ledger: Ledger) -> Grounds:
    return Grounds(ledger.facts, _free_pairs(ledger.front))


@once_for_the_same
def _words_of_all(ledger: Ledger) -> str:
    return "。".join(source.text for source in (*ledger.facts, *ledger.front))


@once_for_the_same
def _known_words(ledger: Ledger) -> str:
    return squeezed(source.text for source in (*ledger.facts, *ledger.front))


@once_for_the_same
def _free_pairs(front: tuple[Source, ...]) -> frozenset[str]:
    return frozenset(pair for source in front for pair in bigrams(source.text))


def _reports_nothing(clause: _Clause) -> bool:
    text = clause.span.text
    return bool(_FORMULA.search(text) or (is_head(text) and clause.leads))


def _is_purpose(clause: _Clause) -> bool:
    return not clause.last and _PURPOSE.match(clause.span.text) is not None


@lru_cache(maxsize=256)
def _pairs(sentence: str) -> frozenset[str]:
    return content_pairs(sentence, content_mask(sentence))


def _mostly_in(span: Span, runs: tuple[tuple[int, int], ...]) -> bool:
    return any(2 * (min(span.end, end) - max(span.start, start)) > span.end - span.start for start, end in runs)
