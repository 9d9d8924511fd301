"""Checking (核对): a draft or a file from outside, told what is wrong with its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.config import CheckSettings, user_config_path
from assistant.errors import ConfigError, InputError
from assistant.provenance.faults import Found, faults_of
from assistant.provenance.rules import RULES, reporting
from assistant.report.finding import Finding
from assistant.report.imported import ImportedDocument, ImportedReport
from assistant.report.known import Known
from assistant.report.reading.known import known_from
from assistant.store.workspace import Workspace
from assistant.style.checking import OFF, ORDER, check
from assistant.style.manuscript import Manuscript
from assistant.style.phrase_table import PhraseRow, read_rows
from assistant.style.rule import FAMILIES, Rule
from assistant.style.rules import all_rules
from assistant.style.rules.open_mark import RULE as OPEN_MARK
from assistant.style.rules.outdated_phrase import with_further_rows
from assistant.style.text_lines import TextLines
from assistant.workflow.library import Library
from assistant.workflow.outline import import_file
from assistant.workflow.tracing import TracedFile

OWN_PHRASES = "提法.tsv"


@dataclass(frozen=True)
class Checked:
    """What was found in a file, in the order of its text; `traced` where it was held against the facts."""

    file: str
    findings: tuple[Finding, ...]
    traced: TracedFile | None = None

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)


def check_traced(traced: TracedFile, settings: CheckSettings) -> Checked:
    """A file that was held against the facts: the draft of a workspace, or one from outside."""
    checked = _checked(_parts(traced.document, traced.known), settings, traced.file, _found(traced))
    weighed = [weighed for trouble in traced.troubles for weighed in _weighed(trouble, settings)]
    return replace(checked, findings=(*checked.findings, *weighed), traced=traced)


def provenance_findings(traced: TracedFile, settings: CheckSettings) -> tuple[Finding, ...]:
    """What tracing alone has to complain of, as the settings weigh it."""
    names = {rule.name for rule in RULES}
    return tuple(f for f in check_traced(traced, settings).findings if f.rule in names or f.rule == OPEN_MARK.name)


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
    return _checked(_parts(import_file(path, shelf).document), settings, str(path))


def _checked(parts: Sequence[Manuscript], settings: CheckSettings, file: str, traced: Sequence[Found] = ()) -> Checked:
    """The reports of one file, each by itself, and what tracing found in it."""
    rules = with_further_rows(all_rules(), _own_phrases())
    known = (*rules, *RULES)
    _refuse_unknown(settings, known)
    lines = TextLines(parts[0].text)
    found = [f for part in parts for f in check(part, rules, settings.severities, file, lines)]
    found += check(parts[0], reporting(traced), settings.severities, file, lines)
    found += lines.unknown({rule.name for rule in known}, file)
    return Checked(file, tuple(sorted(found, key=lambda f: (f.line, f.column, f.rule))))


def _parts(document: ImportedDocument, known: Known | None = None) -> list[Manuscript]:
    """Each report of a file by itself, with what is known of it: what its title and signature tell, where nothing else is."""
    return [
        Manuscript(replace(document, reports=(report,)), known or known_from(report))
        for report in document.reports or (ImportedReport(),)
    ]


def _found(traced: TracedFile) -> tuple[Found, ...]:
    """What tracing found. A text that is not the workspace's own may leave facts out."""
    unused = "" if traced.own else "warning"
    return faults_of(traced.trace, traced.document, facts_in=Path(traced.sheet.file).name, unused=unused)


def _weighed(finding: Finding, settings: CheckSettings) -> tuple[Finding, ...]:
    """A finding that is not of the text, as the settings weigh it; what is odd about draft.md itself belongs to no rule."""
    family = next((rule.family for rule in RULES if rule.name == finding.rule), "")
    own = settings.severities.get(finding.rule) or settings.severities.get(family, "")
    severity = next((s for s in ORDER if s == own), finding.severity)
    return () if own == OFF else (replace(finding, severity=severity),)


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
