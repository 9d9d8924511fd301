"""The table corrected at the terminal (改归节的表): a bullet moved, reworded or taken out, then all written at once."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.errors import InputError
from assistant.terminal.asking import ask_line
from assistant.terminal.collecting_view import aside_lines, collection_lines
from assistant.terminal.shades import show_lines
from assistant.workflow.collecting.collection import Collection

Kind = Literal["write", "leave", "show", "help", "remove", "reword", "move", "unknown"]
_NUMBERS = re.compile(r"(?P<numbers>[0-9]{1,5}(?:\s*[-~—、,，\s]\s*[0-9]{1,5}){0,200})(?![0-9])\s*(?P<rest>.*)")
_RANGE = re.compile("([0-9]{1,5})(?:[-~—]([0-9]{1,5}))?")
_LONGEST_RANGE = 2000
_PLAIN = {
    **dict.fromkeys(("", "写", "写入", "y", "是"), "write"),
    **dict.fromkeys(("退出", "不写", "q", "n", "否"), "leave"),
    **dict.fromkeys(("看", "列表", "l"), "show"),
    **dict.fromkeys(("?", "帮助", "h"), "help"),
}
_HELP = """\
  回车            写进 facts.md
  3 网络舆情      第3条移到“网络舆情”一节；几条一起：3 5-7 网络舆情
  改 3 新的文字   第3条换成新的文字
  删 3 5          第3、5条不要
  看              再列一遍
  退出            什么也不写"""


@dataclass(frozen=True)
class Correction:
    """What was typed: the bullets' numbers, and the words behind them."""

    kind: Kind
    numbers: tuple[int, ...] = ()
    words: str = ""


def correction_in(line: str) -> Correction:
    """What a line asks for; full-width letters and figures are the same as half-width ones before the words begin."""
    typed = line.strip().lstrip("/／").strip()
    plain = unicodedata.normalize("NFKC", typed)
    if plain.lower() in _PLAIN:
        return Correction(_PLAIN[plain.lower()])  # type: ignore[arg-type]
    verb = next((v for v in ("删除", "删", "改", "移到", "移") if plain.startswith(v)), "")
    match = _NUMBERS.fullmatch(plain[len(verb) :].strip())
    if match is None:
        return Correction("unknown", words=typed)
    numbers, words = _numbers(match["numbers"]), match["rest"].lstrip("到至=：: ").strip()
    if verb in ("删", "删除"):
        return Correction("remove", numbers) if not words else Correction("unknown", words=typed)
    if verb == "改":
        return (
            Correction("reword", numbers, _as_typed(words, typed)) if len(numbers) == 1 and words else _unknown(typed)
        )
    return Correction("move", numbers, words) if words else _unknown(typed)


def _unknown(typed: str) -> Correction:
    return Correction("unknown", words=typed)


def _as_typed(words: str, typed: str) -> str:
    """The words with the marks as they were typed: normalising makes ， a half-width comma."""
    at = next((n for n in range(len(typed)) if unicodedata.normalize("NFKC", typed[n:]).strip() == words), None)
    return typed[at:].strip() if at is not None else words


def _numbers(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for match in _RANGE.finditer(re.sub(r"\s*([-~—])\s*", r"\1", text)):
        first, last = int(match[1]), int(match[2] or match[1])
        found += range(first, min(last, first + _LONGEST_RANGE) + 1)
    return tuple(dict.fromkeys(found))


def corrected(collection: Collection, section_of: Callable[[str], str], *, plain: bool = False) -> Collection | None:
    """Shows the table, takes corrections until the clerk says to write, and gives what is to be written; None to leave.
    `section_of` gives the key of a section's name and raises InputError for none."""
    _show(collection, plain=plain)
    _say(_HELP)
    while True:
        asked = correction_in(ask_line(f"写{len(collection.to_write)}条进 facts.md？（回车写入，? 看怎样改）"))
        if asked.kind in ("write", "leave"):
            return collection if asked.kind == "write" else None
        try:
            changed = _changed(collection, asked, section_of)
        except InputError as error:
            _say(str(error))
            continue
        if changed is not collection or asked.kind == "show":
            collection = changed
            _show(collection, plain=plain)


def _changed(collection: Collection, asked: Correction, section_of: Callable[[str], str]) -> Collection:
    if asked.kind == "remove":
        return collection.removed(asked.numbers)
    if asked.kind == "reword":
        return collection.reworded(asked.numbers[0], asked.words)
    if asked.kind == "move":
        return collection.moved(asked.numbers, section_of(asked.words))
    if asked.kind != "show":
        _say(_HELP if asked.kind == "help" else f"没有看懂“{asked.words}”。\n{_HELP}")
    return collection


def _show(collection: Collection, *, plain: bool) -> None:
    show_lines(collection_lines(collection, plain=plain))
    for line in aside_lines(collection):
        _say(f"· {line}")


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201
