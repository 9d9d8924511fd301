"""What each figure, name and clause of a section rests on, and where each fact is used: the results of tracing (溯源)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.quantity import Quantity
from assistant.report.finding import Severity

FigureStatus = Literal["stated", "derived", "last_year", "confirmed", "leaked", "misplaced", "mismatched", "unknown"]
SOURCED: frozenset[str] = frozenset({"stated", "derived", "last_year", "confirmed"})
"""The statuses that need no mark."""
NameKind = Literal["title", "quoted", "person", "village", "township", "county", "organisation", "media"]
NameStatus = Literal[
    "stated", "front", "roster", "phrase", "last_year", "confirmed", "leaked", "misplaced", "near", "unknown"
]
ALLOWED_NAMES: frozenset[str] = frozenset({"stated", "front", "roster", "phrase", "last_year", "confirmed"})
ClauseFault = Literal["unsupported", "effect", "extent", "done", "contrary", "leaked"]
FactStatus = Literal["used", "partly", "unused", "withheld"]


@dataclass(frozen=True)
class TracedFigure:
    """A figure or date of the text. `sources` are the ids of what it rests on; `explanation` is for the clerk, in Chinese:
    the sum shown, or what is wrong with it. `right` is the one clear right value as the fact writes it, where there is one.
    `weaker`: it says less exactly what the fact says (30余 for 34). `quantity` is None for digits that no reader takes for a
    quantity (the number of a document)."""

    start: int
    end: int
    text: str
    quantity: Quantity | None
    status: FigureStatus
    sources: tuple[str, ...] = ()
    explanation: str = ""
    right: str = ""
    weaker: bool = False

    @property
    def sourced(self) -> bool:
        return self.status in SOURCED


@dataclass(frozen=True)
class TracedName:
    """A name of the text. `near` is the allowed name that it is a near miss of; `severity` how grave it is where it is not
    allowed: an exemplar's place or person, or any place or title that is not allowed, is an error, the rest are warnings."""

    start: int
    end: int
    text: str
    kind: NameKind
    status: NameStatus
    severity: Severity = "warning"
    sources: tuple[str, ...] = ()
    near: str = ""

    @property
    def allowed(self) -> bool:
        return self.status in ALLOWED_NAMES


@dataclass(frozen=True)
class UnsupportedClause:
    """A clause that reports what no fact of the section has. `fault`: effect (成效没有依据), extent (部分写成全部), done (打算写成
    已办), contrary (说反了), leaked (照抄范文), unsupported (没有依据的活动). `nearest` is the closest fact's id, `nearest_text`
    its words; `support` (0–1) the share of the clause's words that the facts have; `invented` the words that name an activity
    of no fact, where the rest of the clause may well be the facts'."""

    start: int
    end: int
    text: str
    fault: ClauseFault
    support: float
    nearest: str = ""
    nearest_text: str = ""
    invented: str = ""


@dataclass(frozen=True)
class FactUse:
    """How one fact stands in the text. `missing` are its figures and names that the text has not for it; `places` the
    starts of the sentences that use it; `twisted` where the text says it otherwise: swapped, the contrary, more than it."""

    id: str
    text: str
    status: FactStatus
    missing: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    twisted: bool = False


@dataclass(frozen=True)
class SectionTrace:
    """Everything that tracing a section's text finds, each in reading order; places are offsets in that text."""

    figures: tuple[TracedFigure, ...] = ()
    names: tuple[TracedName, ...] = ()
    clauses: tuple[UnsupportedClause, ...] = ()
    facts: tuple[FactUse, ...] = ()
