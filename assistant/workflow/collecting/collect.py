"""From what offices sent to what would be written (收集): sorted into sections, doubles joined, sums made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from assistant.drafting.bullet_remarks import bullet_remarks
from assistant.report.bullet import Bullet
from assistant.report.collecting.entry import Entry
from assistant.report.collecting.matrix import Matrix
from assistant.report.collecting.reminder import reminder
from assistant.report.collecting.sorting import Sorted, is_plainly_to_come, section_named, sorted_by_words
from assistant.report.collecting.summing import SentMatrix, Summary, Total, summed
from assistant.report.facts import FactSheet, normalised
from assistant.report.facts_headings import own_key
from assistant.report.template import Template
from assistant.workflow.collecting.collection import Collection, Item, Pair
from assistant.workflow.collecting.pairs import MOST_PAIRS, indicator_words, pairs_among
from assistant.workflow.collecting.reading import ReadFile

SUMMED = "各村汇总"
_PLANS = "plans"


@dataclass(frozen=True)
class Base:
    """What is there already: the sheet, its template, and the places that are to report (none: those the tables list).
    `section` is the key or title that everything is put into; empty: by its words."""

    sheet: FactSheet
    template: Template
    places: tuple[str, ...] = ()
    section: str = ""


def collect(files: Sequence[ReadFile], base: Base, chosen: Mapping[str, str] | None = None) -> Collection:
    """The collection. `chosen` gives a section's key for bullets that a model has sorted."""
    matrices = [replace(m, matrix=_with_section_title(m, base.template)) for f in files for m in f.matrices]
    summary = summed(matrices, base.places) if matrices else Summary()
    drafts = [*_of_entries(files, base, chosen or {}), *_of_totals(summary, base)]
    items = tuple(_completed(n, item, base) for n, item in enumerate(_joined(drafts), start=1))
    front = base.sheet.front
    pairs = pairs_among(items, base.sheet)
    return Collection(
        items,
        pairs,
        summary,
        reminder(summary, front.period, base.template.subject),
        tuple(line for file in files for line in file.left_out),
        (*(note for file in files for note in file.notes), *_told(summary), *_too_many(pairs)),
        _titles(base),
    )


def unsorted_texts(files: Sequence[ReadFile], base: Base) -> tuple[str, ...]:
    """The bullets whose section the words leave open: what a model may be asked about."""
    texts = (e.bullet.text for f in files for e in f.entries if not base.section and not _named(e, base))
    return tuple(dict.fromkeys(text for text in texts if not sorted_by_words(text, base.template).sure))


def _titles(base: Base) -> dict[str, str]:
    own = {section.key: section.title for section in base.sheet.sections}
    return {spec.key: spec.title for spec in base.template.sections} | own


def _with_section_title(sent: SentMatrix, template: Template) -> Matrix:
    """Worksheets of other names (Sheet1) are one, so that copies of one table are summed together."""
    return replace(sent.matrix, title=section_named(sent.matrix.title, template))


def _of_entries(files: Sequence[ReadFile], base: Base, chosen: Mapping[str, str]) -> Iterator[Item]:
    for file in files:
        for entry in file.entries:
            text = entry.bullet.text
            place = _place(entry, base)
            if not place.sure and text in chosen:
                place = Sorted(chosen[text], sure=True)
            bullet = replace(entry.bullet, source=_source(entry, file.name))
            yield Item(0, bullet, place.key, place.sure, file.name, entry.line)


def _place(entry: Entry, base: Base) -> Sorted:
    if not base.section and base.template.spec(_PLANS) and is_plainly_to_come(entry.bullet.text):
        return Sorted(_PLANS, sure=True)
    named = base.section or _named(entry, base)
    return Sorted(named, sure=True) if named else sorted_by_words(entry.bullet.text, base.template)


def _named(entry: Entry, base: Base) -> str:
    """The section that the entry stands under: one of the template's, or one of the township's own that facts.md has."""
    if not entry.section:
        return ""
    own = base.sheet.section(own_key(entry.section))
    return section_named(entry.section, base.template) or (own.key if own else "")


def _source(entry: Entry, file: str) -> str:
    """党政办（要点.docx），签到册; a file alone where it names nobody."""
    sender = f"{entry.office}（{file}）" if entry.office else file
    return f"{sender}，{entry.bullet.source}" if entry.bullet.source else sender


