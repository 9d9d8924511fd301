"""Which facts a text uses (要点覆盖): all of a fact's figures, titles and quoted names; most of its words where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.equality import equal
from assistant.language.names import quoted, titles
from assistant.language.similarity import bigrams, shared_share
from assistant.provenance.trace import figures

_ENOUGH_WORDS = 0.6
_HARDLY_ANY_WORDS = 0.35


@dataclass(frozen=True)
class Coverage:
    """How one fact stands in the text: the figures and titles that are missing; `unused` where nothing of it stands."""

    missing: tuple[str, ...]
    share: float

    @property
    def complete(self) -> bool:
        return not self.missing and self.share > 0

    @property
    def unused(self) -> bool:
        return self.share == 0


def coverage(fact: str, text: str) -> Coverage:
    """`share` of the fact's figures and titles that the text has; for a fact without any, whether enough words stand."""
    wanted = figures(fact)
    names = [span.text for span in (*titles(fact), *quoted(fact))]
    if not wanted and not names:
        return _by_words(fact, text)
    if shared_share(fact, text) < _HARDLY_ANY_WORDS:
        return Coverage((*(q.text for q in wanted), *names), 0.0)
    present = list(figures(text))
    missing: list[str] = []
    for figure in wanted:
        same = next((q for q in present if equal(figure, q)), None)
        if same is None:
            missing.append(figure.text)
    missing += [name for name in names if name not in text]
    return Coverage(tuple(missing), 1 - len(missing) / (len(wanted) + len(names)))


def uncovered(facts: Sequence[str], text: str) -> dict[int, Coverage]:
    """Index of each fact that the text does not have in full → its coverage."""
    found = {n: coverage(fact, text) for n, fact in enumerate(facts)}
    return {n: c for n, c in found.items() if not c.complete}


def _by_words(fact: str, text: str) -> Coverage:
    own = bigrams(fact)
    if not own:
        return Coverage((), 1.0 if fact.strip() in text else 0.0)
    share = len(own & bigrams(text)) / len(own)
    return Coverage((), 1.0 if share >= _ENOUGH_WORDS else 0.0)
