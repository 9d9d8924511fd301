"""When two quantities say the same, and when one says less than the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.language.units import same_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.language.quantity import Quantity

_FRACTION_SIGNS = ("分之", "/")


def equal(a: Quantity, b: Quantity) -> bool:
    """The same figure in whatever form: 1.5万份 = 15000份, 二十余场 = 20余场, ９８％ = 98%, 7月3日 = 2026年7月3日.

    Value, unit (人≈名, never 人次), approximation and direction must agree; 20余万元 is not 20万余元.
    """
    if a.calendar or b.calendar:
        return _same_date(a, b)
    return (
        _same_sort(a, b)
        and _same_value(a, b)
        and same_unit(a.unit, b.unit, a.counted + b.counted)
        and a.approximation == b.approximation
        and _same_step(a, b)
    )


def weaker(a: Quantity, b: Quantity) -> bool:
    """Does `a` say the same as `b` less exactly: 30余篇 for 34篇, 近40 for 38, 数百人 for 340人, 6月 for 6月18日?"""
    if a.calendar and b.calendar:
        return not equal(a, b) and a.calendar.last is None and _holds(a, b)
    if a.calendar or b.calendar or equal(a, b) or not _same_sort(a, b):
        return False
    if not same_unit(a.unit, b.unit, a.counted + b.counted):
        return False
    return _contains(a, b)


def compatible(a: Quantity, b: Quantity) -> bool:
    """May both be true of one thing: 30余篇 and 34篇, 约38万元 and 37.6万元; not 12次 and 11次, 40余篇 and 34篇."""
    if a.value is None or b.value is None or equal(a, b):
        return True
    (low, high), (low_b, high_b) = _bounds(a), _bounds(b)
    return low <= high_b and low_b <= high


def _same_sort(a: Quantity, b: Quantity) -> bool:
    """Frequencies, ordinals and ranges only go with their like; 增长12% never with 增长到12% or 下降12%."""
    apart = {"frequency", "ordinal", "range"}
    if a.kind != b.kind and (a.kind in apart or b.kind in apart):
        return False
    return a.unit == "倍" or not a.direction or not b.direction or a.direction == b.direction


def _same_value(a: Quantity, b: Quantity) -> bool:
    if a.value is None or b.value is None:
        return a.value is b.value and a.step == b.step
    if a.upper != b.upper:
        return False
    first, second = _level(a, a.value), _level(b, b.value)
    return first == second or _same_fraction(a, b, first, second)


def _level(quantity: Quantity, value: Decimal) -> Decimal:
    """增长1倍 and 翻一番 both reach twice the old level."""
    return value + 1 if quantity.unit == "倍" and quantity.direction == "up" else value


def _same_fraction(a: Quantity, b: Quantity, first: Decimal, second: Decimal) -> bool:
    """三分之一 is 33.3 %: a fraction that does not end is compared at the decimals that the other one has."""
    if not any(sign in q.text for q in (a, b) for sign in _FRACTION_SIGNS) or "%" not in (a.unit, b.unit):
        return False
    decimals = max(_exponent(first), _exponent(second))
    return decimals < 0 and round(first, -decimals) == round(second, -decimals)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _same_step(a: Quantity, b: Quantity) -> bool:
    return a.approximation == "exact" or not (_hides(a) and _hides(b)) or a.step == b.step


def _hides(quantity: Quantity) -> bool:
    return any(mark in quantity.mark for mark in "余多")


def _same_date(a: Quantity, b: Quantity) -> bool:
    if a.calendar is None or b.calendar is None or a.approximation != b.approximation:
        return False
    first, second = a.calendar.in_months(), b.calendar.in_months()
    if (first.last is None) != (second.last is None) or not first.first.agrees(second.first):
        return False
    return first.last is None or second.last is None or first.last.agrees(second.last)


def _holds(a: Quantity, b: Quantity) -> bool:
    if a.calendar is None or b.calendar is None:
        return False
    same_limit = a.approximation in (b.approximation, "exact")
    last = b.calendar.last or b.calendar.first
    return same_limit and (
        a.calendar.first.agrees(b.calendar.first)
        or (a.calendar.first.holds(b.calendar.first) and a.calendar.first.holds(last))
    )


def _contains(a: Quantity, b: Quantity) -> bool:
    """Does `a` leave open all that `b` leaves open, and more?"""
    (low, high), (low_b, high_b) = _bounds(a), _bounds(b)
    if (low == low_b and high == high_b) or (
        _excludes_its_own(a) and a.value == b.value and b.approximation == "exact"
    ):
        return False
    reaches_end = b.approximation == "exact" and high_b == high and a.approximation == "more"
    return low <= low_b and high_b <= high and not reaches_end


def _excludes_its_own(quantity: Quantity) -> bool:
    """30余, 超30, 不足30 and 近30 are not 30; 30以上, 不少于30 and 不超过30 may be."""
    if quantity.approximation == "more":
        return (
            any(word in quantity.mark for word in ("余", "多", "超过", "超出", "逾", "破", "高"))
            or quantity.mark == "超"
        )
    return quantity.approximation == "less" and not any(word in quantity.mark for word in ("不超过", "多", "高", "以"))


def _bounds(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """What the quantity leaves open: 30余 reaches up to 40, 近40 down to 30, 约40 half a step both ways, 60以上 and 不足60
    half as far again, 数百 from 200 to 1000.
    """
    at, step, approximation = quantity.value, quantity.step, quantity.approximation
    if at is None:
        return 2 * step, 10 * step
    if not _hides(quantity) and approximation in ("more", "less"):
        step = max(step, at / 2)
    if approximation == "about":
        step /= 2
    low = at if approximation in ("exact", "more") else at - step
    high = quantity.upper or at
    return low, high if approximation in ("exact", "less") else high + step
