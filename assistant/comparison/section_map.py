"""Which section of one report is which of another (章节对应): by key, heading and content together."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.report.section_identity import likeness_of, plain_key
from assistant.style.numbering import without_ordinal

SectionStatus = Literal["same", "reworded", "moved", "split", "merged", "rewritten", "new", "dropped"]
_SAME_KEY, _SAME_HEADING, _LIKE = 0.3, 0.25, 0.3
_REWRITTEN = 0.5


@dataclass(frozen=True)
class SectionText:
    """A section as it is compared: heading without ordinal, text one paragraph a line."""

    keys: tuple[str, ...]
    heading: str
    text: str
    level: int = 1


@dataclass(frozen=True)
class SectionMatch:
    """Sections that belong together, by their places. `likeness` (0–1) is that of their texts."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    status: SectionStatus
    likeness: float


def section_map(
    old: Sequence[SectionText], new: Sequence[SectionText], hints: Mapping[int, int] | None = None
) -> tuple[SectionMatch, ...]:
    """Every section of both in one match, in the order of the new report; one that was dropped stands behind the one it stood
    behind. `hints` tell, for sections of old, which of new they should be; renumbering alone is no change."""
    hints = hints or {}
    scores = sorted(
        ((_score(a, b) + (hints.get(m) == n), m, n) for m, a in enumerate(old) for n, b in enumerate(new)),
        key=lambda s: (-s[0], abs(s[1] - s[2]), s[1]),
    )
    pairs: dict[int, int] = {}
    for score, m, n in scores:
        if score >= _LIKE and m not in pairs and n not in pairs.values():
            pairs[m] = n
    back = {n: m for m, n in pairs.items()}
    found = [_match(old, new, back[n], n) if n in back else SectionMatch((), (n,), "new", 0.0) for n in range(len(new))]
    return (*found, *(SectionMatch((m,), (), "dropped", 0.0) for m in range(len(old)) if m not in pairs))


def _match(old: Sequence[SectionText], new: Sequence[SectionText], m: int, n: int) -> SectionMatch:
    likeness = likeness_of(old[m].text, new[n].text)
    if plain(old[m].text) == plain(new[n].text) and plain(old[m].heading) == plain(new[n].heading):
        return SectionMatch((m,), (n,), "same", 1.0)
    return SectionMatch((m,), (n,), "reworded" if likeness >= _REWRITTEN else "rewritten", likeness)


def _score(a: SectionText, b: SectionText) -> float:
    keys = bool({plain_key(k) for k in a.keys} & {plain_key(k) for k in b.keys})
    heading = plain(a.heading) == plain(b.heading) != ""
    return likeness_of(a.text, b.text) + _SAME_KEY * keys + _SAME_HEADING * heading


def plain(text: str) -> str:
    """A heading or text as it is compared: without ordinal, blanks and the width of its characters."""
    return "".join(unicodedata.normalize("NFKC", without_ordinal(text)).split())
