"""Figures that follow from the facts by arithmetic that is shown (推算): sum, difference, share, growth.

Only where the words beside the figure say so (共、余下、占、增长) and what it is reckoned from belongs together: figures of one
unit in one fact, or of several facts that count the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from assistant.language.equality import weaker
from assistant.language.quantity import Quantity
from assistant.language.units import same_unit
from assistant.provenance.operands import (
    MOST_OPERANDS,
    Derivation,
    Operand,
    Told,
    by_fact,
    ids_of,
    of_one_unit,
    reckonable,
    shown,
    value_of,
)
from assistant.provenance.placing import Placed
from assistant.provenance.word_weights import LIGHT

_SUM = re.compile("共|合计|总计|累计|总共|总数|两项|三项|各项|全部")
_REST = re.compile("余下|剩余|其余|其他|尚|未|没|还有|还剩|仍有|余|另|[以之区镇乡村县社校企园]外")
_TOLD_AS_REST = re.compile("(?:余|剩|未|没)[^，。；：0-9]{0,6}$|(?:其余|余下|剩余|其他|另外?)[^，。；：0-9]{0,8}$")
_BEYOND = re.compile("完成|达成|超|任务|目标|计划")
_CHANGE = re.compile("增|减|多|少|升|降|提高|回落|较|比|同比")
_SHARE = re.compile("率|占|比例|比重|百分")
_EARLIER = re.compile("(?:去年|上年|同期)[^，。；：]{0,14}$")
_AVERAGE = re.compile("(?<!平)均(?![已有由在按可])|平均")
_RATE = re.compile("(?:每|人均|户均|村均|各|单价|均)[^，。；]{0,10}$")
_DECIMALS = re.compile(r"\.([0-9]+)%")
_FROM_TO = re.compile("[由从][^，。；]{0,24}[到至为]$")
_BEFORE_RATE = 10
_REACH = 16
_MOST_FIGURES = 12


def derivation(
    figure: Placed, words: str, operands: Sequence[Operand], *, told: Told | None = None, rounded: bool = False
) -> Derivation | None:
    """How a figure follows from the facts; None where it does not. `words` are those of its clause before it and of the
    sentence where a share is meant; `told` what the sentence tells besides, None where the operands are that. `rounded`: 六成多 and 近65% may follow as well, which many shares would fit."""
    value = figure.figure
    if value.value is None or value.calendar or (value.approximate and (value.unit not in ("%", "倍") or not rounded)):
        return None
    exact = [o for o in operands if reckonable(o.place.figure)]
    ways = _shares(value, words, exact) if value.unit == "%" else _counts(figure, words, exact, told)
    return next(ways, None)


def _counts(figure: Placed, words: str, operands: Sequence[Operand], told: Told | None) -> Iterator[Derivation]:
    value = figure.figure
    alike = [o for o in operands if of_one_unit(o.place.figure, value)]
    if _SUM.search(words):
        yield from _sums(figure, alike)
    if value.unit == "倍":
        yield from _multiples(value, operands)
    if not _RATE.search(words[-_BEFORE_RATE:]):  # 6个村各6名 is no product
        yield from _products(value, operands)
    if _AVERAGE.search(words):
        yield from _averages(value, operands)
    if _REST.search(words):
        left = [o for o in alike if not _is_told_as_rest(o)]
        yield from _differences(value, (two for two in _within_one_fact(left) if _tied(figure, two, told)))
        yield from _remainders(figure, left, told)
    if _CHANGE.search(words):
        yield from _differences(value, _over_time(alike))
    if value.kind == "points":
        yield from _differences(
            value, permutations([o for o in operands if o.place.figure.unit == "%"][:_MOST_FIGURES], 2)
        )


def _tied(figure: Placed, operands: Iterable[Operand], told: Told | None) -> bool:
    """Whether what is left is left of what the sentence tells, or of what its own words name: 97件中化解94件，还剩3件."""
    if told is None:
        return True
    own = {word for word in figure.near if word[0] not in "~@"} - LIGHT
    return any((o.source, o.value) in told or not own.isdisjoint(o.place.near) for o in operands)


def _is_told_as_rest(operand: Operand) -> bool:
    """余3个 of a fact leaves no further rest: 8个村 less 3个 is nothing."""
    start = operand.place.figure.start
    return _TOLD_AS_REST.search(operand.fact, max(0, start - _BEFORE_RATE), start) is not None


def _sums(figure: Placed, alike: Sequence[Operand]) -> Iterator[Derivation]:
    """All the figures of one fact, or those of several facts that count the same as this one."""
    for group in (*by_fact(alike), [o for o in alike if o.place.near & (figure.near | figure.wide)]):
        if 2 <= len(group) <= _MOST_FIGURES:
            for size in range(len(group), 1, -1):
                if size > MOST_OPERANDS or (size < len(group) and size > 3):
                    continue
                yield from (
                    shown(chosen, "＋", figure.figure)
                    for chosen in combinations(group, size)
                    if sum((value_of(o) for o in chosen), Decimal(0)) == figure.figure.value
                )


def _products(value: Quantity, operands: Sequence[Operand]) -> Iterator[Derivation]:
    """So much for each of so many, in one fact: 志愿者31人，每人补助500元."""
    for group in by_fact(operands):
        for each in group:
            start = each.place.figure.start
            if not of_one_unit(each.place.figure, value) or not _RATE.search(
                each.fact, max(0, start - _BEFORE_RATE), start
            ):
                continue
            yield from (
                shown((many, each), "×", value)
                for many in group
                if many is not each
                and each.times == 1
                and _counts_others(many, each)
                and value_of(many) * value_of(each) == value.value
            )


def _counts_others(many: Operand, each: Operand) -> bool:
    """So many villages with so many places each: two counts of the same make no product."""
    a, b = many.place.figure, each.place.figure
    return a.unit != b.unit or (a.counted != b.counted and "" not in (a.counted, b.counted))


def _multiples(value: Quantity, operands: Sequence[Operand]) -> Iterator[Derivation]:
    """How many times as much one figure of a fact is as another: 45条 and 21条 are 两倍多, 60 and 20 three times."""
    for more, less in _within_one_fact(operands):
        if value_of(less) and _rounds_to(value_of(more) / value_of(less), value):
            yield shown((more, less), "÷", value)


def _averages(value: Quantity, operands: Sequence[Operand]) -> Iterator[Derivation]:
    """宣讲42场、听众2100人次: 场均50人次."""
    for group in by_fact(operands):
        yield from (
            shown((whole, many), "÷", value)
            for whole, many in permutations(group[:_MOST_FIGURES], 2)
            if of_one_unit(whole.place.figure, value)
            and many.place.figure.unit not in ("%", value.unit)
            and value_of(many)
            and _rounds_to(value_of(whole) / value_of(many), value)
        )


def _differences(value: Quantity, pairs: Iterable[tuple[Operand, ...]]) -> Iterator[Derivation]:
    for first, second in pairs:
        if value_of(first) - value_of(second) == value.value:
            yield shown((first, second), "－", value)


def _remainders(figure: Placed, alike: Sequence[Operand], told: Told | None) -> Iterator[Derivation]:
    """What two or three parts leave of the whole: 采用44篇，省级3篇、市级11篇，余下30篇."""
    for group in by_fact(alike):
        whole = max(group[:_MOST_FIGURES], key=value_of)
        parts = [o for o in group[:_MOST_FIGURES] if o is not whole]
        yield from (
            shown((whole, *chosen), "－", figure.figure)
            for size in (2, 3)
            for chosen in combinations(parts, size)
            if value_of(whole) - sum((value_of(o) for o in chosen), Decimal(0)) == figure.figure.value
            and _tied(figure, (whole, *chosen), told)
        )


def _shares(value: Quantity, words: str, operands: Sequence[Operand]) -> Iterator[Derivation]:
    operands = [o for o in operands if o.place.figure.unit != "%"]
    growing = _CHANGE.search(words) is not None
    if growing:
        for now, then in _over_time(operands):
            change = value_of(now) - value_of(then)
            if value_of(then) and _is_of_direction(change, value) and _rounds_to(change * 100 / value_of(then), value):
                yield Derivation(
                    ids_of((now, then)),
                    f"（{now.place.figure.text}－{then.place.figure.text}）÷{then.place.figure.text}＝{value.text}",
                )
    if _SHARE.search(words) or not growing:
        beyond = _BEYOND.search(words) is not None
        for part, whole in _within_one_fact(operands):
            if not beyond and value_of(part) > value_of(whole):
                continue
            if value_of(whole) and _rounds_to(value_of(part) * 100 / value_of(whole), value):
                yield shown((part, whole), "÷", value)


def _is_of_direction(change: Decimal, value: Quantity) -> bool:
    """增长25% is no fall."""
    return value.direction not in ("up", "down") or (change > 0) == (value.direction == "up")


def _rounds_to(result: Decimal, value: Quantity) -> bool:
    """The result, rounded to the decimals that the text gives, is its figure; a fall is written without a sign. 六成多 and
    近65% leave open where between two steps it is."""
    assert value.value is not None  # noqa: S101  # asked of exact figures only
    if value.approximate:
        exact = replace(value, value=abs(result), approximation="exact", mark="", upper=None)
        return weaker(value, exact)
    exponent = value.value.as_tuple().exponent
    decimals = _DECIMALS.search(value.text)  # 87.0% is not 87%
    last = (
        Decimal(1).scaleb(min(exponent, -len(decimals[1]) if decimals else 0))
        if isinstance(exponent, int)
        else Decimal(1)
    )
    return 2 * abs(abs(result) - abs(value.value)) <= last


def _within_one_fact(operands: Sequence[Operand]) -> Iterator[tuple[Operand, Operand]]:
    for group in by_fact(operands):
        yield from (
            (a, b)
            for a, b in permutations(group[:_MOST_FIGURES], 2)
            if of_one_unit(a.place.figure, b.place.figure) or not b.place.figure.unit
        )


def _over_time(operands: Sequence[Operand]) -> Iterator[tuple[Operand, Operand]]:
    """This period's figure and last year's of the same thing, or what 由…增至… goes from and to, either way round: a fall
    is told as one."""
    for group in by_fact(operands):
        for a, b in pairwise(group):
            if of_one_unit(a.place.figure, b.place.figure) and _from_to(a, b):
                yield a, b
                yield b, a
    then = [o for o in operands if _is_earlier(o)]
    now = [o for o in operands if not _is_earlier(o)]
    for a in now:
        for b in then:
            if same_unit(a.place.figure.unit, b.place.figure.unit) and (
                a.fact == b.fact or a.place.near & b.place.near
            ):
                yield a, b
                yield b, a


def _from_to(a: Operand, b: Operand) -> bool:
    start = max(0, a.place.figure.start - _BEFORE_RATE)
    return _FROM_TO.search(a.fact, start, b.place.figure.start) is not None


def _is_earlier(operand: Operand) -> bool:
    start = operand.place.figure.start
    return _EARLIER.search(operand.fact, max(0, start - _REACH), start) is not None
