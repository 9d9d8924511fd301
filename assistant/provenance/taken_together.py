"""Figures that a sentence reckons from what it has just told (承前合计): 办结12件、5件，17件均已归档; 每站1份; 后两次."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.units import same_unit
from assistant.provenance.operands import (
    MOST_OPERANDS,
    Derivation,
    Operand,
    of_one_unit,
    reckonable,
    shown,
)
from assistant.provenance.placing import Placed

_MARK = re.compile("[，。；：！？\n]")
_TOGETHER = re.compile("(?:共|共计|合计|总共|一共|总计)$")
_ALL_OF_THEM = re.compile("(?:现|目前)?(?:已经?)?(?:均|都|全部|皆)")
_FOR_EACH = re.compile("每(?![年月季周日天旬半])[^，。；：0-9]{0,6}$")
_THE_OTHERS = re.compile("(?P<last>后|其后|之后|随后|其余|其他|另外?)$|(?P<first>前|头)$")
_REACH = 8


def taken_together(figure: Placed, text: str, before: Sequence[Operand]) -> Derivation | None:
    """How a figure follows from those that its sentence has told before it, where the words straight beside it say that it is
    reckoned from them. `before` are those, with a source."""
    if not reckonable(figure.figure) or figure.figure.calendar:
        return None
    return _all_of_them(figure, text, before) or _for_each(figure, text, before) or _the_others(figure, text, before)


def gives_each(text: str, figure: Quantity) -> bool:
    """Whether it is so much for each: 每个单位1份."""
    return _FOR_EACH.search(text, max(0, figure.start - _REACH), figure.start) is not None


def _all_of_them(figure: Placed, text: str, before: Sequence[Operand]) -> Derivation | None:
    """社长11名和队员86名共97人; 12件, 5件，17件均已办结: the sum of the last ones."""
    value = figure.figure
    head = text[max(0, value.start - _REACH) : value.start]
    opens = not _MARK.split(head)[-1].strip()
    if not _TOGETHER.search(head) and not (opens and _ALL_OF_THEM.match(text, value.end)):
        return None
    alike = [o for o in reversed(before) if reckonable(o.place.figure) and of_one_unit(o.place.figure, value)]
    sums = accumulate(o.value for o in alike[:MOST_OPERANDS])
    number = next((n for n, whole in enumerate(sums, 1) if whole == value.value), 0)
    return shown(alike[number - 1 :: -1], "＋", value) if number > 1 else None


def _for_each(figure: Placed, text: str, before: Sequence[Operand]) -> Derivation | None:
    """签订书23份，村14个、站9个，每个单位1份: the whole, of which so many have as much each."""
    value = figure.figure
    if not gives_each(text, value):
        return None
    known = [o for o in before if reckonable(o.place.figure) and not o.place.figure.calendar]
    whole = next((o for o in reversed(known) if _of_its_unit(o.place.figure, value)), None)
    if whole is None or not value.value:
        return None
    counted = known[known.index(whole) + 1 :]
    units = {o.place.figure.unit for o in counted}
    if len(units) != 1 or sum(o.value for o in counted) * value.value != whole.value:
        return None
    return shown((*counted, whole), "、", value)


def _the_others(figure: Placed, text: str, before: Sequence[Operand]) -> Derivation | None:
    """三次…，第一次…，后两次…: what ordinals leave of a whole told before."""
    value = figure.figure
    said = _THE_OTHERS.search(text, max(0, value.start - _REACH), value.start)
    if not said:
        return None
    whole = next((o for o in reversed(before) if _of_its_unit(o.place.figure, value)), None)
    if whole is None or not reckonable(whole.place.figure) or value.value is None:
        return None
    if said["first"]:
        return shown((whole,), "", value) if value.value < whole.value else None
    told = max((q.value for q in quantities(text) if q.value is not None and _is_ordinal(q, value)), default=None)
    return shown((whole,), "", value) if told is not None and told + value.value == whole.value else None


def _is_ordinal(q: Quantity, value: Quantity) -> bool:
    return q.kind == "ordinal" and q.start < value.start and same_unit(q.unit, value.unit)


def _of_its_unit(a: Quantity, value: Quantity) -> bool:
    return bool(a.unit) and same_unit(a.unit, value.unit, a.counted + value.counted)
