"""A message (报送的文字) taken apart: who sends, under which heading, which bullets. No word is lost: what is no bullet is given
too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.language.sentences import sentences
from assistant.report.bullet import Bullet
from assistant.report.collecting.entry import Entry
from assistant.report.collecting.offices import office_before, office_line, sender_of
from assistant.report.collecting.sorting import sorted_by_words
from assistant.report.facts_headings import meaning_of
from assistant.report.facts_lines import WORDS
from assistant.report.pasting import bullet_typed, split_lines
from assistant.report.reading.words import is_standing_heading
from assistant.report.report import CLOSING, OPENING
from assistant.report.template import Template

_HEADING_MARK = re.compile(r"^[ 　]*#{1,6}\s*")
_ORDINAL = re.compile(
    r"^[ 　]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9]))\s*"
)
_CHATTER = re.compile(
    r"(?:(?:收到|好的|谢谢|辛苦了?|已?(?:上报|报送|报)了?|请查收|请审阅|见附件|如下|各位(?:领导|同事|好)?|\[[^\[\]]{1,10}\]|@\S{1,20})"
    r"[\s，,。.!！~～:：]{0,4}){1,5}"
)
_ORNAMENT = re.compile("(?:[①-⑳]\\s{0,3}){9}")
_LONGEST_HEADING = 24
_SERIES = re.compile(
    "[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[（(](?P<inside>[一二三四五六七八九十]{1,3})[）)]"
)
_NOT_IN_HEADING = re.compile("[0-9０-９。；;，,：:、！!？?（(]")
_STOPS = "。；;，,"
_TITLE_END = re.compile("(?:报告|汇报|总结|要点|材料|情况|清单)$")


@dataclass(frozen=True)
class Message:
    """`entries` in order; `left_out` are lines that are no bullet, each with its number: headings, senders, 收到."""

    entries: tuple[Entry, ...]
    left_out: tuple[tuple[int, str], ...] = ()


def read_message(text: str, template: Template, office: str = "") -> Message:
    """The text, with plain line feeds, as bullets. `office` is who sends as long as the text names nobody."""
    reader = _Reader(template, office)
    lines = text.split("\n")
    headings = _headings_by_place(lines)
    for number, line in enumerate(lines, start=1):
        reader.read(number, line, is_heading=number in headings)
    reader.flush()
    return Message(tuple(reader.entries), tuple(reader.left_out))


@dataclass
class _Reader:
    """The lines as they come. Those of one sender under one heading are kept together, for their ordinals count on."""

    template: Template
    office: str
    section: str = ""
    is_under_office: bool = False
    entries: list[Entry] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)

    def read(self, number: int, line: str, *, is_heading: bool) -> None:
        bare = line.strip(" \t\u3000\ufeff")
        if not WORDS.search(bare):
            return
        who = sender_of(bare) or office_line(_ORDINAL.sub("", bare))
        if who:
            if not self._is_addressed(who, bare):
                self._begin(who, "")
            self.left_out.append((number, bare))
        elif _CHATTER.fullmatch(bare) or _ORNAMENT.search(bare):
            self.left_out.append((number, bare))
        elif (section := heading_of(bare, self.template)) is not None:
            self._head(number, bare, section)
        elif is_heading:
            place = sorted_by_words(_ORDINAL.sub("", bare), self.template)
            self._head(number, bare, place.key if place.sure else "")
        else:
            office, at = office_before(bare)
            if office and WORDS.search(bare[at:]):
                self._begin(office, "" if self.is_under_office and office != self.office else self.section)
                bare = bare[at:]
            self.waiting.append((number, bare))

    def _is_addressed(self, who: str, line: str) -> bool:
        """Whether the first line is whom the text goes to (镇党政办：) and not who sends it, as the file's name tells."""
        first = not (self.entries or self.left_out or self.waiting)
        return first and line[-1] in "：:" and (who[0] in "镇乡县区" or self.office not in ("", who))

    def flush(self) -> None:
        """What has been read becomes bullets."""
        for number, line in _split(self.waiting):
            bullet = bullet_typed(line)
            if bullet.text:
                self.entries += [Entry(b, number, self.office, self.section) for b in _by_sentence(bullet)]
            elif WORDS.search(line):
                self.left_out.append((number, line))
        self.waiting = []

    def _head(self, number: int, line: str, section: str) -> None:
        self.is_under_office = bool(self.office)
        self._begin(self.office, section)
        self.left_out.append((number, line))

    def _begin(self, office: str, section: str) -> None:
        self.flush()
        self.office, self.section = office, section


def _headings_by_place(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines that are headings by where they stand: a title on top, 一、普法宣传 with something else under it."""
    told = [(number, line.strip(" \t\u3000\ufeff")) for number, line in enumerate(lines, start=1) if WORDS.search(line)]
    found = {n for n, line in told[:1] if len(told) > 1 and _TITLE_END.search(line) and _is_short(line)}
    for (number, line), (_, below) in pairwise(told):
        form = _SERIES.match(line)
        under = _SERIES.match(below)
        same = form and under and (form["inside"] is None) == (under["inside"] is None)
        if form and not same and _is_short(line[form.end() :]):
            found.add(number)
    return frozenset(found)


def _is_short(line: str) -> bool:
    """May be a heading: few words, no figure, no mark."""
    return 1 < len(line) <= _LONGEST_HEADING and not _NOT_IN_HEADING.search(line)


def _by_sentence(bullet: Bullet) -> list[Bullet]:
    """A paragraph as a bullet a sentence, each with what the whole notes."""
    parts = [sentence.text.strip().rstrip("。") for sentence in sentences(bullet.text, at_semicolons=False)]
    worded = [part for part in parts if WORDS.search(part)]
    return [replace(bullet, text=part) for part in worded] if len(worded) > 1 else [bullet]


def heading_of(line: str, template: Template) -> str | None:
    """The key of the standard section that a heading names, "" for a heading of another kind, None for a line that is none."""
    marked = _HEADING_MARK.sub("", line)
    bare = _ORDINAL.sub("", marked).rstrip("：: ")
    if (
        not bare
        or len(bare) > _LONGEST_HEADING
        or any(stop in bare for stop in "。；;")
        or re.search("[0-9０-９]", bare)
    ):
        return None
    known = {spec.key for spec in template.sections} | {OPENING, CLOSING}
    meaning = meaning_of(bare, "", template)
    if meaning.key in known and not any(stop in bare for stop in _STOPS):
        return meaning.key if meaning.key not in (OPENING, CLOSING) else ""
    numbered = marked != line or bool(re.match("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]", marked))
    if numbered and (is_standing_heading(bare) or marked != line or _by_headings(bare, template)):
        return _by_headings(bare, template)
    if is_standing_heading(bare) or (numbered and _TITLE_END.search(bare)):
        return _by_headings(bare, template)
    return None


def _by_headings(bare: str, template: Template) -> str:
    """The section one of whose headings this is: 强化理论武装，筑牢思想根基, or a clause of it."""
    for spec in template.sections:
        for heading in spec.headings:
            if bare == heading or bare in re.split("[，,]", heading):
                return spec.key
    for spec in template.sections:
        if not spec.grouped and spec.title[-2:] in bare:
            return spec.key
    return ""


def _split(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines as one bullet each, with the number of the line that each began on."""
    pieces = split_lines("\n".join(line for _, line in lines))
    found: list[tuple[int, str]] = []
    at = 0
    for piece in pieces:
        while at < len(lines) - 1 and piece not in lines[at][1] and any(piece in line for _, line in lines[at:]):
            at += 1
        found.append((lines[at][0] if lines else 0, piece))
    return found
