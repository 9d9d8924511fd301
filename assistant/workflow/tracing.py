"""Tracing a draft or a file from outside (溯源): what each figure and name rests on, and where each fact stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.drafting.plan import plan_report
from assistant.errors import InputError
from assistant.provenance.contradictions import contradictions
from assistant.provenance.ledger import Ledger
from assistant.provenance.report_trace import ReportTrace, trace_report
from assistant.report.draft_markdown import parse_draft
from assistant.report.facts import FactSheet
from assistant.report.finding import Finding
from assistant.report.imported import ImportedDocument
from assistant.report.known import Known, known_from_front
from assistant.report.reading.draft import read_draft_document
from assistant.report.template import Template
from assistant.store.workspace import Workspace
from assistant.workflow.ledger import last_year_of, ledger_of
from assistant.workflow.library import Library
from assistant.workflow.outline import import_file
from assistant.workflow.reading import Desk, read_sheet
from assistant.workflow.roster import read_roster


@dataclass(frozen=True)
class TracedFile:
    """A file and what its text rests on. `titles`: key → title of the standard and the township's own
    sections; `troubles` are findings about what the text is held against: last year's report is not there, facts contradict each
    other. `own` for the draft of a workspace, of which `known` tells what its front matter does."""

    file: str
    document: ImportedDocument
    trace: ReportTrace
    sheet: FactSheet
    titles: Mapping[str, str]
    troubles: tuple[Finding, ...] = ()
    known: Known | None = None

    @property
    def own(self) -> bool:
        return self.known is not None


def trace_workspace(desk: Desk, shelf: Library, last_year: Path | None = None) -> TracedFile:
    """The draft of a workspace against its facts. Raises InputError where there is none, where the file that `last_year`
    names is not there, and for a classification mark."""
    file = str(desk.workspace.draft)
    draft = desk.workspace.read_draft()
    if not draft.exists or not draft.text.strip():
        raise InputError(
            f"{file} 还没有写。", "请先运行 assistant draft；别的文件写在命令后面，并加 --facts facts.md。"
        )
    document = read_draft_document(draft.text, desk.template.sections)
    report, trouble = last_year_of(desk.sheet, last_year, shelf)
    ledger = ledger_of(desk.sheet, desk.template, desk.plan, shelf.exemplars, report, read_roster(desk.workspace))
    known = known_from_front(desk.sheet.front, desk.template.sections)
    traced = _traced(file, document, desk.sheet, desk.template, ledger, trouble, known)
    return replace(traced, troubles=(*parse_draft(draft.text, file)[1], *traced.troubles))


def trace_file(path: Path, facts: Path, shelf: Library, last_year: Path | None = None) -> TracedFile:
    """A txt, md or docx file against a facts.md. Raises InputError as trace_workspace."""
    sheet, template = read_sheet(facts, shelf)
    document = import_file(path, shelf).document
    report, trouble = last_year_of(sheet, last_year, shelf)
    plan = plan_report(sheet, template, template.shapes[0])
    ledger = ledger_of(sheet, template, plan, shelf.exemplars, report, read_roster(Workspace(facts.parent)))
    return _traced(str(path), document, sheet, template, ledger, trouble)


def _traced(
    file: str,
    document: ImportedDocument,
    sheet: FactSheet,
    template: Template,
    ledger: Ledger,
    trouble: Finding | None,
    known: Known | None = None,
) -> TracedFile:
    titles = {spec.key: spec.title for spec in template.sections} | {s.key: s.title for s in sheet.sections}
    troubles = (*((trouble,) if trouble else ()), *contradictions(sheet))
    return TracedFile(file, document, trace_report(document, ledger), sheet, titles, troubles, known)
