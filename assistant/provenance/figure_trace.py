"""The provenance of every figure and date of a section (数字溯源)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.language.equality import equal, weaker
from assistant.language.labels import quoted_names
from assistant.language.listed import shared_by
from assistant.language.names import titles
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.sentences import clauses, sentences
from assistant.language.units import may_stand_for, same_unit
from assistant.provenance.announced import announced
from assistant.provenance.derivation import derivation
from assistant.provenance.front_times import differ_in_year, half_year, is_period, names_the_time, of_another_time
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.listing import from_the_list, numbered
from assistant.provenance.matching import Match, matches
from assistant.provenance.operands import Derivation, Operand, Told, reckonable
from assistant.provenance.placing import Placed, placed
from assistant.provenance.sentence_kinds import compares, ground_at
from assistant.provenance.taken_together import taken_together
from assistant.provenance.traced import FigureStatus, TracedFigure
from assistant.provenance.word_weights import word_weights
from assistant.report.comments import blanked_comments

_NUMBER = re.compile(r"〔\d{4}〕\d+号|[0-9０-９①-⑳][0-9０-９.\-/:]*")
_TAKES_UP = re.compile(r"(?:^|[，。；：、\n])(?:目前|这|上述|以上|其中|该)?$")
_AHEAD = re.compile("将|下一步|计划|打算|准备|底前|拟|力争|争取")
_STILL = re.compile("尚未|未|仍有|还有")
_COMPARED = re.compile("(?:[比较]|对照|相比)$")
_FORMAL = frozenset({"opening", "closing"})
_JUST_BEFORE = 120
_BESIDE_THE_SAME = 0.25
_PLAINLY = 0.6
_RELATED = 0.2
_RECKONED = ("change", "share", "points")


def trace_figures(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[TracedFigure, ...]:
    """Each figure and date of the text in reading order, with what it rests on; and digits that no reader takes for a
    quantity and no source has as they stand."""
    plain = blanked_comments(text)
    own = ledger.own(keys)
    found_there = matches(plain, tuple(s.text for s in own))
    tracer = _Tracer(text, plain, own, ledger, keys, found_there)
    found = [tracer.traced(match) for match in found_there]
    found += _loose_numbers(plain, [*own, *ledger.front], found)
    return tuple(sorted(found, key=lambda f: f.start))


@dataclass(frozen=True)
class _Tracer:
    text: str
    plain: str
    own: tuple[Source, ...]
    ledger: Ledger
    keys: tuple[str, ...]
    matches: tuple[Match, ...]

    def traced(self, match: Match) -> TracedFigure:
        figure = match.place.figure
        bare = TracedFigure(figure.start, figure.end, figure.text, figure, "unknown")
        if _FORMAL & set(self.keys) and (
            told := of_another_time(figure, self.plain, [s.text for s in self.ledger.front])
        ):
            return replace(bare, explanation=f"与文件头不一致，那里写的是{told}")
        if match.sound and match.stated_likeness >= _RELATED:
            return self._stated(bare, match)
        return (
            self._of_front(bare, match)
            or self._derived(bare, match)
            or (self._stated(bare, match) if match.sound else None)
            or self._said_again(bare, match)
            or self._of_last_year(bare, match)
            or self._confirmed(bare)
            or self._faulty(bare, match)
        )

    def _confirmed(self, bare: TracedFigure) -> TracedFigure | None:
        ground = ground_at(self.text, bare.start)
        return replace(bare, status="confirmed", sources=(ground,), explanation=f"依据：{ground}") if ground else None

    def _stated(self, bare: TracedFigure, match: Match) -> TracedFigure:
        assert match.stated is not None  # noqa: S101  # asked by the caller
        figure, source = match.stated.place.figure, self.own[match.stated.fact]
        less = not equal(match.place.figure, figure)
        right = figure.text if less else ""
        told = f"要点写的是{right}" if less else ""
        return TracedFigure(
            bare.start, bare.end, bare.text, bare.quantity, "stated", (source.id,), told, right, weaker=less
        )

    def _of_front(self, bare: TracedFigure, match: Match) -> TracedFigure | None:
        half = half_year(match.place.figure)
        meant = next((s for s in (*self.own, *self.ledger.front) if half and half in s.text), None)
        if meant:
            return replace(bare, status="stated", sources=(meant.id,))
        if match.fitting_likeness >= _PLAINLY and (
            match.place.figure.kind != "period"
            or (match.clear and differ_in_year(match.place.figure, match.clear.place.figure))
        ):
            return None
        if _COMPARED.search(self.plain, max(0, match.place.figure.start - 3), match.place.figure.start):
            return None  # no period is compared with itself
        ahead = _AHEAD.search(self._sentence(match)) is not None or not any(
            is_period(s.text) for s in self.ledger.front
        )
        source = next((s for s in self.ledger.front if names_the_time(match.place.figure, s.text, ahead=ahead)), None)
        return replace(bare, status="stated", sources=(source.id,)) if source else None

    def _derived(self, bare: TracedFigure, match: Match) -> TracedFigure | None:
        told = taken_together(match.place, self.plain, self._beside(match))
        if _plainly_another(match) and told is None:
            return None
        operands = [_operand(s.id, s.text, place) for s in self.own for place in placed(s.text)]
        words = self._words(match)
        found = (
            told
            or derivation(match.place, words, operands, told=self._told(match))
            or derivation(match.place, words, [*self._beside(match), *self._behind(match)], rounded=True)
            or (None if match.altered else self._of_list(match))
            or numbered(match.place, [(s.id, s.text) for s in self.own])
            or announced(match.place, self.plain, len(self.own))
        )
        if found is None or _otherwise_rounded(match.place.figure, [s for s in self.own if s.id in found.sources]):
            return None
        return replace(bare, status="derived", sources=found.sources, explanation=found.shown)

    def _told(self, match: Match) -> Told:
        beside = [*self._beside(match), *self._behind(match)]
        return frozenset((o.source, o.value) for o in beside if reckonable(o.place.figure))

    def _of_list(self, match: Match) -> Derivation | None:
        return from_the_list(match.place, self.plain, self._beside(match), self._behind(match))

    def _said_again(self, bare: TracedFigure, match: Match) -> TracedFigure | None:
        """A clause that begins with a figure told just before speaks of the same: 舆情4起…。4起均已办结."""
        start = match.place.figure.start
        if match.exchanged or not _TAKES_UP.search(self.plain, max(0, start - 6), start):
            return None
        before = [
            m for m in self.matches if m.sound and m.stated and start - _JUST_BEFORE < m.place.figure.start < start
        ]
        told = next((m for m in reversed(before) if equal(m.place.figure, match.place.figure)), None)
        return (
            replace(bare, status="stated", sources=(self.own[told.stated.fact].id,)) if told and told.stated else None
        )

    def _beside(self, match: Match) -> list[Operand]:
        """The other figures of the sentence that stand before it and have a source: 问题23个，整改20个，余下3个."""
        return self._sourced(match, lambda place: place.figure.start < match.place.figure.start)

    def _behind(self, match: Match) -> list[Operand]:
        """Those that stand behind it: 问题23个，第一轮17个，第二轮6个."""
        return self._sourced(match, lambda place: place.figure.start > match.place.figure.start)

    def _sourced(self, match: Match, meant: Callable[[Placed], bool]) -> list[Operand]:
        place = match.place.figure.start
        span = next(s for s in sentences(self.plain) if s.start <= place < s.end)
        here = [m for m in self.matches if m.sound and span.start <= m.place.figure.start < span.end and meant(m.place)]
        return [_operand(self.own[m.stated.fact].id, span.text, _moved(m.place, -span.start)) for m in here if m.stated]

    def _words(self, match: Match) -> str:
        """The clause before the figure; the whole sentence for a share, whose parts stand further off."""
        figure = match.place.figure
        spans = sentences(self.plain) if figure.unit == "%" else clauses(self.plain)
        span = next(s for s in spans if s.start <= figure.start < s.end)
        if figure.unit == "%":
            return span.text
        before = self.plain[span.start : figure.start]
        still = None if before.strip() else _STILL.match(self.plain, figure.end)  # 6件尚未化解
        return still[0] if still else before

    def _of_last_year(self, bare: TracedFigure, match: Match) -> TracedFigure | None:
        if not self.ledger.last_year or not compares(self._sentence(match)):
            return None
        source = _saying(match.place, self.ledger.last_year, at_least=_BESIDE_THE_SAME)
        if source is None:
            return None
        return replace(bare, status="last_year", sources=(source.id,), explanation=f"去年：{source.text}")

    def _sentence(self, match: Match) -> str:
        start = match.place.figure.start
        return next(s.text for s in sentences(self.plain) if s.start <= start < s.end)

    def _faulty(self, bare: TracedFigure, match: Match) -> TracedFigure:
        clear = match.clear
        bare = replace(
            bare,
            right=clear.place.figure.text if clear else "",
            sources=(self.own[clear.fact].id,) if clear else (),
        )
        if match.stated:
            return self._mismatched(bare, match, "这个数在要点里，说的是别的事")
        altered = self._altered(match)
        if altered:
            return altered
        return self._from_outside(bare, match)

    def _mismatched(self, bare: TracedFigure, match: Match, why: str) -> TracedFigure:
        assert match.stated is not None  # noqa: S101  # asked by the caller
        other = self.own[match.stated.fact]
        sources = (*bare.sources, other.id) if other.id not in bare.sources else bare.sources
        return replace(bare, status="mismatched", sources=sources, explanation=f"{why}：{other.text}")

    def _altered(self, match: Match) -> TracedFigure | None:
        """The value is a fact's, with another unit or other words of approximation."""
        figure = match.place.figure
        if match.altered is None:
            return None
        source, right = self.own[match.altered.fact], match.altered.place.figure
        why = "单位不对" if not same_unit(right.unit, figure.unit, right.counted + figure.counted) else "约数不对"
        return TracedFigure(
            figure.start,
            figure.end,
            figure.text,
            figure,
            "mismatched",
            (source.id,),
            f"{why}，要点写的是{right.text}：{source.text}",
            right.text,
        )

    def _from_outside(self, bare: TracedFigure, match: Match) -> TracedFigure:
        places: tuple[tuple[FigureStatus, tuple[Source, ...], str], ...] = (
            ("misplaced", self.ledger.elsewhere(self.keys), "在别的章节的要点里"),
            ("unknown", self.ledger.withheld, "只在标了不写入的要点里"),
            ("leaked", self.ledger.exemplars, "是范文里的数"),
            ("unknown", self.ledger.last_year, "是去年报告里的数，这一句没有作比较"),
        )
        for status, sources, why in places:
            source = _saying(match.place, sources, at_least=_BESIDE_THE_SAME)
            if source:
                ids = bare.sources or (source.id,)
                return replace(bare, status=status, sources=ids, explanation=f"{why}：{source.id} {source.text}")
        return replace(bare, explanation="要点里没有这个数")


