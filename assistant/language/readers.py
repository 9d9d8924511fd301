"""One reader for each form of quantity: (half-width masked text, position, end of the one before, its neighbour in a list)
→ the quantity that begins there, or None. READERS are tried in order; `text` is filled in by quantities()."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from assistant.language import approximations
from assistant.language.dates import date_at, year_at
from assistant.language.numerals import ARABIC, CHINESE, NUMBER, SCALE, Number, fraction, number_from, parse_number
from assistant.language.ones import counts_one
from assistant.language.quantity import Direction, Kind, Quantity
from assistant.language.units import LENGTHS_OF_TIME, unit_pattern

Reader = Callable[[str, int, int, Quantity | None], Quantity | None]

_UNIT = unit_pattern()
_COUNT = re.compile(rf"{NUMBER.pattern} ?(?P<unit>{_UNIT}|%|‰)?(?P<half>半)?")
_LISTED_UNIT = re.compile(rf"(?:[、和及与]{ARABIC})+ ?(?P<unit>{_UNIT}|%)")
_BARE_ENDS = re.compile(r"[A-Za-z]|[-+×*/:：·][0-9A-Za-z]|\.[0-9]")
_NUMERAL_BEFORE = re.compile(r"[0-9A-Za-z.+×/·:-]$")
