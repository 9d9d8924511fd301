"""Tables copied out of a web page, one cell a line (一格一行的表): 一、本年新收申请数量 with 0, 0, 0 under it numbers a row, no heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.report.reading.joining import Entry

_VALUE = re.compile(r"(?:[0-9][0-9.,]{0,14}[%％]?|[-—/／])")
_AROUND = 6
_VALUES_OF_A_TABLE = 3


def without_row_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The lines with no ordinal left on the rows of such a table. A page number alone makes no table: three values must
    stand within six lines."""
    values = [_VALUE.fullmatch(entry.text) is not None for entry in entries]
    found = list(entries)
    if sum(values) < _VALUES_OF_A_TABLE:
        return found
    is_row = False
    for index in range(len(found) - 2, -1, -1):
        above, below = index > 0 and values[index - 1], values[index + 1]
        is_row = found[index].ordinal is not None and (below or (above and is_row)) and _in_a_table(values, index)
        if is_row:
            found[index] = replace(found[index], ordinal=None)
    return found


def _in_a_table(values: Sequence[bool], index: int) -> bool:
    return sum(values[max(0, index - _AROUND) : index + _AROUND + 1]) >= _VALUES_OF_A_TABLE
