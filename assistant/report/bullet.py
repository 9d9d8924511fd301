"""A bullet (要点) as it is written on a line of facts.md, and a line read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.report.facts_lines import FactsLine, facts_lines
from assistant.report.facts_note_editing import written_notes
from assistant.report.facts_notes import Notes

_LINE_ENDS = re.compile(r"[\r\n]+")
_COMMENT_MARK = re.compile(r"<!-{2,}|-{2,}>")
_FULL_WIDTH = str.maketrans("<>", "＜＞")


@dataclass(frozen=True)
class Bullet:
    """A bullet as it is to stand in facts.md: its words without sign, and what is noted behind them."""

    text: str
    source: str = ""
    pending: bool = False
    withheld: bool = False
    unverified: bool = False

    @property
    def notes(self) -> Notes:
        return Notes(self.source, self.withheld, self.pending, self.unverified)


def as_line(bullet: Bullet) -> str:
    """`- 开展集中学习16次  <!-- 来源：党委会记录 --> <!-- 待补 -->`. Raises InputError for a bullet without a word."""
    return f"- {words_of(bullet)}{behind(written_notes(bullet.notes))}"


def bullet_of_line(line: str) -> Bullet:
    """What a line says, as facts.md would read it: without its bullet sign, its notes understood. `text` is empty where the
    line says nothing."""
    read = _read(_LINE_ENDS.sub(" ", line))
    notes = read.notes
    return Bullet(read.words, notes.source, notes.pending, notes.withheld, notes.unverified)


def words_of(bullet: Bullet) -> str:
    """The bullet's words on one line, no comment mark among them. Raises InputError where there are none."""
    text = _COMMENT_MARK.sub(_in_full_width, " ".join(bullet.text.split())).strip()
    if not bullet_of_line(f"- {text}").text:
        raise InputError(f"“{text}”里没有要点的内容。", "请写上做了什么、多少。")
    return text


def behind(comments: Sequence[str]) -> str:
    """Comments as they stand behind the words of a line; each is given by its inside."""
    written = " ".join(f"<!-- {comment.strip()} -->" for comment in comments)
    return f"  {written}" if written else ""


def _read(line: str) -> FactsLine:
    try:
        return next(facts_lines(line))
    except InputError:  # the mark of a comment that does not end is text
        return next(facts_lines(_COMMENT_MARK.sub(_in_full_width, line)))


def _in_full_width(mark: re.Match[str]) -> str:
    return mark[0].translate(_FULL_WIDTH)
