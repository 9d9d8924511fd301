"""Matrices that came back, summed (汇总): each village once, 个, 次 and 人次 apart, and who has not sent what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.report.collecting.figures import CellFigure, decimal_text, figure_of
from assistant.report.collecting.indicators import Indicator
from assistant.report.collecting.matrix import Column, Matrix, is_nothing
from assistant.report.collecting.places import named, place_key


@dataclass(frozen=True)
class SentMatrix:
    """A matrix and the name of the file it came in."""

    file: str
    matrix: Matrix


@dataclass(frozen=True)
class Differing:
    """One village's figure in two copies, as written, each with its file; the later one is summed."""

    place: str
    indicator: Indicator
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Total:
    """The sum of an indicator in one unit. `places` have reported, `missing` have not; `unreadable` are places whose cell is
    no figure, with what it says; `section` is the worksheet's name; `mixed`: others have reported in another unit."""

    section: str
    indicator: Indicator
    unit: str
    value: Decimal
    approximate: bool
    places: tuple[str, ...]
    missing: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    differing: tuple[Differing, ...] = ()
    claimed: str = ""
    files: tuple[str, ...] = ()
    mixed: bool = False

    @property
    def text(self) -> str:
        """开展宣讲26场."""
        figure = f"{'约' if self.approximate else ''}{decimal_text(self.value)}"
        return self.indicator.said(figure, self.unit)

    @property
    def is_whole(self) -> bool:
        """Whether every place has reported one readable figure in this unit."""
        return not (self.missing or self.unreadable or self.differing or self.mixed)


@dataclass(frozen=True)
class Summary:
    """`missing` are places that have sent nothing at all, `unknown` those that the roster lacks."""

    totals: tuple[Total, ...] = ()
    places: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass
class _Cells:
    """What the copies say of one indicator: by place, each with its file."""

    section: str
    indicator: Indicator
    by_place: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    claimed: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def summed(matrices: Sequence[SentMatrix], expected: Sequence[str] = ()) -> Summary:
    """The sums of all copies. `expected` are the places that are to report; without them those that the tables list."""
    listed = tuple(dict.fromkeys(named(row.name, expected) for m in matrices for row in m.matrix.rows))
    asked = tuple(expected) or _each_once(listed)
    gathered: dict[tuple[str, str, str], _Cells] = {}
    for sent in matrices:
        for number, column in enumerate(sent.matrix.columns):
            _gather(sent, number, column, asked, gathered)
    totals = tuple(total for cells in gathered.values() for total in _totals(cells, asked))
    reported = {place for cells in gathered.values() for place, found in cells.by_place.items() if found}
    return Summary(
        totals,
        asked,
        tuple(place for place in asked if place not in reported),
        tuple(place for place in listed if place not in asked and place in reported),
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """柳湾 and 柳湾村 of two copies are one; the fuller name stays."""
    known: dict[str, str] = {}
    for name in names:
        key = place_key(name)
        known[key] = max(known.get(key, ""), name, key=len)
    return tuple(known.values())


def _gather(
    sent: SentMatrix, number: int, column: Column, asked: Sequence[str], gathered: dict[tuple[str, str, str], _Cells]
) -> None:
    indicator = column.indicator
    key = (sent.matrix.title, indicator.name, indicator.unit)
    cells = gathered.setdefault(key, _Cells(sent.matrix.title, indicator))
    for row in sent.matrix.rows:
        if row.cells[number]:
            cells.by_place.setdefault(named(row.name, asked), []).append((sent.file, row.cells[number]))
            if sent.file not in cells.files:
                cells.files.append(sent.file)
    if sent.matrix.claimed and sent.matrix.claimed[number]:
        cells.claimed.append(sent.matrix.claimed[number])


def _totals(cells: _Cells, asked: Sequence[str]) -> Iterator[Total]:
    """One total for each unit that was written; what cannot be read is told with the indicator's own unit."""
    indicator = cells.indicator
    last = {place: _figure(found[-1][1], indicator) for place, found in cells.by_place.items()}
    unreadable = tuple((place, cells.by_place[place][-1][1]) for place, read in last.items() if read is None)
    read = {place: figure for place, figure in last.items() if figure is not None}
    units = dict.fromkeys([indicator.unit, *(figure.unit or indicator.unit for figure in read.values())])
    written = {figure.unit or indicator.unit for figure in read.values()}
    for unit in units:
        own = {place: figure for place, figure in read.items() if (figure.unit or indicator.unit) == unit}
        main = unit == indicator.unit
        if not own and not (main and unreadable):
            continue
        yield Total(
            cells.section,
            indicator,
            unit,
            sum((figure.value for figure in own.values()), Decimal(0)),
            any(figure.approximate for figure in own.values()),
            tuple(own),
            tuple(place for place in asked if place not in cells.by_place) if main else (),
            unreadable if main else (),
            tuple(_differing(cells, own)),
            _claim_that_differs(cells, own.values(), others=len(units) > 1) if main else "",
            tuple(cells.files),
            mixed=len(written) > 1,
        )


def _figure(text: str, indicator: Indicator) -> CellFigure | None:
    return CellFigure(Decimal(0), "0") if is_nothing(text) else figure_of(text, indicator.unit)


def _differing(cells: _Cells, own: Iterable[str]) -> Iterator[Differing]:
    for place in own:
        found = cells.by_place[place]
        values = {_figure(text, cells.indicator) for _, text in found}
        if len(values) > 1:
            yield Differing(place, cells.indicator, tuple(dict.fromkeys(found)))


def _claim_that_differs(cells: _Cells, own: Iterable[CellFigure], *, others: bool) -> str:
    """What the row 合计 of the only copy says, where it is not the sum."""
    if len(cells.claimed) != 1 or others:
        return ""
    claimed = figure_of(cells.claimed[0], cells.indicator.unit)
    value = sum((figure.value for figure in own), Decimal(0))
    return "" if claimed is None or claimed.value == value else cells.claimed[0]
