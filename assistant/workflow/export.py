"""Export (导出): draft.md and the front matter as one Report, and that as a Word file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.drafting import formalities
from assistant.errors import InputError, OpenMarks
from assistant.files.docx_copy import Against, WordCopy
from assistant.provenance.ledger import Ledger
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Report
from assistant.store.history import History
from assistant.store.text_file import content_hash
from assistant.style.numbering import ordinals
from assistant.workflow.events import Uncovered
from assistant.workflow.exported import refuse_revised, remember
from assistant.workflow.fact_numbers import with_fact_numbers
from assistant.workflow.open_marks import open_marks
from assistant.workflow.outcome import not_covered
from assistant.workflow.reading import Desk
from assistant.workflow.remaining import remaining_sections

Writer = Callable[[Report, Sequence[str], Path, WordCopy], None]


def report_of(desk: Desk) -> Report:
    """The report as it is to be rendered: draft.md with recipient, issuer, date and attachments of facts.md.

    Raises InputError where there is nothing to export yet."""
    report, _ = parse_draft(desk.workspace.read_draft_text(), str(desk.workspace.draft))
    if not report.sections:
        raise InputError(f"{desk.workspace.draft} 里还没有章节。", "请先运行 assistant draft 起草。")
    front = front_report(desk)
    return replace(
        front,
        title=report.title or front.title,
        opening=report.opening,
        sections=report.sections,
        closing=report.closing,
    )


def front_report(desk: Desk) -> Report:
    """What of a report facts.md holds: title where draft.md has none, recipient, issuer, date, attachments."""
    front = desk.sheet.front
    return Report(
        title=formalities.title(front, desk.template),
        recipient=front.recipient,
        issuer=front.issuer,
        date=front.date,
        kind=front.kind,
        attachments=formalities.attachments(front),
        number=front.number,
        signer=front.signer,
    )


def missing_fields(desk: Desk) -> tuple[str, ...]:
    """What a report of this kind has and this one lacks, as sentences; no reason not to export it."""
    if desk.sheet.front.kind == "报告" and not desk.sheet.front.recipient:
        return (f"{desk.sheet.file} 没有填主送机关（recipient）：报告应有主送机关，例如 中共云岭县委宣传部。",)
    return ()


@dataclass(frozen=True)
class Exported:
    """What a Word file went out with: `marks` that are open, titles of sections whose facts were never drafted
    (`unwritten`), and facts that no text has though their section stands there."""

    marks: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()
    not_covered: tuple[Uncovered, ...] = ()

    @property
    def complete(self) -> bool:
        return not (self.marks or self.unwritten or self.not_covered)


def export(
    desk: Desk,
    path: Path,
    write: Writer,
    history: History,
    *,
    with_marks: bool = False,
    overwrite: bool = False,
    review: Ledger | None = None,
    against: Against | None = None,
) -> Exported:
    """Writes the Word file and tells what is open in it. With `review`, the ledger of the report, it is a copy for revision on
    paper; with `against` the differences from an earlier text are tracked changes. Raises OpenMarks, naming them, where any
    are open and `with_marks` is not asked for, and InputError where the file that stands there is not as we exported it and
    `overwrite` is not asked for; then nothing is written."""
    report = report_of(desk)
    marks = open_marks(report)
    if marks and not with_marks:
        raise refusal_of(marks, "导出", "；要先出一份带标注的，加 --with-marks。")
    history.refuse_unwritable()  # a file that nobody remembers as ours could not be exported over again
    root = desk.workspace.root
    numbered = ordinals(report)
    base = desk.workspace.read_draft_text()
    shown = with_fact_numbers(report, base, review) if review is not None else report
    copy = WordCopy(
        marks=with_marks, base=content_hash(base.encode("utf-8")), review=review is not None, against=against
    )

    def write_to(place: Path) -> None:
        write(shown, numbered, place, copy)

    if not overwrite:
        refuse_revised(path, root, history, write_to)
    write_to(path)
    remember(path, root, history, base)
    unwritten = tuple(task.title for task in remaining_sections(desk, history).tasks)
    return Exported(marks, unwritten, not_covered(desk, history, ()))


def refusal_of(marks: Sequence[str], what: str, more: str = "。") -> OpenMarks:
    listed = "\n  ".join(marks)
    return OpenMarks(
        f"还有{len(marks)}处没有处理，没有{what}：\n  {listed}",
        f"请在 draft.md（注明 facts.md 的在 facts.md）里改好{more}",
    )
