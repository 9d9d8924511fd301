"""Which facts a text has in full (要点覆盖), each figure of the text serving one fact only.

A fact is covered where its figures stand in sentences that speak of it, with its titles and quoted names, beside the
words that go with each figure, and saying neither the contrary nor more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.names import quoted, titles
from assistant.language.sentences import clauses, sentences
from assistant.language.similarity import bigrams, shared_share
from assistant.provenance.matching import Match, matches
from assistant.provenance.placing import Placed
from assistant.provenance.plain_all import without_plain_all
from assistant.provenance.polarity import contradicts
from assistant.provenance.serving import served

_ENOUGH_WORDS = 0.6
_HARDLY_ANY_WORDS = 0.35
_HEADING = 14
_TELLING = 3  # so many figures of one fact beside its words are no chance


@dataclass(frozen=True)
class Coverage:
    """How one fact stands in the text. `missing` are its figures and names that no sentence has for it; `share` (0–1) of
    them that stand; `twisted` where the text swaps its figures or says the contrary."""

    missing: tuple[str, ...]
    share: float
    twisted: bool = False

    @property
    def complete(self) -> bool:
        return not self.missing and self.share > 0 and not self.twisted


def coverage(fact: str, text: str) -> Coverage:
    """How one fact stands in a text."""
    return cover((fact,), text)[0]


def uncovered(facts: Sequence[str], text: str) -> dict[int, Coverage]:
    """Index of each fact that the text does not have in full → its coverage."""
    return {n: c for n, c in enumerate(cover(facts, text)) if not c.complete}


def cover(facts: Sequence[str], text: str) -> tuple[Coverage, ...]:
    """The coverage of all facts together: a figure that stands once in the text serves the fact it is nearest to."""
    parts = [s.text for s in sentences(text)]
    crossed = {f for match in matches(text, tuple(facts)) if match.exchanged for f in _facts_of(match)}
    figures = served(text, tuple(facts))
    return tuple(_coverage(fact, figures[n], parts, text, crossed=n in crossed) for n, fact in enumerate(facts))


def _facts_of(match: Match) -> tuple[int, ...]:
    return tuple(figure.fact for figure in (match.stated, match.fitting) if figure)


def _coverage(
    fact: str, figures: Sequence[tuple[Placed, Placed | None]], parts: Sequence[str], text: str, *, crossed: bool
) -> Coverage:
    names = [span.text for span in (*titles(fact), *quoted(fact))]
    missing = [own.figure.text for own, place in figures if place is None]
    missing += [name for name in names if name not in text]
    if not figures and not names:
        return _by_words(fact, parts, text)
    lines = {place.sentence for _, place in figures if place}
    spoken = "".join(parts[n] for n in sorted(lines)) or text
    led_by = "".join(parts[n] for n in sorted(lines | {n - 1 for n in lines if n}))
    if len(sentences(fact)) > 1:  # a bullet of several sentences may have its figures in one of them only
        spoken = text
    told = sum(place is not None for _, place in figures)
    if told < _TELLING and not _speaks_of(fact, spoken) and not _speaks_of(fact, _with_headings(lines, parts)):
        return Coverage((*(own.figure.text for own, _ in figures), *names), 0.0)
    share = 1 - len(missing) / (len(figures) + len(names))
    said = without_plain_all(_clauses_with([place for _, place in figures if place], text) or spoken, figures, fact)
    return Coverage(tuple(missing), share, crossed or (share > 0 and contradicts(fact, said, led_by)))


def _speaks_of(fact: str, words: str) -> bool:
    return shared_share(fact, words) >= _HARDLY_ANY_WORDS


def _with_headings(lines: set[int], parts: Sequence[str]) -> str:
    """Sentences with those before them that are a heading: 夜间巡查力量不足。现有人员2名。"""
    heads = {n - 1 for n in lines if n and len(parts[n - 1].strip()) <= _HEADING}
    return "".join(parts[n] for n in sorted(lines | heads))


def _clauses_with(places: Sequence[Placed], text: str) -> str:
    """The clauses that the figures stand in: what their sentences say besides is of other things."""
    starts = [place.figure.start for place in places]
    return "".join(c.text for c in clauses(text) if any(c.start <= start < c.end for start in starts))


def _by_words(fact: str, parts: Sequence[str], text: str) -> Coverage:
    own = bigrams(fact)
    if not own:
        return Coverage((), 1.0 if fact.strip() in text else 0.0)
    if len(own & bigrams(text)) / len(own) < _ENOUGH_WORDS:
        return Coverage((), 0.0)
    nearest = max(parts, key=lambda part: shared_share(fact, part), default="")
    return Coverage((), 1.0, contradicts(fact, nearest, text))
