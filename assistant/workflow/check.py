"""Checking (核对): a draft or a file from outside, told what is wrong with its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.config import CheckSettings, user_config_path
from assistant.errors import ConfigError, InputError
from assistant.report.finding import Finding
from assistant.report.imported import ImportedReport
from assistant.report.known import known_from_front
from assistant.report.reading.draft import read_draft_document
from assistant.report.reading.known import known_from
from assistant.store.workspace import Workspace
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.phrase_table import PhraseRow, read_rows
from assistant.style.rule import FAMILIES, Rule
from assistant.style.rules import all_rules
from assistant.style.rules.outdated_phrase import with_further_rows
from assistant.style.text_lines import TextLines
from assistant.workflow.library import Library
from assistant.workflow.outline import import_file
from assistant.workflow.reading import Desk

OWN_PHRASES = "提法.tsv"


@dataclass(frozen=True)
class Checked:
    """What was found in a file, in the order of its text."""

    file: str
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)


def check_workspace(desk: Desk, settings: CheckSettings) -> Checked:
    """The draft of a workspace, with what its front matter knows. Raises InputError where there is none."""
    file = str(desk.workspace.draft)
    draft = desk.workspace.read_draft()
    if not draft.exists or not draft.text.strip():
        raise InputError(f"{file} 还没有写。", "请先运行 assistant draft；要核对别的文件，写 assistant check 文件名。")
    document = read_draft_document(draft.text, desk.template.sections)
    return _checked([Manuscript(document, known_from_front(desk.sheet.front, desk.template.sections))], settings, file)


def is_own_draft(path: Path) -> bool:
    """Whether a file is the draft of a workspace, so that its front matter knows kind and period. Raises InputError for
    the facts beside it, which are no report."""
    path = path.resolve()
    workspace = Workspace(path.parent)
    if not workspace.facts.is_file():
        return False
    if path == workspace.facts:
        raise InputError(f"{path} 是要点清单，不是报告。", "核对初稿请运行 assistant check；要点在起草时核对。")
    return path == workspace.draft


def check_file(path: Path, settings: CheckSettings, shelf: Library) -> Checked:
    """A txt, md or docx file. Each report in it is checked with what its own title and signature tell. Raises InputError."""
    document = import_file(path, shelf).document
    reports = document.reports or (ImportedReport(),)
    parts = [Manuscript(replace(document, reports=(report,)), known_from(report)) for report in reports]
    return _checked(parts, settings, str(path))


def _checked(parts: Sequence[Manuscript], settings: CheckSettings, file: str) -> Checked:
    """The reports of one file, each by itself."""
    rules = with_further_rows(all_rules(), _own_phrases())
    _refuse_unknown(settings, rules)
    lines = TextLines(parts[0].text)
    found = [f for part in parts for f in check(part, rules, settings.severities, file, lines)]
    found += lines.unknown({rule.name for rule in rules}, file)
    return Checked(file, tuple(sorted(found, key=lambda f: (f.line, f.column, f.rule))))


def _own_phrases() -> tuple[PhraseRow, ...]:
    """The office's own table of phrases out of date, beside the user's config.toml. Raises ConfigError for a line that is
    wrong."""
    path = user_config_path().with_name(OWN_PHRASES)
    if not path.is_file():
        return ()
    try:
        rows, complaints = read_rows(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} 读不出来。", "请存为 UTF-8 的文本文件，并检查权限。") from error
    if complaints:
        raise ConfigError(f"{path} {complaints[0]}", "写法见 docs/checks.md，各栏用 Tab 隔开。")
    return rows


def _refuse_unknown(settings: CheckSettings, rules: Sequence[Rule]) -> None:
    """Raises ConfigError for a setting that names neither a rule nor a family."""
    names = {rule.name for rule in rules} | set(FAMILIES)
    unknown = next((name for name in settings.severities if name not in names), None)
    if unknown is not None:
        raise ConfigError(f"设置 [check] 里的“{unknown}”不是规则，也不是类名。", "assistant rules 列出全部规则。")
