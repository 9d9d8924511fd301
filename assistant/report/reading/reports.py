"""A file of several reports (合编) taken apart where the numbering of level 1 begins anew.

A restart in an annex, under 第二部分 or under a heading without ordinal begins no report, nor does a list within an item:
after that the outer numbering goes on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.report.reading.joining import Entry
from assistant.report.reading.words import is_annex, is_date, is_issuer, is_standing_heading, is_title, may_be_title

_TITLE_BEFORE = 30


def split_reports(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The lines of each report, in order."""
    starts = [0, *_starts(entries)]
    return [list(entries[a:b]) for a, b in zip(starts, [*starts[1:], len(entries)], strict=True) if a < b]


def annex_start(entries: Sequence[Entry]) -> int:
    """Where the annexes begin: with 附件 or 名词解释 alone on a line, after which the numbering does not go on; else
    len(entries)."""
    following = _following_numbers(entries)
    last = 0
    for index, entry in enumerate(entries):
        if _is_level_one(entry):
            last = _number(entry)
        elif index and entry.ordinal is None and is_annex(entry.text) and not (last and following[index] == last + 1):
            return index
    return len(entries)


def _following_numbers(entries: Sequence[Entry]) -> list[int]:
    """For each line the number of the next heading of level 1; 0 where none follows."""
    numbers: list[int] = []
    number = 0
    for entry in reversed(entries):
        numbers.append(number)
        number = _number(entry) if _is_level_one(entry) else number
    return numbers[::-1]


def _starts(entries: Sequence[Entry]) -> list[int]:
    """The first line of every report but the first."""
    found: list[int] = []
    limit = annex_start(entries)
    ones = [index for index, entry in enumerate(entries[:limit]) if _is_level_one(entry)]
    for position, index in enumerate(ones):
        before = ones[position - 1] if position else -1
        if before < 0 or _number(entries[index]) != 1:
            continue
        begin = _title_before(entries, before, index)
        if begin is not None:
            found.append(begin)
        elif _begins_anew(entries, ones, position):
            found.append(index)
    return found


def _begins_anew(entries: Sequence[Entry], ones: Sequence[int], position: int) -> bool:
    before, index = ones[position - 1], ones[position]
    outer = _number(entries[before])
    if outer < 2 or any(_is_part(entry) for entry in entries[before + 1 : index]):
        return False
    run = position + 1
    while run < len(ones) and _number(entries[ones[run]]) == run - position + 1:
        run += 1
    goes_on = run < len(ones) and _number(entries[ones[run]]) == outer + 1
    return run - position >= 2 and not goes_on


def _title_before(entries: Sequence[Entry], before: int, index: int) -> int | None:
    """The first line of a title between two headings of level 1."""
    for at in range(index - 1, max(before, index - _TITLE_BEFORE), -1):
        entry = entries[at]
        if entry.ordinal is not None:
            return None
        if may_be_title(entry.text) and is_title(entry.text) and not is_standing_heading(entry.text):
            return _title_begin(entries, before, at)
    return None


def _title_begin(entries: Sequence[Entry], before: int, at: int) -> int:
    while at - 1 > before and _is_title_line(entries[at - 1]):
        at -= 1
    return at


def _is_title_line(entry: Entry) -> bool:
    own = is_date(entry.text) or is_issuer(entry.text)
    return entry.ordinal is None and may_be_title(entry.text) and not own


def _is_part(entry: Entry) -> bool:
    """第二部分, or 下一步打算 without ordinal: the numbering begins anew under it."""
    if entry.ordinal is not None:
        return entry.ordinal.mark == "第一章"
    return is_standing_heading(entry.text)


def _is_level_one(entry: Entry) -> bool:
    return entry.ordinal is not None and entry.ordinal.mark == "一、"


def _number(entry: Entry) -> int:
    return (entry.ordinal.number if entry.ordinal else None) or 0
