"""pull (收回修改稿): a revised Word file read, told, and merged into draft.md as one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.comparison.merge import Choice, has_markers, marker_lines
from assistant.comparison.sentences import bare
from assistant.comparison.units import units
from assistant.config import PageSettings
from assistant.drafting.gate import gate
from assistant.drafting.wording import SkeletonRules
from assistant.errors import InputError
from assistant.files.docx_revision import read_revised
from assistant.files.revised import Decision, RevisedFile, WordLine
from assistant.files.text_input import read_word_file
from assistant.provenance.coverage import uncovered
from assistant.provenance.ledger import Ledger
from assistant.report.comments import without_comments
from assistant.report.draft_lines import DraftBlock, draft_blocks
from assistant.report.draft_markdown import parse_draft
from assistant.report.finding import Finding
from assistant.store.classification import refuse_classified
from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.records import SectionVersion
from assistant.store.text_file import content_hash, read_text_file
from assistant.workflow.events import Uncovered
from assistant.workflow.export import front_report
from assistant.workflow.exported import export_name
from assistant.workflow.fact_numbers import without_fact_numbers
from assistant.workflow.pulling.another import other_report
from assistant.workflow.pulling.base import Base, base_of
from assistant.workflow.pulling.expected import ExportedDraft, exported_draft
from assistant.workflow.pulling.fact_lines import ChangedFacts, facts_with
from assistant.workflow.pulling.figures import ForeignFigure, foreign_figures
from assistant.workflow.pulling.merging import MergedDraft, merged_draft
from assistant.workflow.pulling.rebuilding import RebuiltDraft, rebuilt
from assistant.workflow.pulling.told import Told, told
from assistant.workflow.pulling.word_text import read_report
from assistant.workflow.reading import Desk

_RELATED = 0.3


@dataclass(frozen=True)
class WordFile:
    """A Word file as people left it, and the text of draft.md that it was exported from."""

    path: Path
    revised: RevisedFile
    base: Base


@dataclass(frozen=True)
class Pull:
    """What a Word file says of the draft that it was exported from. `content` is a hash of what it says with its tracked changes
    decided; `other`: why it seems to be another report; `pulled_at`: when just that was taken over (ISO 8601, empty: never)."""

    word: WordFile
    exported: ExportedDraft
    theirs: RebuiltDraft
    told: Told
    figures: tuple[ForeignFigure, ...]
    content: str = ""
    other: str = ""
    pulled_at: str = ""

    def merged(self, ours: str, choices: Mapping[int, Choice] | None = None) -> MergedDraft:
        """draft.md as it stands now with what the Word file changed; as it is where that was taken over already."""
        if self.pulled_at:
            return MergedDraft(ours)
        return merged_draft(self.exported, self.theirs, ours, choices, base_known=self.word.base.known)


def open_word(path: Path, desk: Desk, history: History) -> WordFile:
    """Raises InputError for what is no Word file, is damaged or dangerous, or bears a classification mark, and where draft.md
    holds conflicts that nobody has settled."""
    ours = desk.workspace.read_draft_text()
    if has_markers(ours):
        raise InputError(
            f"{desk.workspace.draft} 第{marker_lines(ours)[0]}行：还有没处理的合并冲突，没有收回。",
            "请先在 <<<<<<< 和 >>>>>>> 之间选一种写法，删去这几行标记。",
        )
    revised = read_revised(read_word_file(path), path)
    refuse_classified("\n".join(line.text for line in revised.lines()), str(path))
    base = base_of(revised, export_name(path, desk.workspace.root), ours, history)
    return WordFile(path, revised, base)


def read_pull(word: WordFile, takes: Decision, desk: Desk, ledger: Ledger, page: PageSettings) -> Pull:
    """The file read, its tracked changes taken as `takes` says. Raises InputError where it is no version of this draft."""
    ids = {source.id for source in (*ledger.facts, *ledger.front, *ledger.last_year)}
    lines = tuple(_without_numbers(line, ids) for line in word.revised.lines(takes))
    exported = exported_draft(word.base.text, front_report(desk), page)
    read = read_report(lines, exported)
    theirs = rebuilt(read, exported)
    found = told(exported, read, theirs, word.revised, lines)
    _refuse_unrelated(word, exported, theirs)
    figures = foreign_figures(found.sections, ledger, desk.sheet)
    other = _other(read.title, exported, word, desk)
    return Pull(word, exported, theirs, found, figures, _content(word, lines), other)


def take_over(pull: Pull, ours: str, draft: DraftFile, history: History, choices: Mapping[int, Choice]) -> MergedDraft:
    """Puts the merged draft in place and keeps a version of each section that changed; all of it one step. A change that
    draft.md saw meanwhile is merged too. Nothing is written where nothing changes. What has been decided is not asked again
    of the same file."""
    done = _taken_over(pull, ours, draft, choices)
    if not pull.pulled_at:
        history.record_pull(pull.content, draft.step)
    return done


def _taken_over(pull: Pull, ours: str, draft: DraftFile, choices: Mapping[int, Choice]) -> MergedDraft:
    done = pull.merged(ours, choices)
    if done.text == ours:
        return done

    def change(standing: str) -> str:
        nonlocal done
        done = pull.merged(standing, choices)
        return done.text

    versions = tuple(_versions(ours, done.text))
    draft.put(change, versions[0] if versions else None)
    for version in versions[1:]:
        draft.put(lambda text: text, version)
    return done


def add_facts(figures: Sequence[ForeignFigure], pull: Pull, desk: Desk, draft: DraftFile) -> ChangedFacts:
    """Corrects facts in facts.md and adds a bullet for each sentence of these figures, as part of the pull's step. Raises
    WorkspaceError, DiskError."""
    path = desk.workspace.facts
    file = read_text_file(path, "")
    made = facts_with(file.text, desk.sheet, figures, desk.template, _source(pull, figures))
    if made.anything:
        draft.put_beside(path, file, made.text)
    return made


def standing_figures(pull: Pull, text: str) -> tuple[ForeignFigure, ...]:
    """Those whose sentence stands in draft.md: what was decided against is no fact."""
    standing = bare(without_comments(text))
    return tuple(figure for figure in pull.figures if bare(figure.sentence) in standing)


def gate_report(text: str, pull: Pull, desk: Desk, ledger: Ledger, rules: SkeletonRules) -> tuple[Finding, ...]:
    """What the gate has to say of names in the sections that changed: it changes nothing of what people wrote. Figures are
    told by themselves, facts that went by `not_covered`."""
    changed = {key: change.old for change in pull.told.sections for key in change.keys}
    figures = [figure.figure for figure in pull.figures]
    found: list[Finding] = []
    for block in draft_blocks(text):
        task = next((t for t in desk.plan.tasks if set(t.keys) & set(block.keys) & changed.keys()), None)
        words = "\n".join(words for _, words in block.paragraphs)
        if task is None or has_markers(words) or not words:
            continue
        kept = tuple(unit.text for unit in units(words))
        section = gate(words, task, ledger, rules, origin="person", heading=block.text, repair=False, kept=kept)
        stood = "".join(changed.get(key, "") for key in block.keys)
        open_ = (f for f in section.findings if f.rule == "untraced") if section else ()
        found += [f for f in open_ if f.excerpt not in stood and not any(figure in f.excerpt for figure in figures)]
    return tuple(found)


def dropped_facts(text: str, pull: Pull, desk: Desk) -> tuple[Uncovered, ...]:
    """The facts of sections that the Word file has no more, where the text has them nowhere else."""
    keys = [key for change in pull.told.sections if change.status == "dropped" for key in change.keys]
    tasks = {task.key: task for key in keys if (task := desk.plan.task(key))}
    file, plain = str(desk.workspace.facts), without_comments(text)
    return tuple(
        Uncovered(file, task.facts[n].line, task.title, task.facts[n].text)
        for task in tasks.values()
        for n in uncovered(task.texts, plain)
    )


def _other(title: str, exported: ExportedDraft, word: WordFile, desk: Desk) -> str:
    """Why this is another report, if it seems to be. A bookmark that names a draft of this one is to be believed."""
    parsed, _ = parse_draft(desk.workspace.read_draft_text())
    wanted, was = parsed.title or front_report(desk).title, exported.report.title
    if word.base.marked and not other_report(was, wanted, desk.sheet.front.township):
        return ""
    return other_report(title or was, wanted, desk.sheet.front.township)


def _content(word: WordFile, lines: Sequence[WordLine]) -> str:
    """A hash of what the file says, and of what it was exported from."""
    words = [*word.revised.bookmarks, *(f"{line.outline} {line.shown}\n" for line in lines)]
    return content_hash("\n".join(words).encode("utf-8", "replace"))


def _without_numbers(line: WordLine, ids: set[str]) -> WordLine:
    return replace(line, text=without_fact_numbers(line.text, ids))


def _refuse_unrelated(word: WordFile, exported: ExportedDraft, theirs: RebuiltDraft) -> None:
    """A file that has nothing of this draft would delete all of it."""
    kept = sum(block.block in exported.sections for block in theirs.blocks)
    if not exported.sections or kept >= len(exported.sections) * _RELATED:
        return
    raise InputError(
        f"{word.path} 和这份初稿对不上：{len(exported.sections)}节里只认得出{kept}节，没有收回。",
        "请核对是不是这份报告的修改稿；别的报告请用 assistant outline 看。",
    )


def _versions(before: str, after: str) -> Iterator[SectionVersion]:
    """A version of every section that is not as it was."""
    stood = {_identity(block): block.lines for block in draft_blocks(before)}
    known = {unit.bare for block in draft_blocks(before) for unit in units("\n".join(block.body))}
    for block in draft_blocks(after):
        if block.part or block.lines == stood.get(_identity(block)):
            continue
        words = "\n".join(words for _, words in block.paragraphs)
        kept = tuple(unit.text for unit in units(without_comments(words)) if unit.bare not in known)
        yield SectionVersion(block.keys, block.text, words, "word", kept=kept)


def _identity(block: DraftBlock) -> tuple[str, ...]:
    return block.keys or ("", block.text)


def _source(pull: Pull, figures: Sequence[ForeignFigure]) -> str:
    """Who brought the figures: the authors of the tracked changes that they stand in, and the file."""
    authors = dict.fromkeys(
        change.author
        for change in pull.word.revised.changes
        if change.author and not change.taken_out and any(f.figure in change.text for f in figures)
    )
    who = "、".join(authors)
    return f"{who}修改，{pull.word.path.name}" if who else f"修改稿 {pull.word.path.name}"
