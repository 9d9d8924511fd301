"""The whole screen of a drafting session, composed from what it shows: values in, lines out, each as wide as the screen at
most. Only characters that every terminal takes for as wide as they are draw its frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from assistant.terminal.asking import Option
from assistant.terminal.columns import cells, padded
from assistant.terminal.session.card_lines import conflict_view, fact_lines, finding_lines, place_lines
from assistant.terminal.session.words import CONFLICT, ENDING, LEAVE, LIST, answers, stage_style, stage_word
from assistant.terminal.shades import Line, Shade
from assistant.terminal.wrapping import wrapped, wrapped_line
from assistant.workflow.session.board import Place
from assistant.workflow.session.ending import Ending

View = Literal["section", "facts", "list", "conflict", "end"]
_WIDE = 90
_TITLE = 16
_LIST = _TITLE + 14
_WIDEST = 110
_NARROWEST = 24


@dataclass(frozen=True)
class Look:
    """What the clerk is looking at: section `at` (from 0), in one of the views, `scroll` lines down, conflict number
    `conflict`; `notice` is the program's word to them, `about` names the report, `asking` a line is being typed."""

    about: str = ""
    at: int = 0
    view: View = "section"
    scroll: int = 0
    conflict: int = 0
    notice: str = ""
    asking: bool = False


@dataclass(frozen=True)
class Shown:
    """All that the screen is made of beside the look itself. `model` says which drafts, and why."""

    places: tuple[Place, ...]
    remarks: tuple[str, ...] = ()
    ending: Ending | None = None
    model: str = ""


@dataclass(frozen=True)
class Frame:
    """The lines, as many as the screen has, and how far down the middle can be scrolled."""

    lines: tuple[Line, ...]
    most: int


def frame(look: Look, shown: Shown, width: int, height: int) -> Frame:
    """The screen of this size, in cells."""
    width = max(width, _NARROWEST)
    head, foot = _head(look, shown, width), _foot(look, shown, width)
    room = max(1, height - len(head) - len(foot))
    beside = width >= _WIDE and look.view != "list"
    left = _LIST + 3 if beside else 0
    body = list(_body(look, shown, min(width - left - 1, _WIDEST)))
    most = max(0, len(body) - room)
    follows = look.view == "section" and bool(shown.places) and shown.places[look.at].at_work
    start = most if follows else min(look.scroll, most)
    visible = body[start : start + room]
    if beside:
        visible = list(_beside(_short_list(look, shown, room), visible))
    lines = [*head, *visible, *[()] * (room - len(visible)), *foot]
    if start < most:
        lines[len(head) + room] = _more(most - start, width)
    return Frame(tuple(_clipped(line, width) for line in lines[:height]), most)


def _head(look: Look, shown: Shown, width: int) -> list[Line]:
    written = sum(place.card is not None and not place.at_work for place in shown.places)
    taken = sum(place.stage == "adopted" for place in shown.places)
    count = f"写好{written}/{len(shown.places)}节，采用{taken}节"
    at = f"第{look.at + 1}节  " if width < _WIDE and look.view not in ("list", "end") else ""
    about = _cut(f"{at}{look.about}", width - cells(count) - 2)
    return [(Shade(padded(about, width - cells(count)), "bold"), Shade(count, "bold")), (Shade("-" * width),)]


def _foot(look: Look, shown: Shown, width: int) -> list[Line]:
    lines: list[Line] = [(Shade("-" * width),)]
    lines += [(Shade(line, "yellow"),) for line in (wrapped(look.notice, width) if look.notice else ())]
    if look.asking:
        told = "写下要求，回车开始写；不写也可以；Esc 取消。例如 压缩到200字，突出村级阵地"
        return [*lines, *((Shade(line),) for line in wrapped(told, width))]
    return [*lines, *_menu(_options(look, shown), width)]


def _options(look: Look, shown: Shown) -> tuple[Option, ...]:
    if look.view == "end":
        return ENDING
    if look.view == "list":
        return (Option("↑↓", "选"), Option("回车", "打开"), Option("7", "回去"), LEAVE)
    if look.view == "conflict":
        return CONFLICT
    if look.view == "facts":
        return (Option("4", "回正文"), Option("5", "稍后"), Option("6", "上一节"), LIST, LEAVE)
    return answers(shown.places[look.at]) if shown.places else (LEAVE,)


