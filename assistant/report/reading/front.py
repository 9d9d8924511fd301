"""The head of a report: title, subtitle, recipient (主送机关) or greeting, issuer and date where they stand above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.report.imported import Dropped, Passage
from assistant.report.reading.joining import Entry
from assistant.report.reading.passages import BLANK, Place, cut, join, touch, without_inner_blanks
from assistant.report.reading.remains import drop
from assistant.report.reading.words import (
    is_date,
    is_greeting,
    is_issuer,
    is_recipient,
    is_speaker,
    is_standing_heading,
    is_title,
    may_be_title,
    signed_at,
)

REPEATED = "重复的标题"
_MOST_LINES = 8
_LONGEST_UNTYPED = 40
_SHORTEST_UNTYPED = 6
_SPACED = 3


@dataclass(frozen=True)
class Front:
    """What stands above the text; `rest` are the lines from the opening on."""

    rest: Sequence[Entry]
    title: Passage | None = None
    recipient: Passage | None = None
    issuer: Passage | None = None
    date: Passage | None = None
    dropped: tuple[Dropped, ...] = ()


def read_front(entries: Sequence[Entry], place: Place) -> Front:
    """The head of a report and the lines after it."""
    zone = _title_zone(entries)
    length = _title_length(entries, zone)
    begin = _title_begin(entries, length)
    title = _title([entry.passage for entry in entries[begin:length]]) if length else None
    at, signed, dropped = length, _Signature(), []
    while title is not None and at < zone:
        again = _repeated(title, entries[at:zone])
        if again:
            dropped += [drop(entry.passage, REPEATED) for entry in entries[at : at + again]]
        elif not signed.takes(entries[at].passage, place):
            break
        at += again or 1
    recipient = None
    if at < len(entries) and _is_addressed(entries, at, has_title=title is not None):
        recipient, at = entries[at].passage, at + 1
    return Front([*entries[:begin], *entries[at:]], title, recipient, signed.issuer, signed.date, tuple(dropped))


class _Signature:
    """Issuer and date, as they are found under the title."""

    def __init__(self) -> None:
        self.issuer: Passage | None = None
        self.date: Passage | None = None

    def takes(self, passage: Passage, place: Place) -> bool:
        """Whether the line is one or both of them."""
        at = signed_at(passage.text)
        if at is not None and self.issuer is None and self.date is None:
            self.issuer, self.date = cut(passage, at, place)
        elif is_date(passage.text) and self.date is None:
            self.date = passage
        elif (is_issuer(passage.text) or is_speaker(passage.text)) and self.issuer is None:
            self.issuer = passage
        else:
            return False
        return True


def _title_zone(entries: Sequence[Entry]) -> int:
    """How many lines at the top may belong to title and signature."""
    titled = False
    for index, entry in enumerate(entries[:_MOST_LINES]):
        plain = entry.ordinal is None or (index > 0 and entry.ordinal.mark == "——")
        heading = is_standing_heading(entry.text) and (titled or not _is_dated_title(entry.text))
        if heading or not (plain and may_be_title(entry.text)) or is_recipient(entry.text) or is_greeting(entry.text):
            return index
        titled = titled or is_title(_squeezed(entry.text))
    return min(len(entries), _MOST_LINES)


def _is_dated_title(text: str) -> bool:
    """2026年工作要点 heads a file, or a part of one that has a title."""
    return is_title(text) and "年" in text


def _title_length(entries: Sequence[Entry], zone: int) -> int:
    """How many lines the title has, subtitle included; 0 where there is none."""
    typed = next((i for i in range(zone) if is_title(_squeezed(entries[i].text)) and not _is_signature(entries[i])), -1)
    if typed < 0:
        return _untyped_length(entries, zone)
    end = typed + 1
    while (
        end < zone
        and touch(entries[end - 1].passage, entries[end].passage)
        and (_is_dash(entries[end]) or _is_end_of_title(entries, end))
    ):
        end += 1
    return end


def _title_begin(entries: Sequence[Entry], length: int) -> int:
    """The first line of the title: what stands above something that was dropped is none of it."""
    begin = max(length - 1, 0)
    while begin and touch(entries[begin - 1].passage, entries[begin].passage):
        begin -= 1
    return begin


def _is_end_of_title(entries: Sequence[Entry], end: int) -> bool:
    """…工作情况 and 汇报 on a line of its own."""
    squeezed = _squeezed(entries[end].text)
    return is_title(squeezed) and len(squeezed) <= 6 and squeezed not in _squeezed(entries[end - 1].text)


def _untyped_length(entries: Sequence[Entry], zone: int) -> int:
    """A title that no word betrays: one or two short lines above a text."""
    lines = [entry for entry in entries[:zone] if not _is_signature(entry)]
    if not 1 <= len(lines) <= 2 or len(entries) == zone or lines != list(entries[: len(lines)]):
        return 0
    length = sum(len(entry.text) for entry in lines)
    return len(lines) if _SHORTEST_UNTYPED <= length <= _LONGEST_UNTYPED else 0


def _is_signature(entry: Entry) -> bool:
    return is_date(entry.text) or signed_at(entry.text) is not None


def _is_dash(entry: Entry) -> bool:
    return entry.ordinal is not None and entry.ordinal.mark == "——"


def _title(lines: list[Passage]) -> Passage:
    """Lines joined; spaced-out letters (工　作　报　告) closed up."""
    return join([without_inner_blanks(line) if _is_spaced(line.text) else line for line in lines])


def _is_spaced(text: str) -> bool:
    words = text.split()
    return len(words) > _SPACED and all(len(word) == 1 for word in words)


def _repeated(title: Passage, entries: Sequence[Entry]) -> int:
    """How many of the following lines say the title again."""
    wanted, said = _squeezed(title.text), ""
    for count, entry in enumerate(entries, start=1):
        said += _squeezed(entry.text)
        if said == wanted:
            return count
        if not wanted.startswith(said):
            break
    return 0


def _is_addressed(entries: Sequence[Entry], at: int, *, has_title: bool) -> bool:
    """The line is a recipient or a greeting, and a text follows it."""
    text = entries[at].text
    if entries[at].ordinal is not None or at + 1 == len(entries):
        return False
    return is_recipient(text) or is_greeting(text) or (has_title and is_issuer(text) and text[-1] in "：:")


def _squeezed(text: str) -> str:
    return text.translate(_NO_BLANKS)


_NO_BLANKS = dict.fromkeys(map(ord, BLANK))