def _plainly_another(match: Match) -> bool:
    """Another figure of the facts, of its unit, belongs here."""
    if match.fitting is None or match.fitting_likeness < _PLAINLY or match.place.figure.kind in _RECKONED:
        return False
    figure, other = match.place.figure, match.fitting.place.figure
    return match.exchanged or not other.unit or may_stand_for(figure.unit, other.unit)


def _otherwise_rounded(figure: Quantity, sources: Sequence[Source]) -> bool:
    """The facts that it would follow from have the number itself, and round it otherwise: 整改率88余% for the text's 88%."""
    return any(
        known.value == figure.value
        and known.approximation != figure.approximation
        and same_unit(figure.unit, known.unit, figure.counted + known.counted)
        for source in sources
        for known in quantities(source.text)
    )


def _operand(source: str, text: str, place: Placed) -> Operand:
    shared = shared_by(text, place.figure.start) if "各" in text else None
    return Operand(source, text, place, max(1, len(shared.items)) if shared else 1)


def _moved(place: Placed, by: int) -> Placed:
    figure = place.figure
    return replace(place, figure=replace(figure, start=figure.start + by, end=figure.end + by))


def _saying(place: Placed, sources: Sequence[Source], at_least: float = 0.0) -> Source | None:
    """The source that says the figure beside the likest words."""
    best, found = at_least, None
    weights = word_weights()
    for source in sources:
        for other in placed(source.text):
            if equal(place.figure, other.figure) or weaker(place.figure, other.figure):
                likeness = weights.likeness(place, other) if at_least else 1.0
                if likeness >= best:
                    best, found = likeness, source
    return found


def _loose_numbers(text: str, sources: Sequence[Source], found: Sequence[TracedFigure]) -> list[TracedFigure]:
    """Digits that no reader took for a quantity (numbers of documents, telephones) and that no source has as they stand.
    Those inside a title or a quoted name belong to the name."""
    taken = [(f.start, f.end) for f in found]
    taken += [(n.start, n.end) for n in titles(text)] + list(quoted_names(text))
    return [
        TracedFigure(m.start(), m.end(), m[0], None, "unknown", explanation="要点里没有这个数")
        for m in _NUMBER.finditer(text)
        if not any(start <= m.start() < end for start, end in taken) and not any(m[0] in s.text for s in sources)
    ]
