"""Puts names and approximations into a fact and its text alike, so that there is something to corrupt.

What is planted stands in both: the text stays true."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import invented
from carrying import carried, carries_all, without
from plain_reading import Figure, figures, numbers, sentences

FRAMES = {
    "person": (
        "，由宣传委员{}牵头",
        "，宣传干事{}负责登记",
        "，党员{}作交流发言",
        "，由驻村第一书记{}联系",
        "，文化站站长{}带队",
        "，宣讲员{}主讲",
        "，村干部{}参加",
        "，退休教师{}授课",
    ),
    "place": ("，试点设在{}", "，由{}承办", "，现场会在{}召开", "，{}先行试办", "，做法在{}推广", "，{}参加"),
    "title": ("，印发{}", "，按照{}执行", "，修订{}", "，学习{}"),
    "quoted": ("，打造{}品牌", "，开设{}专栏", "，设立{}"),
    "date": ("，{}向镇党委汇报", "，{}通报", "，{}验收"),
}
_SHARE = re.compile("分之|[一二三四五六七八九]成|倍|过半|一半")
_MAKE: dict[str, Callable[[Random], str]] = {
    "person": invented.person,
    "place": invented.place,
    "title": invented.title,
    "quoted": invented.quoted,
    "date": lambda random: f"{random.randrange(1, 7)}月{random.randrange(1, 29)}日",
}


@dataclass(frozen=True)
class Piece:
    """Facts and the text written from them; `planted` is where something was put into the text."""

    facts: tuple[str, ...]
    text: str
    planted: tuple[int, int] = (0, 0)


def with_name(piece: Piece, kind: str, random: Random) -> Piece | None:
    """A name (or a date) in the same words at the end of a fact and of its last clause."""
    held = [c for c in carried(piece.facts, piece.text) if carries_all(piece.facts[c.fact], c.clauses)]
    if not held:
        return None
    chosen = random.choice(held)
    fact, clause = piece.facts[chosen.fact], chosen.clauses[-1]
    before, after = random.choice(FRAMES[kind]).split("{}")
    name = _MAKE[kind](random)
    if name in piece.text or clause.text.endswith("：") or fact.endswith(("）", "：")) or "：" in clause.text:
        return None
    at = clause.bare_end
    text = f"{piece.text[:at]}{before}{name}{after}{piece.text[at:]}"
    start = at + len(before)
    facts = (*piece.facts[: chosen.fact], f"{fact}{before}{name}{after}", *piece.facts[chosen.fact + 1 :])
    return Piece(facts, text, (start, start + len(name)))


def with_approximation(piece: Piece, random: Random) -> Piece | None:
    """A figure that stands once in the text and in one fact becomes an approximate one in both."""
    whole = "\n".join(piece.facts)
    found = [f for f in figures(piece.text) if not f.about and f.number.isdigit() and int(f.number) >= 10]
    bounded = {f.said for fact in piece.facts for f in figures(fact) if f.about}
    found = [
        f
        for f in found
        if f.said not in bounded
        and not _rests_a_sum_on(piece, f)
        and whole.count(f.said) == piece.text.count(f.said) == numbers(whole).count(f.number) == 1
    ]
    if not found:
        return None
    figure = random.choice(found)
    before, after = random.choice((("", "余"), ("", "余"), ("", "多"), ("约", "")))
    said = f"{before}{figure.number}{after}{figure.rest}{figure.unit}"
    facts = tuple(f.replace(figure.said, said) for f in piece.facts)
    start = figure.start
    return Piece(facts, piece.text.replace(figure.said, said), (start, start + len(said)))


def with_other_numbers(piece: Piece, random: Random) -> Piece:
    """Some figures become others in facts and text alike: those that facts and text have once, so that no sum rests on
    them unseen."""
    facts, text = list(piece.facts), piece.text
    for figure in figures(piece.text):
        holding = [n for n, fact in enumerate(facts) if figure.said in [f.said for f in figures(fact)]]
        once = len(holding) == 1 and facts[holding[0]].count(figure.said) == text.count(figure.said) == 1
        said = f"{figure.lead}{_other(figure.number, random)}{figure.rest}{figure.unit}"
        if (
            once
            and not _rests_a_sum_on(piece, figure)
            and random.random() < 0.5
            and not any(said in held for held in (*facts, text))
        ):
            facts[holding[0]] = facts[holding[0]].replace(figure.said, said)
            text = text.replace(figure.said, said)
    return Piece(tuple(facts), text)


def _rests_a_sum_on(piece: Piece, figure: Figure) -> bool:
    """Whether the sentences around tell what was reckoned from the figure, a rest, a total or a share: with another number
    they would no longer be true."""
    own = {f.number for fact in piece.facts for f in figures(fact)}
    around = [(start, end) for start, end in sentences(piece.text) if start <= figure.start < end]
    near = "".join(piece.text[start:end] for start, end in around)
    reckoned = [f for f in figures(near) if f.number not in own]
    shares = any(f.unit == "%" for f in figures(near)) or _SHARE.search(near) is not None
    return shares or any(f.unit == figure.unit for f in reckoned)


def _other(number: str, random: Random) -> str:
    """A number of as many digits."""
    return "".join(
        c if c == "." else random.choice("123456789" if n == 0 else "0123456789") for n, c in enumerate(number)
    )


def with_one_fact_less(piece: Piece, random: Random) -> Piece | None:
    """A shorter section: one fact is taken from facts and text."""
    held = [c for c in carried(piece.facts, piece.text) if carries_all(piece.facts[c.fact], c.clauses)]
    if len(held) < 3:
        return None
    chosen = random.choice(held)
    facts = (*piece.facts[: chosen.fact], *piece.facts[chosen.fact + 1 :])
    return Piece(facts, without(piece.text, chosen.clauses))
