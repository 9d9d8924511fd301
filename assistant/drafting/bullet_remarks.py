"""What is pointed out about a bullet as it is entered (提醒): once, and it is taken all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.language.placeholders import placeholders
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.language.similarity import shared_share
from assistant.provenance.contradictions import contradictions_of
from assistant.report.bullet import Bullet
from assistant.report.facts import Fact, FactSheet, fact_id, normalised
from assistant.report.imported import ImportedDocument, ImportedHeading, ImportedReport, ImportedSection, Passage
from assistant.report.known import known_from_front
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rules import (
    contact_details,
    date_out_of_period,
    home_address,
    identity_number,
    resident_in_trouble,
)

Kind = Literal["unit", "placeholder", "contradiction", "date", "last-year", "privacy", "double"]

_PRIVACY = (contact_details.RULE, home_address.RULE, identity_number.RULE, resident_in_trouble.RULE)
_DATES = (date_out_of_period.RULE,)
_UNIT_SPOKEN = re.compile("得分|分值|评分|指数|系数|第$|名列|排名|位列|排|编号|热线|版本")
_BEFORE = 6
_CLAUSE = re.compile("[，。；：、！？,;:]")
_DATE = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日")
_LONG_ENOUGH = 8


@dataclass(frozen=True)
class Remark:
    """One thing to look at. `message` is Chinese, with what to do where that is not plain; `excerpt` the words meant."""

    kind: Kind
    message: str
    excerpt: str = ""


def bullet_remarks(bullet: Bullet, sheet: FactSheet, section: str, last_year: Sequence[str] = ()) -> tuple[Remark, ...]:
    """What is odd about this bullet in this section of the sheet, which may hold it already. `section` is a key,
    `last_year` are the sentences of the report a year ago. A bullet that is not written (待补, 不写入) is held against
    nothing but the rules on a person's data."""
    remarks = list(_privacy(bullet, sheet, section))
    if bullet.withheld:
        return tuple(remarks)
    remarks += _doubles(bullet, sheet, section)
    if not bullet.pending:
        remarks += [*_placeholders(bullet), *_without_unit(bullet.text), *_contradictions(bullet, sheet, section)]
    return (*remarks, *_dates(bullet, sheet, section), *_of_last_year(bullet.text, last_year))


def _placeholders(bullet: Bullet) -> Iterator[Remark]:
    for found in placeholders(bullet.text):
        yield Remark("placeholder", f"“{found.text}”还没有填。还不知道的，标上待补。", found.text)


def _without_unit(text: str) -> Iterator[Remark]:
    for found in quantities(text):
        bare = found.kind in {"count", "change"} and not found.unit
        before = text[max(0, found.start - _BEFORE) : found.start]
        if bare and _ends(text, found.end) and not _UNIT_SPOKEN.search(before):
            yield Remark("unit", f"“{found.text}”后面没有单位：是次、个、人，还是别的？", found.text)


def _ends(text: str, end: int) -> bool:
    """Whether no word follows, which might be what is counted."""
    return end >= len(text) or text[end] in "，。；、,;.）) 　"


def _contradictions(bullet: Bullet, sheet: FactSheet, section: str) -> Iterator[Remark]:
    for finding in contradictions_of(_as_fact(bullet, sheet, section), sheet):
        here, there = reversed(finding.excerpt.split("；", 1))
        if here not in bullet.text:
            here, there = there, here
        yield Remark("contradiction", f"前面写过“{there}”，这里是“{here}”：同一件事，数字不一样。", here)


def _as_fact(bullet: Bullet, sheet: FactSheet, section: str) -> Fact:
    """The bullet as it stands in the sheet, else as one that comes after all others."""
    own = fact_id(bullet.text)
    standing = next((f for f in sheet.facts if f.section == section and f.id == own), None)
    return standing or Fact(bullet.text, section, max((f.line for f in sheet.facts), default=0) + 1)


def _doubles(bullet: Bullet, sheet: FactSheet, section: str) -> Iterator[Remark]:
    """The same words in another section, or twice in this one."""
    own = normalised(bullet.text)
    same = [fact for fact in sheet.facts if normalised(fact.text) == own]
    elsewhere = [fact for fact in same if fact.section != section]
    for fact in (elsewhere or same[1:])[:1]:
        yield Remark("double", f"“{_title(fact.section, sheet)}”里已经有一条一样的。", bullet.text)


def _title(section: str, sheet: FactSheet) -> str:
    found = sheet.section(section)
    return found.title if found else section


def _of_last_year(text: str, last_year: Sequence[str]) -> Iterator[Remark]:
    """Clauses with a figure or a date that stand in last year's report word for word."""
    if not last_year:
        return
    before = [re.sub(r"\s+", "", sentence) for sentence in last_year]
    for sentence in sentences(text):
        plain = re.sub(r"\s+", "", sentence.text).strip("。；")
        clauses = [
            clause for clause in _CLAUSE.split(plain) if len(clause) >= _LONG_ENOUGH and re.search("[0-9]", clause)
        ]
        same = [clause for clause in clauses if any(clause in s for s in before)]
        dated = [d for d in _DATE.findall(plain) if any(d in s and _alike(plain, s) for s in before)]
        if same or dated:
            words = (same or dated)[0]
            yield Remark("last-year", f"“{words}”和去年的报告一样，是不是去年的？", words)
            return


def _alike(one: str, other: str) -> bool:
    return shared_share(one, other) >= 0.8


def _dates(bullet: Bullet, sheet: FactSheet, section: str) -> Iterator[Remark]:
    for finding in check(_manuscript(bullet, sheet, section), _DATES):
        yield Remark("date", f"{finding.message.rstrip('。')}。", finding.excerpt)


def _privacy(bullet: Bullet, sheet: FactSheet, section: str) -> Iterator[Remark]:
    for finding in check(_manuscript(bullet, sheet, section), _PRIVACY):
        yield Remark("privacy", f"{finding.message}{finding.fix}", finding.excerpt)


def _manuscript(bullet: Bullet, sheet: FactSheet, section: str) -> Manuscript:
    """The bullet as the one paragraph of a report, under the heading of its section."""
    title = _title(section, sheet)
    text = f"{title}\n{bullet.text}"
    at = len(title) + 1
    heading = ImportedHeading(1, "", "", None, title, Passage(title, 0, at, 1))
    own = ImportedSection(heading, (section,), (Passage(bullet.text, at, len(text), 2),))
    return Manuscript(ImportedDocument(text, (ImportedReport(sections=(own,)),)), known_from_front(sheet.front))
