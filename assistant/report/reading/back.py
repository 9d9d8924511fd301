"""The foot of a report: closing (结束语), annexes (附件), issuer (发文机关署名) and date (成文日期)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.report.imported import Passage
from assistant.report.reading.joining import Entry
from assistant.report.reading.passages import Place, cut
from assistant.report.reading.reports import annex_start
from assistant.report.reading.words import is_closing, is_contact, is_date, is_issuer, signed_at

_SIGNED_WITHIN = 12


@dataclass(frozen=True)
class Back:
    """What stands under the text; `body` are the lines before it."""

    body: Sequence[Entry]
    closing: tuple[Passage, ...] = ()
    annexes: tuple[Passage, ...] = ()
    issuer: Passage | None = None
    date: Passage | None = None


def read_back(entries: Sequence[Entry], place: Place) -> Back:
    """The foot of a report and the lines before it."""
    begin = annex_start(entries)
    back = _signed(Back(entries[:begin]), place)
    annexes = list(entries[begin:])
    if back.issuer is None and back.date is None:
        annexes, back = _signed_among(annexes, back, place)
    return replace(_closed(back), annexes=tuple(entry.passage for entry in annexes))


def _signed(back: Back, place: Place) -> Back:
    """Issuer and date taken from the end of the lines, in either order, on two lines or one."""
    while len(back.body) > 1 and back.body[-1].ordinal is None:
        last, above = back.body[-1], back.body[:-1]
        at = signed_at(last.text)
        if back.issuer is None and back.date is None and at is not None:
            issuer, date = cut(last.passage, at, place)
            return replace(back, body=above, issuer=issuer, date=date)
        if back.date is None and is_date(last.text):
            back = replace(back, body=above, date=last.passage)
        elif back.issuer is None and is_issuer(last.text):
            back = replace(back, body=above, issuer=last.passage)
        else:
            break
    return back


def _is_signature(entry: Entry) -> bool:
    return entry.ordinal is None and is_issuer(entry.text)


def _signed_among(annexes: list[Entry], back: Back, place: Place) -> tuple[list[Entry], Back]:
    """Issuer and date that stand under the list of annexes."""
    for at, entry in enumerate(annexes[1:_SIGNED_WITHIN], start=1):
        split = signed_at(entry.text) if entry.ordinal is None else None
        if split is not None:
            issuer, date = cut(entry.passage, split, place)
            return annexes[:at] + annexes[at + 1 :], replace(back, issuer=issuer, date=date)
        if is_date(entry.text):
            signed = at > 1 and _is_signature(annexes[at - 1])
            own = annexes[at - 1].passage if signed else None
            return annexes[: at - signed] + annexes[at + 1 :], replace(back, issuer=own, date=entry.passage)
    return annexes, back


def _closed(back: Back) -> Back:
    """Closing sentences taken from the end of the lines."""
    body = list(back.body)
    closing: list[Passage] = []
    while len(body) > 1 and body[-1].ordinal is None and (is_closing(body[-1].text) or is_contact(body[-1].text)):
        closing.append(body.pop().passage)
    return replace(back, body=body, closing=tuple(reversed(closing)))
