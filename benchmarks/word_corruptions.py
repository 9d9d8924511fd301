"""Facts dropped, sentences added, names replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

import invented
from carrying import carried, carries_all, only_its, without
from corruption import Corruption, inserted, renamed
from plain_reading import clauses, figures, numbers
from planting import Piece, with_name, with_one_fact_less

_FORMULA = re.compile(r"现将|特此报告|如下[：。]?$")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}是|其中|[0-9]{4}年|上半年|全年|今年|共|同比|较|比|占")
_SURNAME_CHARS = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐"


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
    return inserted(piece, sentence, random, "invented")


def added_known_figure(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """Such a sentence with a figure that a fact of the section has for something else."""
    found = [f for fact in piece.facts for f in figures(fact)]
    if not found:
        return None
    figure = random.choice(found)
    sentence, _ = invented.sentence(random, figure.unit, figure.said)
    return inserted(piece, sentence, random, "invented-known")


def added_way(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    """An activity that no fact speaks of, said as the way to what a clause tells with its true figure."""
    what, way = invented.way(random)
    held = [c for c in clauses(piece.text) if numbers(c.text) and not _ITEM.match(c.text)]
    if not held or any(what[:2] in text for text in (piece.text, *piece.facts)):
        return None
    clause = random.choice(held)
    text = piece.text[: clause.start] + way + piece.text[clause.start :]
    place = (clause.start, clause.start + len(way))
    return Corruption("invented-way", piece.facts, piece.text, text, (place,), note=f"{way}{clause.text}")


def imported(piece: Piece, random: Random, others: Sequence[str]) -> Corruption | None:
    """A sentence with figures from another exemplar."""
    sentence = random.choice(others)
    found = figures(sentence)
    if not found or all(any(f.said in fact for fact in piece.facts) for f in found):
        return None
    return inserted(piece, sentence, random, "imported")


def imported_plain(piece: Piece, random: Random, others: Sequence[str]) -> Corruption | None:
    """A sentence without any figure from another exemplar."""
    plain = [s for s in others if not numbers(s) and len(s) >= 10 and not _FORMULA.search(s)]
    sentence = random.choice(plain)
    return None if sentence in piece.text else inserted(piece, sentence, random, "imported-plain")


def replaced_person(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    planted = with_name(piece, "person", random)
    if planted is None:
        return None
    start, end = planted.planted
    name = planted.text[start:end]
    near = name[0] + invented.person(random)[1:], random.choice(_SURNAME_CHARS) + name[1:]
    other = random.choice((invented.person(random), invented.person(random), *near))
    return renamed(planted, (start, end), other, "person")


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
    return renamed(piece, span, random.choice(far), "place")


def replaced_title(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    return _other_held(piece, random, "title", r"《[^》]{3,}》")


def replaced_quoted(piece: Piece, random: Random, _others: Sequence[str]) -> Corruption | None:
    return _other_held(piece, random, "quoted", r"“[^”]{3,}”")


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
    return renamed(piece, span, new, kind)
