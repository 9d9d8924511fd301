"""Figures where they stand (数字所在), with the words that go with each.

A figure is known by its words: those before it back to the figure or mark before, those behind it up to the next. In a list
of figures (省、市、县级采用3篇、9篇、19篇) each goes with its own label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.quantities import quantities, quantities_with_ones
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.language.similarity import bigrams
from assistant.language.units import same_unit
from assistant.provenance.distributed import one_of_two, words_by_place

_MARKS = re.compile(r"[，。；：、！？（）,;:!?()\s]+")
_LIST_GAP = re.compile(r"[、和及与]|以及")
_WIDEST_GAP = 2
_NOTHING: frozenset[str] = frozenset()
_EARLIER = re.compile("(?:去年|上年|同期)[^，。；：0-9多少增减]{0,6}$")
_FORMER = re.compile("[前后]者[^，。；]{0,8}$")
_BEFORE = 14
_AFTER = 10
_LABEL = 4
_NOUN = 2


@dataclass(frozen=True)
class Placed:
    """A figure of a text; `sentence` is the number of the sentence it stands in, `near` the word pairs that go with it,
    `before` and `after` the same by the side they stand on, `beside` those one figure further, `wide` those of its whole
    sentence."""

    figure: Quantity
    sentence: int
    near: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    beside: frozenset[str]
    wide: frozenset[str]


@lru_cache(maxsize=1024)
def placed(text: str) -> tuple[Placed, ...]:
    """Every figure of the text in reading order; an ordinal (第12次) is none."""
    return _placed(text, [q for q in quantities(text) if q.is_figure])


@lru_cache(maxsize=64)
def placed_with_ones(text: str) -> tuple[Placed, ...]:
    """The same, and each 一 with a measure word (暂缓的有一场)."""
    return _placed(text, [q for q in quantities_with_ones(text) if q.is_figure])


def _placed(text: str, figures: Sequence[Quantity]) -> tuple[Placed, ...]:
    starts = [q.start for q in figures]
    found: list[Placed] = []
    for number, line in enumerate(sentences(text) if figures else ()):
        end = bisect_left(starts, line.end, len(found))
        if end == len(found):
            continue
        inside, wide = figures[len(found) : end], bigrams(line.text)
        beside = last = _NOTHING
        for own, figure in enumerate(inside):
            before, after = _sides(text, inside, own, (line.start, line.end))
            near = before | after | _dated(text, inside, own)
            if "期" in line.text or "年" in line.text:
                near |= _of_last_year(text, line.start, figure.start)
            if "者" in line.text and (meant := _taken_up(text, line.start, figure.start)) is not None:
                near |= _meant(text, inside, found[len(found) - own :], meant)
            beside, last = (beside, last) if near == last else (last, near)  # one list, the same words beside it
            found.append(Placed(figure, number, near, before, after, beside, wide))
    return tuple(found)


def _sides(
    text: str, inside: Sequence[Quantity], own: int, bounds: tuple[int, int]
) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and those behind one of the figures of a sentence."""
    label = _label(text, inside, own, bounds[0]) if len(inside) > 1 else _NOTHING
    if label:
        return label, _NOTHING
    before, after = _before(text, inside, own, bounds[0]), _after(text, inside, own, bounds[1])
    if before and after:
        before, after = _its_side(text, inside, own, bounds[1], (before, after))
    if not before and not after:  # 开展宣讲，共38场
        floor = inside[own - 1].end if own else bounds[0]
        before = text[max(floor, inside[own].start - _BEFORE) : inside[own].start]
    return _with_touching(before, before.rstrip("约近了共 ")[-2:]), _with_touching(after, after[:1])


def _before(text: str, inside: Sequence[Quantity], own: int, floor: int) -> str:
    start = inside[own].start
    floor = inside[own - 1].end if own else floor
    words = _MARKS.split(text[max(floor, start - _BEFORE) : start])[-1]
    if own and _among(text, inside[own - 1], inside[own]):
        return _led_by(text, inside[own - 1].start) + words.partition("中")[2]
    if own + 1 < len(inside) and _among(text, inside[own], inside[own + 1]) and words.endswith("在"):
        return words[-1 - _NOUN : -1]
    return words


def _led_by(text: str, whole: int) -> str:
    """有互动的宣讲在46场中只有16场: what leads before 在 goes with the second."""
    words = _MARKS.split(text[max(0, whole - _BEFORE) : whole])[-1]
    return words[:-1] if words.endswith("在") else ""


def _after(text: str, inside: Sequence[Quantity], own: int, ceiling: int) -> str:
    start = inside[own].end
    if inside[own].calendar and text.startswith("，", start):  # 4月8日，镇党委调整领导小组
        start += 1
    ceiling = inside[own + 1].start if own + 1 < len(inside) else ceiling
    words = _MARKS.split(text[start : min(ceiling, start + _AFTER)])[0]
    return words.partition("中")[0] if own + 1 < len(inside) and _among(text, inside[own], inside[own + 1]) else words


