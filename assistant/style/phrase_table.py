"""The table of phrases out of date (过时提法表): the rows that the package brings, and further ones from the user's 提法.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.language.data_lines import data_lines

_PATTERN = "re:"
_OPEN = ("", "-")
_MONTH = re.compile(r"((?:19|20)[0-9]{2})(?:-(0?[1-9]|1[0-2]))?")
_SEVERITIES = ("error", "warning", "info")
Month = tuple[int, int]


@dataclass(frozen=True)
class PhraseRow:
    """`pattern` finds the phrase where the text holds `trigger`; `right` is what is said now, `reason` why. It is out of date in a report whose period lies
    between `since` and `until` ((year, month), both included; None: open), save in a sentence that has one of `exceptions`."""

    phrase: str
    trigger: str
    pattern: re.Pattern[str]
    right: str
    reason: str
    since: Month | None = None
    until: Month | None = None
    exceptions: tuple[str, ...] = ()
    severity: str = ""

    def applies(self, first: Month, last: Month) -> bool:
        """Whether the phrase is out of date through the whole of a period."""
        return (self.since is None or first >= self.since) and (self.until is None or last <= self.until)


@cache
def shipped_rows() -> tuple[PhraseRow, ...]:
    return tuple(
        _row(line.split("\t"), patterns=True) for line in data_lines("outdated_phrases.tsv", "assistant.style")
    )


def read_rows(text: str) -> tuple[tuple[PhraseRow, ...], tuple[str, ...]]:
    """The rows of a user's table, and in Chinese what is wrong with the lines that are none.

    Its columns are those of data/outdated_phrases.tsv; all but 提法 and 现提法 may be missing. A phrase is taken literally."""
    rows, complaints = [], []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            rows.append(_row([cell.strip() for cell in line.split("\t")], patterns=False))
        except ValueError as wrong:
            complaints.append(f"第{number}行：{wrong}")
    return tuple(rows), tuple(complaints)


def merged(rows: Iterable[PhraseRow], further: Iterable[PhraseRow]) -> tuple[PhraseRow, ...]:
    """Both tables; where both name a phrase, the further rows stand for it."""
    further = tuple(further)
    named = {row.phrase for row in further}
    return (*(row for row in rows if row.phrase not in named), *further)


def _row(cells: list[str], *, patterns: bool) -> PhraseRow:
    """Raises ValueError, in Chinese, for a line that makes no row."""
    phrase, right, reason, since, until, exceptions, severity = (*cells, *("",) * 7)[:7]
    if len(phrase) < 2 or right in _OPEN:
        raise ValueError("要有“提法”（两个字以上）和“现提法”，用制表符隔开。")
    if severity not in (*_OPEN, *_SEVERITIES):
        raise ValueError(f"“级别”只能写 error、warning、info，现为“{severity}”。")
    trigger, pattern = phrase, re.escape(phrase)
    if patterns and phrase.startswith(_PATTERN):
        _, trigger, pattern = phrase.split(":", 2)
    return PhraseRow(
        phrase,
        trigger,
        re.compile(pattern),
        right,
        "" if reason in _OPEN else reason,
        _month(since, 1),
        _month(until, 12),
        () if exceptions in _OPEN else tuple(word for word in re.split("[|、]", exceptions) if word),
        "" if severity in _OPEN else severity,
    )


def _month(cell: str, default: int) -> Month | None:
    if cell in _OPEN:
        return None
    match = _MONTH.fullmatch(cell)
    if match is None:
        raise ValueError(f"“自”“至”要写成 2026-01 这样的年月，现为“{cell}”。")
    return int(match[1]), int(match[2] or default)
