"""One thing made wrong in a text, its facts untouched: figures, units, approximations, dates, sums, names, facts dropped,
sentences added. Works on strings and shares no reader with what it measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import invented
from carrying import carried, carries_all, only_its, without
from plain_reading import Figure, clauses, dates, figures, numbers, sentences
from planting import Piece, with_approximation, with_name, with_one_fact_less, with_other_numbers

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
_FORMULA = re.compile(r"现将|特此报告|如下[：。]?$")
_SURNAME_CHARS = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐"


@dataclass(frozen=True)
class Corruption:
    """`before` is the text that was right for these facts, `text` the corrupted one; `places` are spans of `text` of
    which one should be reported; `fact` the index of the fact that is not in the text any more. `kind` may be another
    than was asked for: a value that another figure of the section has is counted by itself."""

    kind: str
    facts: tuple[str, ...]
    before: str
    text: str
    places: tuple[tuple[int, int], ...] = ()
    fact: int = -1
    note: str = ""


Corruptor = Callable[[Piece, Random, Sequence[str]], Corruption | None]


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
        return _replaced(piece, (figure.number_start, figure.end), _other_money(figure), "unit")
    unit = random.choice(OTHER_UNITS[figure.unit].split())
    return _replaced(piece, (figure.start, figure.end), figure.said[: -len(figure.unit)] + unit, "unit")


def dropped_approximation(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    planted = with_approximation(piece, random)
    if planted is None:
        return None
    start, end = planted.planted
    figure = next((f for f in figures(planted.text) if f.start == start and f.end == end), None)
    if figure is None:
        return None
    plain = figure.number + re.sub("[余多]", "", figure.rest) + figure.unit
    return _replaced(planted, (start, end), plain, "about-dropped")


def added_approximation(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """More than the fact, or less: 46余, 近46. 约46 says no more than 46 and is left out."""
    found = [f for f in figures(piece.text) if not f.about and f.number.isdigit() and int(f.number) >= 10]
    if not found:
        return None
    figure = random.choice(found)
    before, after = random.choice((("", "余"), ("", "余"), ("", "多"), ("近", ""), ("超过", ""), ("不足", "")))
    said = f"{before}{figure.number}{after}{figure.rest}{figure.unit}"
    return _replaced(piece, (figure.start, figure.end), said, "about-added")


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
    return _replaced(piece, (date.start, date.end), said, "date-known" if known else "date")


def dropped_fact(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """Every clause that carries a fact goes; half of the time from a section that had a fact less before."""
    if random.random() < 0.5:
        piece = with_one_fact_less(piece, random) or piece
    held = [c for c in carried(piece.facts, piece.text) if carries_all(piece.facts[c.fact], c.clauses)]
    held = [c for c in held if any(only_its(c.fact, clause, piece.facts) for clause in c.clauses)]
    if not held:
        return None
    chosen = random.choice(held)
    text = without(piece.text, chosen.clauses)
    return Corruption("fact", piece.facts, piece.text, text, fact=chosen.fact) if text else None


def dropped_part(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """One clause with a figure goes, of several that carry a fact."""
    if random.random() < 0.5:
        piece = with_one_fact_less(piece, random) or piece
    held = [c for c in carried(piece.facts, piece.text) if carries_all(piece.facts[c.fact], c.clauses)]
    parts = [(c.fact, clause) for c in held if len(c.clauses) > 1 for clause in c.clauses if numbers(clause.text)]
    parts = [(fact, clause) for fact, clause in parts if only_its(fact, clause, piece.facts)]
    if not parts:
        return None
    fact, clause = random.choice(parts)
    note = f"漏 {clause.text}"
    return Corruption("fact-part", piece.facts, piece.text, without(piece.text, (clause,)), fact=fact, note=note)


def added_figure(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """A sentence about something that no fact speaks of, with a figure that no fact has."""
    sentence, figure = invented.sentence(random)
    if any(figure in fact for fact in piece.facts):
        return None
    return _inserted(piece, sentence, random, "invented")


def added_known_figure(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """Such a sentence with a figure that a fact of the section has for something else."""
    found = [f for fact in piece.facts for f in figures(fact)]
    if not found:
        return None
    figure = random.choice(found)
    sentence, _ = invented.sentence(random, figure.unit, figure.said)
    return _inserted(piece, sentence, random, "invented-known")


def imported(piece: Piece, random: Random, others: Sequence[str]) -> Corruption | None:
    """A sentence with figures from another exemplar."""
    sentence = random.choice(others)
    found = figures(sentence)
    if not found or all(any(f.said in fact for fact in piece.facts) for f in found):
        return None
    return _inserted(piece, sentence, random, "imported")


def imported_plain(piece: Piece, random: Random, others: Sequence[str]) -> Corruption | None:
    """A sentence without any figure from another exemplar."""
    plain = [s for s in others if not numbers(s) and len(s) >= 10 and not _FORMULA.search(s)]
    sentence = random.choice(plain)
    return None if sentence in piece.text else _inserted(piece, sentence, random, "imported-plain")


def replaced_person(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    planted = with_name(piece, "person", random)
    if planted is None:
        return None
    start, end = planted.planted
    name = planted.text[start:end]
    near = name[0] + invented.person(random)[1:], random.choice(_SURNAME_CHARS) + name[1:]
    other = random.choice((invented.person(random), invented.person(random), *near))
    return _renamed(planted, (start, end), other, "person")


def replaced_place(piece: Piece, random: Random, others: Sequence[str]) -> Corruption | None:
    found = [m.span() for m in re.finditer(r"(?<=[照，在])[\u4e00-\u9fff]{2}(?:县|镇)(?=委|党委)", piece.text)]
    planted = with_name(piece, "place", random)
    if planted and (not found or random.random() < 0.8):
        piece, span = planted, planted.planted
    elif found:
        span = random.choice(found)
    else:
        return None
    name = piece.text[span[0] : span[1]]
    suffix = next(s for s in ("社区", "街道", "村", "镇", "乡", "县") if name.endswith(s))
    bare = name.removesuffix(suffix)
    near = bare[0] + random.choice(invented.SECOND) + suffix
    far = (invented.village(random)[:2] + suffix, near, *_places(others, suffix, random))
    if suffix != "县":
        far += (invented.place(random),)
    return _renamed(piece, span, random.choice(far), "place")


def replaced_title(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    return _other_held(piece, random, "title", r"《[^》]{3,}》")


def replaced_quoted(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    return _other_held(piece, random, "quoted", r"“[^”]{3,}”")


KINDS: dict[str, Corruptor] = {
    "figure": changed_figure,
    "unit": changed_unit,
    "about-dropped": dropped_approximation,
    "about-added": added_approximation,
    "date": shifted_date,
    "sum": broken_sum,
    "swap-within": swapped_within,
    "swap-between": swapped_between,
    "fact": dropped_fact,
    "fact-part": dropped_part,
    "invented": added_figure,
    "invented-known": added_known_figure,
    "imported": imported,
    "imported-plain": imported_plain,
    "person": replaced_person,
    "place": replaced_place,
    "title": replaced_title,
    "quoted": replaced_quoted,
}
BY_THE_WAY = {"figure": "figure-known", "date": "date-known"}
"""What a corruptor makes now and then instead: counted in a row of its own."""


def _replaced(piece: Piece, span: tuple[int, int], new: str, kind: str) -> Corruption | None:
    start, end = span
    old = piece.text[start:end]
    if old == new:
        return None
    text = piece.text[:start] + new + piece.text[end:]
    return Corruption(kind, piece.facts, piece.text, text, ((start, start + len(new)),), note=f"{old} → {new}")


def _renamed(piece: Piece, span: tuple[int, int], new: str, kind: str) -> Corruption | None:
    return None if any(new in fact for fact in piece.facts) else _replaced(piece, span, new, kind)


def _inserted(piece: Piece, sentence: str, random: Random, kind: str) -> Corruption:
    ends = [end for _, end in sentences(piece.text) if piece.text[end - 1] in "。！？"]
    at = random.choice(ends or [len(piece.text)])
    text = piece.text[:at] + sentence + piece.text[at:]
    return Corruption(kind, piece.facts, piece.text, text, ((at, at + len(sentence)),), note=sentence)


def _with_number(piece: Piece, figure: Figure, number: str, kind: str) -> Corruption | None:
    """A figure with another number; a value that the section has in the same unit is a row of its own."""
    if not number or number == figure.number:
        return None
    said = f"{figure.lead}{number}{figure.rest}{figure.unit}"
    same = [f for fact in piece.facts for f in figures(fact) if f.unit == figure.unit]
    known = any(f.number == number and f.rest.strip("余多") == figure.rest.strip("余多") for f in same)
    return _replaced(piece, (figure.start, figure.end), said, f"{kind}-known" if known else kind)


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


def _places(others: Sequence[str], suffix: str, random: Random) -> list[str]:
    """A place of an exemplar: the villages its texts name after 村 or 在."""
    pattern = re.compile(rf"(?:^|[。，])([\u4e00-\u9fff]{{2,3}}{suffix})(?=开展|党委)")
    found = [m[1] for s in others for m in pattern.finditer(s)]
    return [random.choice(found)] if found else []


def _other_held(piece: Piece, random: Random, kind: str, pattern: str) -> Corruption | None:
    """A title or a quoted name becomes another, loses a character or two, or gets another one."""
    found = [m.span() for m in re.finditer(pattern, piece.text)]
    planted = with_name(piece, kind, random)
    if planted and (not found or random.random() < 0.6):
        piece, span = planted, planted.planted
    elif found:
        span = random.choice(found)
    else:
        return None
    name = piece.text[span[0] + 1 : span[1] - 1]
    at = random.randrange(len(name) - 1)
    other = invented.title(random) if kind == "title" else invented.quoted(random)
    ways = (other[1:-1], name[:at] + name[at + 1 :], name[:at] + random.choice(invented.SECOND) + name[at + 1 :])
    new = piece.text[span[0]] + random.choice(ways) + piece.text[span[1] - 1]
    return _renamed(piece, span, new, kind)


def clause_at(text: str, place: tuple[int, int]) -> str:
    """The clauses around a place, for people to read."""
    return "".join(c.text for c in clauses(text) if c.start < place[1] + 12 and place[0] - 12 < c.end).strip()
