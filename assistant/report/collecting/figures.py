"""A figure in a cell (单元格里的数): 12, １２, 十二, 约30, 12场, 1.5万."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numerals import number_at, parse_number
from assistant.language.units import unit_at

_CELL = re.compile(
    r"(?P<about>(?:约|大约|近|共|合计|\+)?)(?P<number>[-−]?[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?|[零〇一二两三四五六七八九十百千万亿半]{1,12})"
    r"(?P<scale>[万千百亿]?)(?P<over>[余多]?)(?P<unit>[^0-9\s]{0,6}?)(?P<more>左右)?"
)
_ABOUT = ("约", "大约", "近")


@dataclass(frozen=True)
class CellFigure:
    """`text` is the figure as it is written in a bullet (约30, 1.5万), `unit` the cell's own unit, empty where it has none."""

    value: Decimal
    text: str
    unit: str = ""
    approximate: bool = False


def figure_of(text: str, unit: str = "") -> CellFigure | None:
    """The figure that a cell is, with its unit if it writes one that is not the column's; None for anything else: words,
    shares, several figures, a negative number."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    if unit and plain.endswith(unit):
        plain = plain.removesuffix(unit)
    match = _CELL.fullmatch(plain)
    if match is None or match["number"].startswith(("-", "−")):
        return None
    own = match["unit"]
    if own and own != unit and unit_at(own, 0) != own and own not in ("万元", "亿元"):
        return None
    value = _value(match["number"], match["scale"])
    if value is None:
        return None
    about = "约" if match["about"] in _ABOUT or match["more"] == "左右" else ""
    more = match["over"]
    shown = f"{about}{_shown(match['number'], match['scale'])}{more}"
    return CellFigure(value, shown, "" if own == unit else own, bool(about or more or match["more"]))


def _value(number: str, scale: str) -> Decimal | None:
    if number[0].isdigit():
        read = number_at(f"{number.replace(',', '')}{scale}", 0)
        return read.value if read else None
    return parse_number(number + scale)


def _shown(number: str, scale: str) -> str:
    """1,500 → 1500, 十二 → 12, 1.5万 as it is."""
    plain = number.replace(",", "") if number[0].isdigit() else ""
    if scale and plain:
        return f"{plain}{scale}"
    return decimal_text(Decimal(plain) if plain else parse_number(number) or Decimal(0))


def decimal_text(value: Decimal) -> str:
    """12, 5.5, 100: as a report writes it."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