def _among(text: str, whole: Quantity, part: Quantity) -> bool:
    """17名通讯员中兼职的有13名: what stands before 中 goes with the first."""
    return text.count("中", whole.end, part.start) == 1 and _run_on(text, whole, part)


def _its_side(text: str, inside: Sequence[Quantity], own: int, ceiling: int, sides: tuple[str, str]) -> tuple[str, str]:
    """In a run of figures of one unit without a mark (村18站所10; 18个书屋中5个陈旧) the words between two belong to the
    second where the run ends with a figure, to the first where it ends with words."""
    first = last = own
    while first and _run_on(text, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _run_on(text, inside[last], inside[last + 1]):
        last += 1
    if first == last:
        return sides
    if _after(text, inside, last, ceiling):
        return ("" if own > first else sides[0], sides[1])
    return (sides[0], "" if own < last else sides[1])


def _run_on(text: str, a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and not a.calendar and not b.calendar and not _MARKS.search(text, a.end, b.start)


def _label(text: str, inside: Sequence[Quantity], own: int, floor: int) -> frozenset[str]:
    """The label of a figure in a list that has its labels before it; empty where there is no such list."""
    first = last = own
    while first and _listed(text, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _listed(text, inside[last], inside[last + 1]):
        last += 1
    number = last - first + 1
    if number < 2:
        return _NOTHING
    given = words_by_place(text, inside, (first, last), own, floor)
    if given is not None:
        return given
    start = inside[first - 1].end if first else floor
    clause = re.split(r"[，。；：]", text[start : inside[first].start])[-1]
    labels = clause.split("、")
    if len(labels) != number:  # 于2月27日、6月5日研判: which comes first says nothing
        return bigrams(clause[-_BEFORE:]) | bigrams(_MARKS.split(text[inside[last].end : inside[last].end + _AFTER])[0])
    length = max(1, min(_LABEL, *map(len, labels)))
    label = labels[own - first][-length:] if own == first else labels[own - first][:length]
    return frozenset(f"={c}" for c in label) | bigrams(label)


def _listed(text: str, a: Quantity, b: Quantity) -> bool:
    near = b.start - a.end <= _WIDEST_GAP
    return near and _LIST_GAP.fullmatch(text, a.end, b.start) is not None and same_unit(a.unit, b.unit)


def _of_last_year(text: str, floor: int, start: int) -> frozenset[str]:
    """由去年同期的32%升至40%: which of two is the earlier one."""
    return frozenset(["@earlier"]) if _EARLIER.search(text, max(floor, start - _BEFORE), start) else frozenset()


def _dated(text: str, inside: Sequence[Quantity], own: int) -> frozenset[str]:
    """The date that a figure's clause begins with, and for that date the number behind it: 4月37人次、6月58人次."""
    if inside[own].calendar:
        follows = own + 1 < len(inside) and _in_clause(text, inside[own], inside[own + 1])
        return frozenset([f"@{inside[own + 1].value}"]) if follows else frozenset()
    first = own
    while first and not inside[first].calendar and _in_clause(text, inside[first - 1], inside[first]):
        first -= 1
    return frozenset([f"@{inside[first].calendar}"]) if inside[first].calendar else frozenset()


def _taken_up(text: str, floor: int, start: int) -> tuple[int, int] | None:
    """警示教育3场、反诈宣传22场，前者210人次，后者3400人次: where the two are taken up, and which of them is meant."""
    found = _FORMER.search(text, max(floor, start - _BEFORE), start)
    if not found:
        return None
    first = text.find("前者", floor, start)
    return (first, -2 if found[0].startswith("前") else -1) if first >= 0 else None


def _meant(text: str, inside: Sequence[Quantity], told: Sequence[Placed], meant: tuple[int, int]) -> frozenset[str]:
    """The words of the one of two that is taken up: of two who have each as much, else of the two figures before."""
    start, which = meant
    words = one_of_two(text, inside, start, which + 2)
    if words is not None:
        return words
    named = [place for place in told if place.figure.start < start][-2:]
    return named[which].near if len(named) > 1 else _NOTHING


def _in_clause(text: str, a: Quantity, b: Quantity) -> bool:
    return b.calendar is None and not _MARKS.search(text, a.end, b.start)


def _with_touching(words: str, characters: str) -> frozenset[str]:
    """The pairs of some words, with the single characters that touch the figure: 投9篇、采3篇; 县里7 and 县级7篇."""
    return bigrams(words).union([f"~{c}" for c in characters]) if words else _NOTHING
