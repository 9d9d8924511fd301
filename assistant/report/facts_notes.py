"""What the notes on a bullet's line say (批注): 来源, 不写入, 待补, 电话.

不写入 fails closed: whatever may mean it withholds the fact, and where that was a guess the clerk is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WITHHELD = re.compile(r"(?:(?:不(?:要|得|能|宜|予|应|可|再)?|勿|(?<![\u4e00-\u9fff])别)写|不[入进](?:正文|报告|材料))")
_LEAD = "(?:请|此条|本条|这条|该条|下一?条|此项|本节|整节|全节|以下|下列|内容|全部|暂|先|均|都)*"
_PLAIN = re.compile(rf"\W*{_LEAD}{_WITHHELD.pattern}")
_WHOLE = re.compile(rf"{_PLAIN.pattern}入?(?:报告|正文|材料)?\W*")
_SECTION = re.compile("本节|整节|全节|以下|下列|全部|均|都")
_SOURCE = re.compile(r"^\W*来源\s*[:：]?\s*")
_OTHER = re.compile(r"^\W*(?P<name>待补|电话|依据|锁定)")
_SEPARATOR = re.compile(r"([；;，,、\n])")

_OPEN_BRACKETS, _CLOSE_BRACKETS = r"（(【\[〔「<＜", r"）)】\]〕」>＞"
_INSIDE = f"[^{_OPEN_BRACKETS}{_CLOSE_BRACKETS}]{{0,20}}"
_BRACKETED = re.compile(rf"\s*[{_OPEN_BRACKETS}]{_INSIDE}{_WITHHELD.pattern}{_INSIDE}[{_CLOSE_BRACKETS}]")
_TAIL = re.compile(rf"(?:[\W_]+{_LEAD}{_WITHHELD.pattern}入?|不写入)(?:报告|正文|材料)?[\W_]*$")
_ANYWHERE = re.compile(rf"{_WITHHELD.pattern}入")


@dataclass(frozen=True)
class Notes:
    """What the comments of a line say. `guessed` is the wording that was taken for 不写入 and may mean something else,
    `unknown` the comments that say nothing that the program knows."""

    source: str = ""
    withheld: bool = False
    pending: bool = False
    unverified: bool = False
    guessed: str = ""
    unknown: tuple[str, ...] = ()


def read_notes(comments: Sequence[str], text_note: str = "") -> Notes:
    """The notes of a line's comments; `text_note` is a 不写入 that stood in the text itself."""
    return _notes(tuple(comments), text_note)


@lru_cache(maxsize=4096)  # a sheet is read again after each line that is put into it
def _notes(comments: tuple[str, ...], text_note: str) -> Notes:
    read = [_read(comment) for comment in comments if comment.strip()]
    guessed = next((n.guessed for n in read if n.guessed), text_note)
    return Notes(
        source=next((n.source for n in read if n.source), ""),
        withheld=bool(text_note) or any(n.withheld for n in read),
        pending=any(n.pending for n in read),
        unverified=any(n.unverified for n in read),
        guessed="" if any(n.withheld and not n.guessed for n in read) else guessed,
        unknown=tuple(u for n in read for u in n.unknown),
    )


@lru_cache(maxsize=4096)
def without_note(text: str) -> tuple[str, str]:
    """A line's text without the 不写入 that was written into it (网评员6人（不写入）), and that wording."""
    found = _BRACKETED.search(text) or _TAIL.search(text)
    if found:
        return text[: found.start()] + text[found.end() :], found[0].strip()
    anywhere = _ANYWHERE.search(text)
    return text, anywhere[0] if anywhere else ""


def withholds_next(comments: Sequence[str]) -> bool:
    """Whether comments on a line of their own withhold what follows. The questions of a new sheet, which are
    comments of several lines and speak of 不写 too, do not."""
    return any(_WITHHELD.search(_joined(c)) for c in comments if "\n" not in c.strip()) or any(
        _WHOLE.fullmatch(_joined(line)) for c in comments for line in c.split("\n")
    )


def withholds_section(comments: Sequence[str]) -> bool:
    """Whether such comments mean all bullets that follow in the section: 以下不写入, 本节不写入."""
    return withholds_next(comments) and any(_SECTION.search(c) for c in comments if "\n" not in c.strip())


def _read(comment: str) -> Notes:
    withheld = bool(_WITHHELD.search(_joined(comment)))
    names, source = _names_and_source(comment)
    plain = any(_PLAIN.match(_joined(piece)) for piece in _SEPARATOR.split(comment))
    return Notes(
        source=source,
        withheld=withheld,
        pending="待补" in names,
        unverified="电话" in names,
        guessed=comment.strip() if withheld and not plain else "",
        unknown=(comment.strip(),) if "" in names and not withheld else (),
    )


def note_pieces(comment: str) -> list[tuple[str, str, str]]:
    """The pieces of a comment: the name of the note that each belongs to ("" for words before any), the separator in front
    of it, its text. A piece that begins no note goes on with the one before it: 来源：签到册、照片."""
    pieces = _SEPARATOR.split(comment)
    found: list[tuple[str, str, str]] = []
    current = ""
    for index in range(0, len(pieces), 2):
        current = _name(pieces[index]) or current
        found.append((current, pieces[index - 1] if index else "", pieces[index]))
    return found


def _names_and_source(comment: str) -> tuple[set[str], str]:
    """The notes that the pieces begin, "" for words before any of them, and the source with its separators."""
    names: set[str] = set()
    source = ""
    for name, separator, piece in note_pieces(comment):
        begins = _name(piece)
        if piece.strip() or begins:
            names.add(name)
        if name == "来源":
            source = _SOURCE.sub("", piece) if begins == "来源" else source + separator + piece
    return names, _TAIL.sub("", _BRACKETED.sub("", source)).strip().strip("；;，,、").strip()


def _name(piece: str) -> str:
    if _SOURCE.match(piece):
        return "来源"
    if _WITHHELD.search(_joined(piece)):
        return "不写入"
    other = _OTHER.match(piece)
    return other["name"] if other else ""


def _joined(text: str) -> str:
    return re.sub(r"\s+", "", text)
