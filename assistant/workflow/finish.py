"""finish (定稿): what is still missing asked for, the clean copy written, the workspace frozen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError
from assistant.files.docx_copy import WordCopy
from assistant.provenance.report_trace import TITLE
from assistant.report.conflict_markers import has_markers, marker_lines
from assistant.report.facts_edit import with_field
from assistant.report.front_matter import has_field, split_front_matter
from assistant.report.report import CLOSING, OPENING
from assistant.report.written_date import iso_date
from assistant.store.facts_file import FactsFile
from assistant.store.finished import Finished, freeze
from assistant.store.history import History
from assistant.store.text_file import content_hash
from assistant.style.numbering import ordinals
from assistant.workflow.events import Uncovered
from assistant.workflow.export import Writer, refusal_of, report_of
from assistant.workflow.exported import refuse_revised, remember
from assistant.workflow.library import Library
from assistant.workflow.open_marks import open_marks
from assistant.workflow.outcome import not_covered
from assistant.workflow.reading import Desk
from assistant.workflow.remaining import remaining_sections
from assistant.workflow.tracing import trace_workspace

FIELDS = {"date": "签发日期", "number": "发文字号", "signer": "签发人"}
"""Front matter field → what people call it."""
_EXAMPLES = {"date": "2026-07-03", "number": "清委〔2026〕12号", "signer": "张三"}
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,16}〔20\d\d〕\d{1,5}号")
_BRACKETS = str.maketrans("[［【(（]］】)）", "〔〔〔〔〔〕〕〕〕〕")
_WHOLE_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


@dataclass(frozen=True)
class Ending:
    """A finished report: the clean copy, and what a person should still know."""

    file: Path
    date: str
    number: str
    signer: str
    unwritten: tuple[str, ...]
    not_covered: tuple[Uncovered, ...]
    unsourced: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return not (self.unwritten or self.not_covered or self.unsourced)


def refuse_open(desk: Desk) -> None:
    """Raises InputError or OpenMarks, naming them, where conflicts or marks are open."""
    text = desk.workspace.read_draft_text()
    if has_markers(text):
        raise InputError(
            f"{desk.workspace.draft} 第{marker_lines(text)[0]}行：还有没处理的合并冲突，没有定稿。",
            "请先在 <<<<<<< 和 >>>>>>> 之间选一种写法，删去这几行标记。",
        )
    marks = open_marks(report_of(desk))
    if marks:
        raise refusal_of(marks, "定稿")


def unsourced(desk: Desk, shelf: Library) -> tuple[str, ...]:
    """Figures without a source and names that stand nowhere, each with its section; those that a person has confirmed in place
    are not among them."""
    traced = trace_workspace(desk, shelf)
    called = {TITLE: "标题", OPENING: "导语", CLOSING: "结尾", **traced.titles}
    return tuple(
        f"{called.get(part.keys[0] if part.keys else part.name, part.heading.text)}：{text}"
        for part in traced.trace.parts
        for text in dict.fromkeys(
            (
                *(figure.text for _, figure in part.figures() if not figure.sourced),
                *(name.text for _, name in part.names() if not name.allowed),
            )
        )
    )


def still_missing(desk: Desk, given: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that a finished report needs and that neither facts.md nor `given` has: the date with its day; number and
    signer where facts.md names them."""
    source, _ = split_front_matter(desk.workspace.read_facts_text(), desk.sheet.file)
    values = {name: as_written(name, given.get(name, "") or getattr(desk.sheet.front, name)) for name in FIELDS}
    missing = [] if _WHOLE_DATE.fullmatch(values["date"]) else ["date"]
    return (*missing, *(n for n in ("number", "signer") if not values[n] and has_field(source, n)))


def refuse_missing(desk: Desk, given: Mapping[str, str]) -> None:
    """Raises InputError for the first field that is missing, and for one that is not what it should be."""
    for name, value in given.items():
        wrong = what_is_wrong(name, value) if value else ""
        if wrong:
            raise InputError(wrong, f"请写成 {_EXAMPLES[name]} 这样，再运行一次。")
    for name in still_missing(desk, given):
        raise InputError(
            f"定稿要有{FIELDS[name]}（{name}），现在没有。",
            f"请写进 facts.md 的文件头，或者加 --{name} {_EXAMPLES[name]}。",
        )


def as_written(name: str, value: str) -> str:
    """A value as facts.md keeps it: a date as 2026-07-03, the brackets of a 发文字号 as 〔〕; others as they are."""
    if name == "date":
        return iso_date(value) or value.strip()
    return value.strip().translate(_BRACKETS) if name == "number" else value.strip()


def what_is_wrong(name: str, value: str) -> str:
    """Why this is no date, no 发文字号; empty where it is one."""
    if name == "date" and not iso_date(value):
        return f"签发日期“{value}”看不懂，要写到哪一日。"
    if name == "number" and not _NUMBER.fullmatch(as_written(name, value)):
        return f"发文字号“{value}”不像发文字号。"
    return ""


def fill_in(desk: Desk, given: Mapping[str, str]) -> bool:
    """Writes the fields that were given into facts.md; whether any line changed. Raises WorkspaceError, DiskError."""
    values = {name: as_written(name, said) for name, said in given.items()}
    changed = {name: value for name, value in values.items() if value and value != getattr(desk.sheet.front, name)}

    def filled(text: str) -> str:
        for name, value in changed.items():
            text = with_field(text, name, value)
        return text

    if changed:
        FactsFile(desk.workspace).change(filled)
    return bool(changed)


def finish(
    desk: Desk,
    path: Path,
    write: Writer,
    history: History,
    now: dt.datetime,
    resting_on_nothing: tuple[str, ...] = (),
    *,
    overwrite: bool = False,
) -> Ending:
    """Writes the clean copy and freezes the workspace. Raises what export raises; then nothing is frozen."""
    refuse_open(desk)
    refuse_missing(desk, {})
    report = report_of(desk)
    numbered = ordinals(report)

    def write_to(place: Path) -> None:
        write(report, numbered, place, WordCopy(final=True))

    history.refuse_unwritable()
    if not overwrite:
        refuse_revised(path, desk.workspace.root, history, write_to)
    write_to(path)
    draft = desk.workspace.read_draft_text()
    remember(path, desk.workspace.root, history, draft)
    unwritten = tuple(task.title for task in remaining_sections(desk, history).tasks)
    left = not_covered(desk, history, ())
    freeze(desk.workspace, _marker(desk, path, now))
    front = desk.sheet.front
    return Ending(path, front.date, front.number, front.signer, unwritten, left, resting_on_nothing)


def _marker(desk: Desk, path: Path, now: dt.datetime) -> Finished:
    hashes = [content_hash(file.read_bytes()) for file in (path, desk.workspace.draft, desk.workspace.facts)]
    return Finished(now.isoformat(timespec="seconds"), path.name, *hashes)
