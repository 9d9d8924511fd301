"""Which section a name on the command line means (章节名): a title, a key, an ordinal as draft.md is rendered, or a piece of
a heading. One rule for all commands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.plan import ReportPlan, SectionTask
from assistant.errors import SectionNameError
from assistant.report.draft_markdown import keyed_part, parse_draft
from assistant.report.report import CLOSING, KEYED_TITLES, OPENING, Report, Section
from assistant.report.section_identity import plain_key, standing_alone
from assistant.store.history import History
from assistant.store.records import SectionVersion
from assistant.style.numbering import ordinals, without_ordinal
from assistant.workflow.reading import Desk
from assistant.workflow.standing import standing_task

_TITLES = {key: title for title, key in KEYED_TITLES.items()}
_VERSION = re.compile(r"(?P<name>.*)@(?P<number>\d{1,9})", re.DOTALL)
_FINAL = "、."
_ONLY_AN_ORDINAL = re.compile(r"[一二三四五六七八九十百0-9()、.]+")


@dataclass(frozen=True)
class NamedSection:
    """A section that a name may mean. `task` is None for one that the plan has not, `section` for one that draft.md has not;
    `place` are its ordinals in draft.md (一（二）). A section of the person's own has no key and is known by its heading."""

    keys: tuple[str, ...]
    title: str
    heading: str
    place: str = ""
    numbers: str = ""
    task: SectionTask | None = None
    section: Section | None = None

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""

    @property
    def label(self) -> str:
        """As it is offered where a name was not understood: each part of it means this section."""
        return self.numbered + (f"（{self.key}）" if self.key else "")

    @property
    def numbered(self) -> str:
        """二、存在问题, 一（二）理论学习, 一（二）1.学习."""
        end = "." if self.place[-1:].isdigit() else "" if self.place.endswith("）") or not self.place else "、"
        return f"{self.place}{end}{self.title}"

    def versions(self, history: History) -> tuple[SectionVersion, ...]:
        """Its versions, oldest first."""
        return history.versions(self.key, self.heading)


def section_named(name: str, sections: Sequence[NamedSection]) -> NamedSection:
    """The section that the name means. Raises SectionNameError listing the candidates."""
    wanted = _plain(name).lstrip("#")
    bare = _plain(without_ordinal(unicodedata.normalize("NFKC", name).strip()))
    place = wanted.rstrip(_FINAL)
    piece = "" if _ONLY_AN_ORDINAL.fullmatch(wanted) else bare  # 一 is no piece of 下一步打算
    ways = (
        [s for s in sections if wanted and wanted in _names(s)],
        [s for s in sections if place and place in _ordinals(s)],
        [s for s in sections if piece and piece in _names(s)],
        [s for s in sections if piece and any(piece in whole for whole in (_plain(s.title), _plain(s.heading)))],
        [s for s in sections if place and _plain(s.place).startswith(place)],
    )
    found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    problem = "可以指好几节" if found else "不是这份报告的章节"
    listed = "、".join(section.label for section in (found or sections))
    raise SectionNameError(f"“{name}”{problem}。", f"请从中选一个写全：{listed}。" if listed else "请先起草。")


def task_named(name: str, desk: Desk, history: History) -> SectionTask:
    """The section of the plan that the name means, for what drafts from facts. Raises SectionNameError; also for a section
    without facts."""
    plan = desk.plan
    sections = sections_of(plan, desk.workspace.read_draft().text, history)
    if _plain(name) in {_plain(title) for title in plan.empty}:
        raise _without_facts(name)
    named = [s for s in sections if s.task or s.section]
    try:
        found = section_named(name, named)
    except SectionNameError:
        section_named(name, [s for s in named if s.task in plan.tasks])  # lists those that can be meant
        raise
    if found.title in KEYED_TITLES:
        raise SectionNameError(
            f"{found.title}由程序按 facts.md 的文件头写，不用模型。", "请改文件头，或者直接改 draft.md。"
        )
    if found.task is None:
        raise SectionNameError(f"“{found.title}”是自己加的一节，facts.md 里没有它的要点。", "请直接改 draft.md。")
    if found.task not in plan.tasks:
        raise _without_facts(name)
    return found.task