def _menu(options: Sequence[Option], width: int) -> Iterator[Line]:
    """The answers in as many lines as they need; Enter does the first."""
    line: list[Shade] = []
    used = 0
    for option in options:
        key = "回车/1" if option.key == "1" else option.key
        need = cells(f"{key} {option.label}") + 2
        if line and used + need > width:
            yield tuple(line)
            line, used = [], 0
        line += [Shade(key, "bold"), Shade(f" {option.label}  ")]
        used += need
    yield tuple(line)


def _body(look: Look, shown: Shown, width: int) -> Iterator[Line]:
    if look.view == "end":
        yield from _end(shown, width)
        return
    if look.view == "list" or not shown.places:
        yield from _long_list(look, shown, width)
        return
    place = shown.places[look.at]
    if look.view == "facts":
        yield from fact_lines(place, width)
    elif look.view == "conflict" and place.proposal is not None:
        yield from conflict_view(place.proposal, look.conflict, width)
    else:
        yield from place_lines(place, width)


def _short_list(look: Look, shown: Shown, room: int) -> list[Line]:
    """The list beside the text: as much of it as there is room for, the section at hand among it."""
    first = max(0, min(look.at - room // 2, len(shown.places) - room))
    rows = [_row(n, place, marked=n == look.at and look.view != "end") for n, place in enumerate(shown.places)]
    return rows[first : first + room]


def _row(number: int, place: Place, *, marked: bool) -> Line:
    title = padded(_cut(place.title, _TITLE), _TITLE)
    begin = f"{'>' if marked else ' '}{number + 1:>2} {title} "
    word = padded(stage_word(place), _LIST - cells(begin))
    return (Shade(begin, "reverse" if marked else ""), Shade(word, stage_style(place)))


def _beside(rows: Sequence[Line], body: Sequence[Line]) -> Iterator[Line]:
    for row, line in zip_longest(rows, body, fillvalue=()):
        yield (*(row or (Shade(" " * _LIST),)), Shade(" | "), *line)


def _long_list(look: Look, shown: Shown, width: int) -> Iterator[Line]:
    yield (Shade("各节", "bold"),)
    for number, place in enumerate(shown.places):
        card = place.card
        size = f"  {card.characters}字" + (f"/约{card.target}字" if card.target else "") if card else ""
        note = f"  {place.note}" if place.note else ""
        row = _row(number, place, marked=number == look.at)
        yield (*row, Shade(_cut(f"{size}{note}", width - _LIST)))
    for remark in (shown.model, *shown.remarks) if shown.model else shown.remarks:
        yield from wrapped_line((Shade(f"· {remark}", "yellow"),), width)


def _end(shown: Shown, width: int) -> Iterator[Line]:
    """What is open, the checks."""
    words = {"没有采用": ("drafted", "proposed", "writing", "waiting", "rewriting"), "没有写成": ("failed",)}
    words |= {"必写而没有要点": ("pending",)}
    open_ = {word: [p.title for p in shown.places if p.stage in stages] for word, stages in words.items()}
    yield (Shade("都看过了" if not any(open_.values()) else "看到这里，还有没办完的", "bold"),)
    for word, titles in open_.items():
        if titles:
            yield from wrapped_line((Shade(f"· {word}：{'、'.join(titles)}", "yellow"),), width)
    for remark in shown.remarks:
        yield from wrapped_line((Shade(f"· {remark}", "yellow"),), width)
    yield ()
    if shown.ending is None:
        yield (Shade("正在核对全文……"),)
    elif not shown.ending.findings:
        yield (Shade("核对：没有问题。", "green"),)
    else:
        told = [f"{word}{n}处" for s, word in _COUNTED.items() if (n := shown.ending.count(s))]
        yield (Shade(f"核对：{'，'.join(told)}", "bold"),)
        yield from finding_lines(shown.ending.findings, width)


_COUNTED = {"error": "错误", "warning": "提醒", "info": "提示"}


def _more(rows: int, width: int) -> Line:
    """The rule below the middle, where there is more below."""
    word = f" 下面还有{rows}行，空格翻页 "
    return (Shade("-" * max(0, width - cells(word) - 4)), Shade(word, "reverse"), Shade("-" * 4))


def _clipped(line: Line, width: int) -> Line:
    """The line without what would stand beyond the screen: a word that is longer than it."""
    kept: list[Shade] = []
    room = width
    for shade in line:
        if cells(shade.text) > room:
            return (*kept, Shade(_cut(shade.text, room), shade.style))
        kept.append(shade)
        room -= cells(shade.text)
    return line


def _cut(text: str, width: int) -> str:
    """The text in at most so many cells, with .. where something is left out."""
    if cells(text) <= width:
        return text
    kept = text
    while kept and cells(kept) > width - 2:
        kept = kept[:-1]
    return kept + ".." if width >= 2 else ""
