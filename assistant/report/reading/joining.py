"""Lines put together again where a line end stands inside a sentence, a bracket or an ordinal.

A paragraph that lacks its final mark is not taken for half of one: only where the next line cannot begin anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.report.imported import Passage
from assistant.report.reading.ordinals import Ordinal, read_ordinal
from assistant.report.reading.passages import Place, cut, join, touch
from assistant.report.reading.words import begins_a_part, is_standing_heading

_NUMERAL = "[一二三四五六七八九十0-9０-９]{1,3}"
_TORN_OFF = re.compile(rf"[（(]\s{{0,2}}(?:{_NUMERAL})?\s{{0,2}}$")
_TORN_REST = re.compile(rf"(?:{_NUMERAL})?\s{{0,2}}[）)]")
_WHOLE_BRACKET = re.compile(rf"[（(]\s{{0,2}}{_NUMERAL}\s{{0,2}}[）)]")
_BARE_NUMERAL = re.compile(rf"{_NUMERAL}$")
_GOES_ON = "，、,（(《“‘〈"
_ENDED = "。！？；：:!?;”’）)》】…"
_OPEN_CLOSE = (("“", "”"), ("《", "》"), ("（", "）"))
_BODY_SHORTEST = 25
_CLOSES_WITHIN = 60


@dataclass(frozen=True)
class Entry:
    """A line as it was meant, and the ordinal that it begins with."""

    passage: Passage
    ordinal: Ordinal | None = None

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def rest(self) -> str:
        """The text behind the ordinal."""
        return self.text[self.ordinal.end :] if self.ordinal else self.text


def whole_lines(lines: Sequence[Passage], text: str, place: Place) -> list[Entry]:
    """The lines of a text, broken ones joined, with their ordinals."""
    entries: list[Entry] = []
    group: list[Entry] = []
    for entry in (Entry(line, read_ordinal(line.text)) for line in _brackets_mended(lines, place)):
        if group and not _goes_on(group, entry, text):
            entries.append(_joined(group))
            group = []
        group.append(entry)
    return [*entries, _joined(group)] if group else entries


def _joined(group: list[Entry]) -> Entry:
    if len(group) == 1:
        return group[0]
    passage = join([entry.passage for entry in group])
    return Entry(passage, read_ordinal(passage.text))


def _brackets_mended(lines: Sequence[Passage], place: Place) -> list[Passage]:
    """（ at the end of one line and 三） at the start of the next belong together."""
    mended: list[Passage] = []
    for line in lines:
        last = mended[-1] if mended else None
        torn = _torn(last.text, line.text) if last is not None and touch(last, line) else None
        if last is None or torn is None:
            mended.append(line)
            continue
        mended.pop()
        if torn:
            before, last = cut(last, torn, place)
            mended.append(before)
        mended.append(join([last, line]))
    return mended


def _torn(above: str, below: str) -> int | None:
    """Where in the upper line a torn ordinal begins."""
    if below[0] in "、．.":
        return 0 if _BARE_NUMERAL.match(above) else None
    if ")" not in below[:6] and "）" not in below[:6]:
        return None
    torn, rest = _TORN_OFF.search(above[-8:]), _TORN_REST.match(below)
    if torn is None or rest is None or not _WHOLE_BRACKET.fullmatch(torn[0] + rest[0]):
        return None
    return max(len(above) - 8, 0) + torn.start()


def _goes_on(group: list[Entry], following: Entry, text: str) -> bool:
    """Whether the line that follows is the rest of what the group holds."""
    first, last = group[0], group[-1]
    if not touch(last.passage, following.passage) or "\t" in last.text or "\t" in following.text:  # rows of a table
        return False
    if following.ordinal is not None or begins_a_part(following.text) or is_standing_heading(following.text):
        return False
    if first.ordinal is not None and len(group) == 1 and not first.rest:
        return first.ordinal.mark != "——"
    end = last.text[-1]
    if _closes_here(last.text, following.text):
        return True
    if _indented(following.passage, text):
        return False
    if end in _GOES_ON:
        return not begins_a_part(last.text)
    return end not in _ENDED and _is_body(group) and not (end.isascii() and following.text[0].isascii())


def _is_body(group: list[Entry]) -> bool:
    """Sentences: neither a heading nor a line of a title."""
    first = group[0] if group[0].rest or len(group) == 1 else group[1]  # the ordinal alone on its line says nothing
    if "。" in first.text or first is not group[-1]:
        return True
    return group[0].ordinal is None and len(first.text) >= _BODY_SHORTEST and "，" in first.text


def _closes_here(above: str, below: str) -> bool:
    """A quotation mark or bracket open at the end of one line closes near the start of the next."""
    for opening, closing in _OPEN_CLOSE:
        at = above.rfind(opening, -_CLOSES_WITHIN)
        if at < 0 or above.find(closing, at) >= 0:
            continue
        close, reopened = below.find(closing, 0, _CLOSES_WITHIN), below.find(opening, 0, _CLOSES_WITHIN)
        if close >= 0 and not 0 <= reopened < close:
            return True
    return False


def _indented(passage: Passage, text: str) -> bool:
    before = text[max(passage.position(0) - 2, passage.start) : passage.position(0)]
    return before.endswith(("　", "\t")) or (len(before) == 2 and before.isspace() and "\n" not in before)