def _of_totals(summary: Summary, base: Base) -> Iterator[Item]:
    """A sum a bullet; one that is not whole is 待补, so that no draft takes it."""
    for total in summary.totals:
        if not total.value:
            continue
        files = "、".join(total.files)
        source = f"{SUMMED}（{files}，{len(total.places)}个村、社区）"
        place = Sorted(base.section or total.section, sure=True)
        if not place.key:
            place = sorted_by_words(total.text, base.template)
        bullet = Bullet(total.text, source, pending=not total.is_whole)
        yield Item(0, bullet, place.key, place.sure, files, 0, **_earlier(total, place.key, base.sheet))


class _Earlier(TypedDict):
    replaces: int
    earlier: str


def _earlier(total: Total, section: str, sheet: FactSheet) -> _Earlier:
    """The sum of the same indicator that an earlier run has written, by its line and as it stands."""
    bare = indicator_words(total.text)
    found = sheet.section(section)
    facts = found.facts if found else ()
    same = (f for f in facts if f.source.startswith(SUMMED) and indicator_words(f.text) == bare)
    found_sum = next(same, None)
    return _Earlier(replaces=found_sum.line, earlier=found_sum.text) if found_sum else _Earlier(replaces=0, earlier="")


def _joined(items: Sequence[Item]) -> list[Item]:
    """Bullets of the very same words once, with all their sources."""
    first: dict[str, Item] = {}
    for item in items:
        key = normalised(item.bullet.text)
        known = first.get(key)
        first[key] = item if known is None else _with_source(known, item)
    return list(first.values())


def _with_source(known: Item, other: Item) -> Item:
    sources = [known.bullet.source]
    if other.bullet.source not in known.bullet.source:
        sources.append(other.bullet.source)
    bullet = replace(
        known.bullet,
        source="、".join(sources),
        pending=known.bullet.pending or other.bullet.pending,
        withheld=known.bullet.withheld or other.bullet.withheld,
        unverified=known.bullet.unverified and other.bullet.unverified,
    )
    better = other if other.sure and not known.sure else known
    return replace(known, bullet=bullet, section=better.section, sure=better.sure)


def _completed(number: int, item: Item, base: Base) -> Item:
    own = normalised(item.bullet.text)
    standing = next((f.line for f in base.sheet.facts if normalised(f.text) == own), 0)
    remarks = () if standing else bullet_remarks(item.bullet, base.sheet, item.section)
    told = tuple(r for r in remarks if r.kind not in ("contradiction", "double"))
    replaces = 0 if standing == item.replaces else item.replaces
    if standing and standing == item.replaces and _is_other(item, standing, base.sheet):
        return replace(item, number=number, remarks=told)
    return replace(item, number=number, standing=standing, replaces=replaces, remarks=told)


def _is_other(item: Item, line: int, sheet: FactSheet) -> bool:
    """Whether the sum is the same and its notes are not: 待补 goes when the last village has sent."""
    fact = next(f for f in sheet.facts if f.line == line)
    return fact.pending != item.bullet.pending or fact.source != item.bullet.source


def _too_many(pairs: Sequence[Pair]) -> Iterator[str]:
    kinds = [pair.kind for pair in pairs]
    if any(kinds.count(kind) >= MOST_PAIRS for kind in set(kinds)):
        yield f"说同一件事的太多，每种只列前{MOST_PAIRS}对。"


def _told(summary: Summary) -> Iterator[str]:
    """What is odd about the sums, in words."""
    for total in summary.totals:
        name = total.indicator.name
        for place, text in total.unreadable:
            yield f"{place}的“{name}”写的是“{text}”，不是一个数，没有加。"
        for differing in total.differing:
            values = "，".join(f"{file} 写“{text}”" for file, text in differing.values)
            yield f"{differing.place}的“{name}”报了两个数：{values}；按后一个加，标了待补。"
        if total.claimed:
            yield f"“{name}”的合计写的是“{total.claimed}”，各村加起来是“{total.text}”，按加出来的写。"
        if total.unit != total.indicator.unit:
            yield f"“{name}”有{len(total.places)}个村、社区按“{total.unit}”报，单列一条：{total.text}。"
    if summary.unknown:
        yield f"名册里没有：{'、'.join(summary.unknown)}，也加进去了。"
