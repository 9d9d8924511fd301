"""assistant pull."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.desk import desk_tools
from assistant.cli.options import FormatOption, WorkspaceOption, YesOption, is_json, workspace_at
from assistant.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.comparison.merge import Choice
    from assistant.files.revised import Decision
    from assistant.store.workspace import Workspace
    from assistant.workflow.events import Uncovered
    from assistant.workflow.pulling.fact_lines import ChangedFacts
    from assistant.workflow.pulling.figures import ForeignFigure
    from assistant.workflow.pulling.merging import MergedDraft
    from assistant.workflow.pulling.pull import Pull, WordFile
    from assistant.workflow.reading import Desk
    from assistant.workflow.tools import Tools

_TRACKED = ("accept", "reject", "ask")
_UNTOUCHED = "没有收回，draft.md 一字未动。"
_CHOICES: Mapping[str, Choice] = {"1": "mine", "2": "new", "3": "both"}

FileArgument = Annotated[Path, typer.Argument(metavar="文件", help="改过的 Word 文件。")]
TrackedOption = Annotated[
    str,
    typer.Option("--tracked", metavar="accept|reject|ask", help="修订怎么办：接受（默认）、拒绝，或者逐处问。"),
]
AddFactsOption = Annotated[
    bool, typer.Option("--add-facts", help="改稿里的数字要点没有的，连同原句加进 facts.md，注明来源。")
]

AgainOption = Annotated[bool, typer.Option("--again", help="收过的文件按现在的 draft.md 重新收一遍。")]

OtherOption = Annotated[bool, typer.Option("--other-report", help="标题里的时段、乡镇和这份报告不一样，也照样收。")]


def command(
    file: FileArgument,
    tracked: TrackedOption = "accept",
    add_facts: AddFactsOption = False,
    again: AgainOption = False,
    other_report: OtherOption = False,
    folder: WorkspaceOption = None,
    yes: YesOption = False,
    format_: FormatOption = "text",
) -> int:
    """把领导在 Word、WPS 里改过的稿子收回 draft.md：先看改了哪些，再逐句合并；同时在 draft.md 里改过的都保留。
    批注逐条列出；要点里没有的数字单独列出。不满意用 assistant undo。"""
    from assistant.store.lock import command_lock
    from assistant.terminal.asking import can_ask

    as_json = is_json(format_)
    asks = can_ask() and not (yes or as_json)
    _refuse_tracked(tracked, asks=asks)
    workspace = workspace_at(folder)
    with command_lock(workspace, "pull"):
        session = _begun(workspace, file, tracked, again=again, asks=asks, as_json=as_json)
        if not other_report and not session.is_this_report():
            print(_UNTOUCHED)  # noqa: T201
            return 0
        return session.run(add_facts=add_facts)


@dataclass(frozen=True)
class _Session:
    desk: Desk
    tools: Tools
    pull: Pull
    asks: bool
    as_json: bool

    def is_this_report(self) -> bool:
        """Whether it is, or the person says that it is to be pulled. Raises InputError where it is not and nobody can be asked."""
        from assistant.terminal.asking import Option, ask_choice

        other, path = self.pull.other, self.pull.word.path
        if not other:
            return True
        told = f"{path} 像是另一份报告：{other}"
        if not self.asks:
            raise InputError(f"{told}。没有收回。", "请核对文件；确实要收进这份报告的，加 --other-report。")
        return ask_choice(f"{told}。还要收吗", (Option("1", "收"), Option("2", "不收")), "2") == "1"

    def run(self, *, add_facts: bool) -> int:
        from assistant.terminal.pull_view import pull_lines
        from assistant.terminal.shades import show_lines
        from assistant.workflow.outcome import not_covered
        from assistant.workflow.pulling.pull import dropped_facts, standing_figures, take_over

        if not self.as_json:
            show_lines(pull_lines(self.pull), sys.stderr if self.asks else None)
        ours = self.desk.workspace.read_draft().text
        before = self.pull.merged(ours)
        if self.asks and before.text != ours and not _agreed():
            print(_UNTOUCHED)  # noqa: T201
            return 0
        choices = self._choices(before) if self.asks else {}
        covered = not_covered(self.desk, self.tools.history, ())
        done = take_over(self.pull, ours, self.tools.draft_file, self.tools.history, choices)
        figures = standing_figures(self.pull, done.text)
        facts = self._changed_facts(figures, add_facts=add_facts)
        gone = [fact for fact in not_covered(self.desk, self.tools.history, ()) if fact not in covered]
        gone += dropped_facts(done.text, self.pull, self.desk)
        told = {figure.line for figure in figures}
        gone = [fact for fact in gone if fact.line not in told]
        return self._told(done, figures, facts, gone, changed=done.text != ours)

    def _choices(self, merged: MergedDraft) -> dict[int, Choice]:
        from assistant.terminal.asking import Option, ask_choice
        from assistant.terminal.pull_view import conflict_lines
        from assistant.terminal.shades import show_lines

        options = (Option("1", "留 draft.md 的"), Option("2", "用 Word 的"), Option("3", "两种都要"))
        choices: dict[int, Choice] = {}
        known = self.pull.word.base.known
        for number, conflict in enumerate(merged.conflicts):
            show_lines(conflict_lines(conflict, base_known=known), sys.stderr)
            choices[number] = _CHOICES[ask_choice("留哪一种", options, "2" if known else "1")]
        return choices

    def _changed_facts(self, figures: Sequence[ForeignFigure], *, add_facts: bool) -> ChangedFacts:
        """What becomes of facts.md; each sentence is told once."""
        from assistant.terminal.pull_view import by_sentence, figures_line
        from assistant.workflow.pulling.fact_lines import ChangedFacts
        from assistant.workflow.pulling.pull import add_facts as add

        wanted: list[ForeignFigure] = []
        for group in by_sentence(figures):
            if not self.as_json:
                _talk(f"· {figures_line(group)}")
            can = [figure for figure in group if figure.can_be_added]
            wanted += can if add_facts else self._wanted(can) if self.asks else ()
        return add(wanted, self.pull, self.desk, self.tools.draft_file) if wanted else ChangedFacts("")

    def _wanted(self, figures: Sequence[ForeignFigure]) -> Iterator[ForeignFigure]:
        """Those of a sentence that the person wants in facts.md; a bullet is asked about once."""
        from assistant.terminal.asking import ask_agreed
        from assistant.terminal.pull_view import correction

        answers: dict[str, bool] = {}
        for figure in figures:
            if figure.kind == "changed":
                if ask_agreed(f"  {correction(figure)}，改这一条吗", "改", "不改"):
                    yield figure
                continue
            if figure.bullet not in answers:
                answers[figure.bullet] = ask_agreed(f"  把“{figure.bullet}”加进 facts.md", "加", "不加")
            if answers[figure.bullet]:
                yield figure

    def _told(
        self,
        done: MergedDraft,
        figures: Sequence[ForeignFigure],
        facts: ChangedFacts,
        gone: Sequence[Uncovered],
        *,
        changed: bool,
    ) -> int:
        from assistant.terminal.draft_view import uncovered_as_values
        from assistant.terminal.pull_view import pull_values
        from assistant.workflow.ledger import ledger_of_desk
        from assistant.workflow.pulling.pull import gate_report

        ledger = ledger_of_desk(self.desk, self.tools.library)
        findings = gate_report(done.text, self.pull, self.desk, ledger, self.tools.wording.skeleton)
        file = str(self.desk.workspace.draft)
        if self.as_json:
            values = pull_values(self.pull, done, figures, facts, findings, file) | {"changed": changed}
            values["not_covered"] = uncovered_as_values(gone)
            print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
        else:
            for fact in gone:
                _talk(
                    f"· facts.md 第{fact.line}行的要点不在正文里了：{fact.fact}。不用写的，请在行尾注明 <!-- 不写入 -->。"
                )
            for finding in findings:
                _talk(f"· {finding.message}{finding.fix}")
            self._say(done, figures, facts, changed=changed)
        left = [figure for figure in figures if figure.kind != "moved"] and not facts.anything
        return 1 if done.open or left or findings or gone else 0

    def _say(self, done: MergedDraft, figures: Sequence[ForeignFigure], facts: ChangedFacts, *, changed: bool) -> None:
        if facts.changed:
            print(f"facts.md 已改：{'；'.join(f'第{line}行 {old} → {new}' for line, old, new in facts.changed)}")  # noqa: T201
        if facts.added:
            print(f"已加进 facts.md：{'；'.join(facts.added)}")  # noqa: T201
        if any(figure.can_be_added for figure in figures) and not facts.anything and not self.asks:
            _talk("  属实的，加 --add-facts 再收一次就写进 facts.md；不属实的，请在 draft.md 里改掉。")
        if not changed:
            print("draft.md 没有变化。")  # noqa: T201
        elif done.open:
            print(f"已收回，{done.open}处两边改得不一样，draft.md 里用 <<<<<<< 和 >>>>>>> 标出，请逐处选一种。")  # noqa: T201
        else:
            print("已收回 draft.md。要恢复原样，用 assistant undo。")  # noqa: T201


def _begun(workspace: Workspace, file: Path, tracked: str, *, again: bool, asks: bool, as_json: bool) -> _Session:
    from assistant import config
    from assistant.workflow.draft import settle
    from assistant.workflow.ledger import ledger_of_desk
    from assistant.workflow.library import library
    from assistant.workflow.pulling.pull import open_word, read_pull
    from assistant.workflow.reading import open_desk

    settings = config.load(workspace.root)
    desk = open_desk(workspace, library(), settings.drafting.heading_set)
    tools = desk_tools(desk, settings, None, "pull", file.name)
    for note in settle(tools):
        _talk(f"· {note.text}")
    word = open_word(file, desk, tools.history)
    ledger = ledger_of_desk(desk, tools.library)
    pull = read_pull(word, _decision(tracked, word), desk, ledger, settings.page)
    pull = replace(pull, pulled_at="" if again else tools.history.pulled_at(pull.content))
    return _Session(desk, tools, pull, asks, as_json)


def _decision(tracked: str, word: WordFile) -> Decision:
    """What becomes of each tracked change."""
    from assistant.files.revised import accept, reject
    from assistant.terminal.asking import ask_agreed
    from assistant.terminal.pull_view import revision_line

    if tracked != "ask":
        return accept if tracked == "accept" else reject
    taken: set[int] = set()
    for changes in word.revised.replaced():
        if ask_agreed(revision_line(changes, word.revised), "接受", "不接受"):
            taken.update(change.number for change in changes)
    return lambda change: change.number in taken


def _agreed() -> bool:
    from assistant.terminal.asking import ask_agreed

    return ask_agreed("收进 draft.md", "收", "不收")


def _refuse_tracked(tracked: str, *, asks: bool) -> None:
    if tracked not in _TRACKED:
        raise InputError(f"--tracked 只能是 {'、'.join(_TRACKED)}，没有“{tracked}”。", "请改正后再运行。")
    if tracked == "ask" and not asks:
        raise InputError("--tracked ask 要在终端里逐处回答，这里没有终端。", "请在终端里运行，或者用 accept、reject。")


def _talk(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
