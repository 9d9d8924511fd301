"""The outline of a file as a tree: line, ordinals as found, the standard sections, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.report.imported import Dropped, ImportedReport, ImportedSection, Passage
from assistant.workflow.outline import ImportedFile

_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8，带 BOM", "gb18030": "GB18030", "docx": "Word 文件"}
_LONGEST = 40
_NO_ORDINAL = "（无序号）"


def outline_lines(file: ImportedFile) -> list[str]:
    """The whole view, a line each."""
    reports = file.document.reports
    count = f"，{len(reports)}份报告" if len(reports) != 1 else ""
    lines = [f"{file.source.file}（{_ENCODINGS[file.source.encoding]}{count}）"]
    for number, report in enumerate(reports, start=1):
        lines += ["", f"第{number}份"] if len(reports) > 1 else [""]
        lines += _report(report, file.titles)
    dropped = file.document.dropped
    return [*lines, "", f"没有收入报告的{len(dropped)}处：", *map(_dropped, dropped)] if dropped else lines


def _report(report: ImportedReport, titles: Mapping[str, str]) -> Iterator[str]:
    yield from _part("标题", (report.title,))
    yield from _part("主送", (report.recipient,))
    yield from _part("导语", report.opening)
    for section in report.sections:
        yield from _section(section, titles, has_ordinals=any(s.heading.ordinal for s in report.walk()))
    yield from _part("结尾", report.closing)
    yield from _part("附件", report.annexes)
    yield from _part("署名", (report.issuer,))
    yield from _part("日期", (report.date,))


def _part(name: str, passages: Sequence[Passage | None]) -> Iterator[str]:
    found = [passage for passage in passages if passage is not None]
    if found:
        more = f"（共{len(found)}段）" if len(found) > 1 else ""
        label = "" if found[0].text.startswith(name) else f"{name}："
        yield f"{_line(found[0].line)}{label}{_short(found[0].text)}{more}"


def _section(section: ImportedSection, titles: Mapping[str, str], *, has_ordinals: bool) -> Iterator[str]:
    heading = section.heading
    notes = "、".join(titles.get(key, key) for key in section.keys)
    notes = f"  〔{notes}〕" if notes else ""
    mark = heading.ordinal or (_NO_ORDINAL if has_ordinals else "")
    text = f"{'　　' * (heading.level - 1)}{mark}{_short(heading.text)}{'…' if heading.run_in else ''}"
    yield f"{_line(heading.passage.line)}{text}{notes}"
    for below in section.sections:
        yield from _section(below, titles, has_ordinals=has_ordinals)


def _dropped(piece: Dropped) -> str:
    return f"{_line(piece.line)}{piece.why}：{_short(piece.text)}"


def _line(number: int) -> str:
    return f"{number:>5}  "


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
