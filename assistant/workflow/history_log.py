"""What the history tells (历史): step by step, or the versions of one section."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from assistant.drafting.plan import ReportPlan
from assistant.errors import ConfigError, InputError, WorkspaceError
from assistant.report.draft_markdown import parse_draft
from assistant.report.section_identity import whole_text
from assistant.store.history import History
from assistant.store.records import SectionVersion, Step
from assistant.store.workspace import Workspace
from assistant.workflow.library import Library
from assistant.workflow.reading import open_desk
from assistant.workflow.section_names import NamedSection, named_version, section_named, sections_of


@dataclass(frozen=True)
class LoggedVersion:
    """A version of a section with the title that the section goes by, whether its step was undone, and whether it is what
    stands in draft.md now."""

    version: SectionVersion
    title: str
    undone: bool = False
    stands: bool = False

    @property
    def name(self) -> str:
        return f"{self.title}@{self.version.number}"


@dataclass(frozen=True)
class LoggedStep:
    """A step and the versions that it made. `step` is None for what was there before the history began."""

    step: Step | None
    versions: tuple[LoggedVersion, ...]


@dataclass(frozen=True)
class ShownText:
    """A text of a section: a version, or (None) what stands in draft.md."""

    name: str
    heading: str
    text: str
    version: LoggedVersion | None = None

    @property
    def whole(self) -> str:
        """Heading and text."""
        return f"{self.heading}\n{self.text}"


class HistoryLog:
    """The history of a workspace for reading. Writes nothing and waits for nobody."""

    def __init__(self, workspace: Workspace, history: History, plan: ReportPlan | None) -> None:
        self._text = workspace.read_draft().text if workspace.draft.exists() else ""
        self._history = history
        self._versions = history.versions()
        self._steps = {step.id: step for step in history.steps()}
        self._sections = sections_of(plan, self._text, history)

    def steps(self) -> tuple[LoggedStep, ...]:
        """Every step, the latest first; last what was there before."""
        made: dict[int, list[LoggedVersion]] = {}
        for version in self._versions:
            made.setdefault(version.step, []).append(self._logged(version))
        before = [version for step, found in made.items() if step not in self._steps for version in found]
        steps = [LoggedStep(step, tuple(made.get(step.id, ()))) for step in self._steps.values()]
        return (*reversed(steps), *([LoggedStep(None, tuple(before))] if before else ()))

    def section(self, name: str) -> NamedSection:
        """Raises SectionNameError."""
        return section_named(name, self._sections)

    def versions(self, section: NamedSection) -> tuple[LoggedVersion, ...]:
        """The versions of a section, the latest first."""
        found = section.versions(self._history)
        standing = self._standing(section)
        now = next((v.id for v in reversed(found) if standing is not None and _bare(v.text) == _bare(standing)), 0)
        return tuple(self._logged(v, section.title, stands=v.id == now) for v in reversed(found))

    def shown(self, argument: str) -> ShownText:
        """The text of 理论学习@3; without a number what stands in draft.md. Raises SectionNameError; InputError where there is
        no such version, or the section is not in draft.md."""
        name, number = named_version(argument)
        section = self.section(name)
        if number is None:
            standing = self._standing(section)
            if standing is None:
                raise InputError(
                    f"draft.md 里没有“{section.title}”一节。", "要看以前的版本，请写 章节@版本号，例如 理论学习@1。"
                )
            return ShownText(section.title, section.heading, standing)
        versions = self.versions(section)
        found = next((v for v in versions if v.version.number == number), None)
        if found is None:
            raise _no_version(section, number, versions)
        return ShownText(found.name, found.version.heading, found.version.text, found)

    def _standing(self, section: NamedSection) -> str | None:
        if section.section is None:
            return None
        report, _ = parse_draft(self._text)
        known = section.section in report.sections
        return whole_text(report, section.section) if known else section.section.text

    def _logged(self, version: SectionVersion, title: str = "", *, stands: bool = False) -> LoggedVersion:
        step = self._steps.get(version.step)
        return LoggedVersion(version, title or self._title(version), step is not None and step.undone, stands)

    def _title(self, version: SectionVersion) -> str:
        keys = set(version.section_keys)
        found = next((s for s in self._sections if keys & set(s.keys)), None)
        return found.title if found else version.heading


def plan_of(workspace: Workspace, library: Library) -> ReportPlan | None:
    """The plan by which sections have their titles; None where facts.md cannot be read, which history need not be told."""
    with suppress(InputError, ConfigError, WorkspaceError):
        return open_desk(workspace, library).plan
    return None


def _no_version(section: NamedSection, number: int, versions: tuple[LoggedVersion, ...]) -> InputError:
    numbers = sorted(v.version.number for v in versions)
    if not numbers:
        return InputError(f"“{section.title}”还没有版本。", "请先运行 assistant draft 起草。")
    there = (
        f"{numbers[0]}—{numbers[-1]}" if numbers[-1] - numbers[0] + 1 == len(numbers) else "、".join(map(str, numbers))
    )
    return InputError(
        f"“{section.title}”没有第{number}版。", f"有的是 {there}；assistant log {section.title} 列出各版。"
    )


def _bare(text: str) -> str:
    return "".join(text.split())
