"""Figures, units, approximations, dates and sums made wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from corruption import Corruption, replaced
from plain_reading import Figure, dates, figures, sentences
from planting import Piece, with_approximation, with_name, with_other_numbers

OTHER_UNITS = {
    "人": "人次 户",
    "名": "人次 户",
    "人次": "人 户 场次",
    "次": "场 人次 轮 期",
    "场": "次 期 人次",
    "场次": "人次 次",
    "轮": "次 轮次",
    "期": "次 份 人次",
    "篇": "条 期",
    "条": "篇 期 次",
    "件": "条 人次",
    "份": "条 期 人次",
    "册": "条 期",
    "本": "条 期",
    "户": "人 户次",
    "家次": "人次 次",
    "处": "户 人",
    "块": "平方米 条",
    "起": "条 人次",
    "项": "次 人",
    "支": "人 次",
    "天": "小时 个月",
    "小时": "天 分钟",
    "元": "万元",
    "套": "册 次",
    "台": "辆 次",
    "对": "户 场",
    "分": "项 次",
    "%": "个百分点",
    "个百分点": "%",
    "公里": "米",
    "米": "公里",
    "平方米": "亩 平方公里",
    "亩": "公顷 平方米",
}
"""Units that may not stand for each other."""


def changed_figure(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    found = figures(piece.text)
    if not found:
        return None
    figure = random.choice(found)
    return _with_number(piece, figure, _other_number(figure.number, random), "figure")


def broken_sum(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """A part or the total of figures that add up within a sentence is changed."""
    sums = [s for start, end in sentences(piece.text) for s in _sums(figures(piece.text[start:end]), start)]
    if not sums:
        return None
    figure = random.choice(random.choice(sums))
    changed = _with_number(piece, figure, _other_number(figure.number, random), "sum")
    return changed if changed and changed.kind == "sum" else None


def swapped_within(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """Two figures of one unit change places within a sentence."""
    piece = with_other_numbers(piece, random) if random.random() < 0.7 else piece
    spans = list(sentences(piece.text))
    return _swapped(piece, random, "swap-within", lambda a, b: any(s <= a.start and b.end <= e for s, e in spans))


def swapped_between(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """Two figures of one unit change places between sentences."""
    piece = with_other_numbers(piece, random) if random.random() < 0.7 else piece
    spans = list(sentences(piece.text))
    return _swapped(piece, random, "swap-between", lambda a, b: not any(s <= a.start and b.end <= e for s, e in spans))


def changed_unit(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    found = [f for f in figures(piece.text) if f.unit in OTHER_UNITS]
    money = [f for f in figures(piece.text) if f.unit == "元"]
    if not found:
        return None
    figure = random.choice(found)
    if figure in money:
        return replaced(piece, (figure.number_start, figure.end), _other_money(figure), "unit")
    unit = random.choice(OTHER_UNITS[figure.unit].split())
    return replaced(piece, (figure.start, figure.end), figure.said[: -len(figure.unit)] + unit, "unit")


def dropped_approximation(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    planted = with_approximation(piece, random)
    if planted is None:
        return None
    start, end = planted.planted
    figure = next((f for f in figures(planted.text) if f.start == start and f.end == end), None)
    if figure is None:
        return None
    plain = figure.number + re.sub("[余多]", "", figure.rest) + figure.unit
    return replaced(planted, (start, end), plain, "about-dropped")


def added_approximation(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """More than the fact, or less: 46余, 近46. 约46 says no more than 46 and is left out."""
    found = [f for f in figures(piece.text) if not f.about and f.number.isdigit() and int(f.number) >= 10]
    if not found:
        return None
    figure = random.choice(found)
    before, after = random.choice((("", "余"), ("", "余"), ("", "多"), ("近", ""), ("超过", ""), ("不足", "")))
    said = f"{before}{figure.number}{after}{figure.rest}{figure.unit}"
    return replaced(piece, (figure.start, figure.end), said, "about-added")


def shifted_date(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    if random.random() < 0.3:
        piece = with_name(piece, "date", random) or piece
    start, end = piece.planted
    found = [d for d in dates(piece.text) if not end or start <= d.start < end]
    if not found:
        return None
    date = random.choice(found)
    parts = {p: int(v) for p, v in (("year", date.year), ("month", date.month), ("day", date.day)) if v}
    part = random.choice(list(parts))
    most = {"year": 9999, "month": 12, "day": 28}[part]
    parts[part] += random.choice((-1, 1) if part == "year" else (-3, -2, -1, 1, 2, 3))
    if not 1 <= parts[part] <= most:
        return None
    names = {"year": "年", "month": "月", "day": "日"}
    said = "".join(f"{parts[p]}{names[p]}" for p in names if p in parts)
    known = any(said in f"\n{fact}" and not re.search(rf"\d{said}", fact) for fact in piece.facts)
    return replaced(piece, (date.start, date.end), said, "date-known" if known else "date")


def _with_number(piece: Piece, figure: Figure, number: str, kind: str) -> Corruption | None:
    """A figure with another number; a value that the section has in the same unit is a row of its own."""
    if not number or number == figure.number:
        return None
    said = f"{figure.lead}{number}{figure.rest}{figure.unit}"
    same = [f for fact in piece.facts for f in figures(fact) if f.unit == figure.unit]
    known = any(f.number == number and f.rest.strip("余多") == figure.rest.strip("余多") for f in same)
    return replaced(piece, (figure.start, figure.end), said, f"{kind}-known" if known else kind)


def _other_number(number: str, random: Random) -> str:
    """Another value: a digit changed, one more or less, ten times, two digits exchanged."""
    whole = number.replace(".", "")
    way = random.choice(("digit", "digit", "step", "tenfold", "exchange"))
    if way == "tenfold" and "." not in number:
        return number + "0"
    if way == "step" and "." not in number:
        return str(max(int(number) + random.choice((-1, 1)), 1))
    if way == "exchange" and len(whole) > 1 and "." not in number:
        at = random.randrange(len(number) - 1)
        changed = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        return "" if changed[0] == "0" else changed
    at = random.choice([n for n, c in enumerate(number) if c.isdigit()])
    digit = random.choice("123456789" if at == 0 else "0123456789")
    changed = number[:at] + digit + number[at + 1 :]
    return "" if float(changed) == float(number) else changed


def _other_money(figure: Figure) -> str:
    scale = figure.rest.strip("余多")
    other = {"万": "", "亿": "万", "": "万"}[scale] if scale in "万亿" else ""
    return figure.number + (figure.rest.replace(scale, other) if scale else other) + figure.unit


def _sums(found: list[Figure], offset: int) -> list[list[Figure]]:
    """Total and parts: a figure that two to five figures of its unit right behind it add up to."""
    sums = []
    whole = [f for f in found if f.number.isdigit()]
    for first, total in enumerate(whole):
        same = [f for f in whole[first + 1 :] if f.unit == total.unit and f.rest == total.rest]
        fitting = (
            n for n in range(2, min(len(same), 5) + 1) if sum(int(f.number) for f in same[:n]) == int(total.number)
        )
        sums += [[_moved(f, offset) for f in (total, *same[:many])] for many in fitting]
    return sums


def _moved(figure: Figure, offset: int) -> Figure:
    return Figure(
        figure.start + offset,
        figure.end + offset,
        figure.number,
        figure.number_start + offset,
        figure.lead,
        figure.rest,
        figure.unit,
    )


def _swapped(piece: Piece, random: Random, kind: str, fits: Callable[[Figure, Figure], bool]) -> Corruption | None:
    found = figures(piece.text)
    twos = [
        (a, b)
        for n, a in enumerate(found)
        for b in found[n + 1 :]
        if a.unit == b.unit and a.said != b.said and fits(a, b)
    ]
    if not twos:
        return None
    first, second = random.choice(twos)
    between = piece.text[first.end : second.start]
    text = piece.text[: first.start] + second.said + between + first.said + piece.text[second.end :]
    shift = len(second.said) - len(first.said)
    places = (
        (first.start, first.start + len(second.said)),
        (second.start + shift, second.start + shift + len(first.said)),
    )
    return Corruption(kind, piece.facts, piece.text, text, places, note=f"{first.said} ⇄ {second.said}")
