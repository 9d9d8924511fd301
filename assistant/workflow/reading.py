"""A workspace as the use cases see it: its sheet, template and outline, checked before anything is done with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.drafting.plan import ReportPlan, plan_report
from assistant.errors import ConfigError, InputError
from assistant.report.facts import FactSheet
from assistant.report.facts_markdown import parse_facts, template_name
from assistant.report.front_matter import line_of, split_front_matter
from assistant.report.template import Outline, Template
from assistant.store.classification import refuse_classified
from assistant.store.text_file import read_text_file
from assistant.store.workspace import Workspace
from assistant.workflow.library import Library
from assistant.workflow.unsettled import refuse_unsettled

_NEEDED = {"township": "乡镇名称", "period": "时段"}


@dataclass(frozen=True)
class Desk:
    """What lies on the desk (案头): the facts and the shape they are written into."""

    workspace: Workspace
    sheet: FactSheet
    template: Template
    outline: Outline
    plan: ReportPlan


def open_desk(workspace: Workspace, library: Library, heading_set: int = 1, shape: str = "") -> Desk:
    """Reads facts.md. Raises InputError and ConfigError with file and line for what must be mended first."""
    text = workspace.read_facts_text()
    file = str(workspace.facts)
    sheet, template = _sheet(text, file, library)
    with _named_in(text, file, "" if shape else "outline"):
        outline = library.outline(template, shape or sheet.front.outline)
    return Desk(workspace, sheet, template, outline, plan_report(sheet, template, outline, heading_set))


def read_sheet(path: Path, library: Library) -> tuple[FactSheet, Template]:
    """A facts.md that stands anywhere, with its template. Raises InputError and ConfigError as open_desk."""
    text = read_text_file(path, "请检查 --facts 后面的文件名。").text
    refuse_classified(text, str(path))
    return _sheet(text, str(path), library)


def _sheet(text: str, file: str, library: Library) -> tuple[FactSheet, Template]:
    with _named_in(text, file, "template"):
        template = library.template(template_name(text, file))
    sheet = parse_facts(text, template, file)
    if not sheet.front.kind:
        sheet = replace(sheet, front=replace(sheet.front, kind="报告"))
    return sheet, template


@contextmanager
def _named_in(text: str, file: str, name: str) -> Iterator[None]:
    """A template or outline that there is not is refused with the line of facts.md that names it; `name` is empty where
    the command line does."""
    try:
        yield
    except ConfigError as error:
        if not name:
            raise
        source, _ = split_front_matter(text, file)
        raise InputError(f"{file} 第{line_of(source, name)}行：{error.message}", error.next_step) from error


def refuse_unready(desk: Desk) -> None:
    """Raises InputError where the sheet cannot be drafted from: a field, a fact, or a placeholder to fill in first."""
    text = desk.workspace.read_facts_text()
    _refuse_missing_fields(desk.sheet, text)
    _refuse_stray_lines(desk.sheet)
    refuse_unsettled(desk.sheet, text)
    if not any(f for s in desk.sheet.sections for f in s.usable):
        raise InputError(
            f"{desk.sheet.file} 里还没有要点。", "请在各节标题下一行写一条，以“- ”开头，然后再运行 assistant draft。"
        )


def _refuse_missing_fields(sheet: FactSheet, text: str) -> None:
    source, _ = split_front_matter(text, sheet.file)
    needed = dict(_NEEDED)
    if sheet.front.kind == "报告" and not sheet.front.title:
        needed["issuer"] = "发文机关"
    for name, called in needed.items():
        if not getattr(sheet.front, name):
            raise InputError(
                f"{sheet.file} 第{line_of(source, name)}行：{called}（{name}）没有填。",
                f"请在文件头里写 {name}: 内容。",
            )


def _refuse_stray_lines(sheet: FactSheet) -> None:
    stray = next((f for f in sheet.findings if f.severity == "error"), None)
    if stray is not None:
        raise InputError(f"{sheet.file} 第{stray.line}行：{stray.message}（{stray.excerpt}）", f"{stray.fix}。")