def _without_facts(name: str) -> SectionNameError:
    return SectionNameError(f"“{name}”一节在 facts.md 里还没有要点。", "请先写要点，再起草这一节。")


def sections_of(plan: ReportPlan | None, text: str, history: History) -> tuple[NamedSection, ...]:
    """Every section that can be named: those of draft.md in reading order, those that the plan has beside, and those of which
    only the history knows. `plan` is None where facts.md cannot be read."""
    report, _ = parse_draft(text)
    standing = {line: task for task in _tasks(plan) if (line := _line_of(task, text, history))}
    places = _places(report)
    alone = standing_alone(report)
    found = [*_parts(report), *(_of_draft(s, standing.get(s.line), places[s.line]) for s in alone)]
    others = [t for t in _tasks(plan) if t not in standing.values()]
    found += [NamedSection(task.keys, task.title, task.heading, task=task) for task in others]
    return (*found, *_remembered(found, history))


def named_version(argument: str) -> tuple[str, int | None]:
    """理论学习@3 as the name and the number; None where no number is written."""
    match = _VERSION.fullmatch(unicodedata.normalize("NFKC", argument).strip())
    return (match["name"].strip(), int(match["number"])) if match else (argument, None)


def _tasks(plan: ReportPlan | None) -> tuple[SectionTask, ...]:
    return (*plan.tasks, *plan.missing) if plan else ()


def _line_of(task: SectionTask, text: str, history: History) -> int:
    section = standing_task(task, text, history).section
    return section.line if section else 0


def _of_draft(section: Section, task: SectionTask | None, place: tuple[str, str]) -> NamedSection:
    keys = task.keys if task else section.keys
    title = task.title if task else section.heading.text
    return NamedSection(keys, title, section.heading.text, *place, task, section)


def _parts(report: Report) -> Iterator[NamedSection]:
    """Opening and closing, which stand apart from the report's sections."""
    for key, paragraphs in ((OPENING, report.opening), (CLOSING, report.closing)):
        if paragraphs:
            yield NamedSection((key,), _TITLES[key], _TITLES[key], section=keyed_part(key, paragraphs))


def _remembered(found: Sequence[NamedSection], history: History) -> Iterator[NamedSection]:
    keys = {key for section in found for key in section.keys}
    headings = {section.heading for section in found if not section.keys}
    for version in reversed(history.versions()):
        own = not version.section_keys
        if keys.intersection(version.section_keys) or (own and version.heading in headings):
            continue
        keys.update(version.section_keys)
        headings.update([version.heading] if own else [])
        title = _TITLES.get(version.section_keys[0], version.heading) if version.section_keys else version.heading
        yield NamedSection(version.section_keys, title, version.heading)


def _places(report: Report) -> dict[int, tuple[str, str]]:
    """Of each section, by its line, the ordinals down to it, as they are rendered (一（二）) and as figures (1.2)."""
    places: dict[int, tuple[str, str]] = {}
    path: list[tuple[str, int]] = []
    for section, mark in zip(report.sections, ordinals(report), strict=True):
        level = max(1, section.heading.level)
        before = path[level - 1][1] if len(path) >= level else 0
        path = [*path[: level - 1], *[("", 0)] * (level - 1 - len(path)), (mark.rstrip(_FINAL), before + 1)]
        places[section.line] = ("".join(m for m, _ in path), ".".join(str(n) for _, n in path))
    return places


def _names(section: NamedSection) -> set[str]:
    titles = {section.title, *section.title.split("、"), section.heading}
    titles.add(section.numbered)
    return {plain_key(key) for key in section.keys} | {_plain(title) for title in titles if title}


def _ordinals(section: NamedSection) -> set[str]:
    """一（二）, the last ordinal alone, and 1.2."""
    if not section.place:
        return set()
    last = re.findall(r"（[^（）]+）|[^（）]+", section.place)[-1]
    return {_plain(section.place), _plain(last), section.numbers}


def _plain(text: str) -> str:
    """Without blanks, width and case; 一、（二） is 一(二)."""
    text = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return re.sub(r"(?<=[一二三四五六七八九十])、(?=\()", "", text)
