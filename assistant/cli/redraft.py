"""assistant redraft."""

from __future__ import annotations

import json
import sys
from contextlib import closing, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.desk import chosen_model, desk_tools
from assistant.cli.draft import ModelOption, SeedOption
from assistant.cli.options import FormatOption, SectionArgument, WorkspaceOption, YesOption, is_json, workspace_at
from assistant.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.drafting.plan import SectionTask
    from assistant.models.choose import Choice as ModelChoice
    from assistant.workflow.carrying import Choice
    from assistant.workflow.proposals import Proposal
    from assistant.workflow.reading import Desk
    from assistant.workflow.redraft import Redraft
    from assistant.workflow.tools import Tools

_MOST = 9
_CHOICES: Mapping[str, Choice] = {"1": "mine", "2": "new", "3": "both"}

InstructionOption = Annotated[
    str, typer.Option("-i", "--instruction", metavar="要求", help="例如 -i 压缩到200字，-i 突出村级阵地。")
]
BestOption = Annotated[
    int, typer.Option("--best-of", metavar="数", help="写几稿，按核对的结果和字数选最好的一稿；最多9稿。")
]
PreviewOption = Annotated[bool, typer.Option("--preview", help="只看新稿和旧稿的差别，不写进 draft.md。")]


def command(
    section: SectionArgument,
    instruction: InstructionOption = "",
    best_of: BestOption = 1,
    preview: PreviewOption = False,
    model: ModelOption = None,
    seed: SeedOption = None,
    folder: WorkspaceOption = None,
    yes: YesOption = False,
    format_: FormatOption = "text",
) -> int:
    """重写一节：别的节一字不动，手改的句子保留，新旧对照着看，由你取舍。例如

    assistant redraft 理论学习 -i 压缩到200字
    assistant redraft 二 --best-of 3 --yes"""
    from assistant import config
    from assistant.store.lock import command_lock
    from assistant.terminal.asking import can_ask
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk, refuse_unready
    from assistant.workflow.redraft import Redraft

    as_json = is_json(format_)
    _refuse_number(best_of)
    workspace = workspace_at(folder)
    settings = config.load(workspace.root)
    choice = chosen_model(settings, model)
    desk = open_desk(workspace, library(), settings.drafting.heading_set)
    refuse_unready(desk)
    with nullcontext() if preview else command_lock(workspace, "redraft"):
        tools = desk_tools(desk, settings, seed, "redraft", section)
        task = _section(section, desk, tools)
        _talk(f"模型：{choice.reason}")
        with _opened(choice, tools, as_json=as_json) as ready:
            redraft = Redraft(desk, ready, task, instruction)
            if can_ask() and not (yes or as_json or preview):
                return _session(redraft, best_of)
            return _at_once(redraft, best_of, preview=preview, as_json=as_json)


def _section(name: str, desk: Desk, tools: Tools) -> SectionTask:
    """The section that is meant, after what a killed command left has been settled."""
    from assistant.workflow.draft import settle
    from assistant.workflow.section_names import task_named

    for note in settle(tools):
        _talk(f"· {note.text}")
    return task_named(name, desk, tools.history)


class _opened:  # noqa: N801  # reads as the function it stands for
    """The tools with the model open; closed at the end."""

    def __init__(self, choice: ModelChoice, tools: Tools, *, as_json: bool) -> None:
        self._choice, self._tools, self._as_json = choice, tools, as_json

    def __enter__(self) -> Tools:
        from assistant.models.choose import open_model
        from assistant.terminal.draft_view import is_terminal
        from assistant.terminal.join_view import JoinView

        with JoinView(live=is_terminal() and not self._as_json) as joining:
            self._model = open_model(self._choice, self._tools.settings, joining.progress)
        return replace(self._tools, model=self._model, embedded=self._choice.kind == "embedded")

    def __exit__(self, *_: object) -> None:
        if self._model is not None:
            self._model.close()


def _session(redraft: Redraft, best_of: int) -> int:
    """Old and new side by side until one is taken or none."""
    from assistant.terminal.asking import Option, ask_choice, ask_line
    from assistant.terminal.redraft_view import proposal_lines
    from assistant.terminal.shades import show_lines

    options = (Option("1", "采用"), Option("2", "不用"), Option("3", "再写一稿"), Option("4", "改好再用"))
    chosen = _attempted(redraft, best_of, live=True)
    while True:
        chosen = _decided(redraft, chosen)
        show_lines(proposal_lines(chosen), sys.stderr)
        answer = ask_choice("这一稿", options, "2" if chosen.same else "1")
        if answer == "1":
            return _taken(redraft, chosen)
        if answer == "4":
            return _edited(redraft, chosen)
        redraft.proposals.set_aside(chosen)
        if answer == "2":
            print("没有采用，draft.md 一字未动；这一稿留在历史记录里。")  # noqa: T201
            return 0
        redraft.ask(ask_line("要求（可以不写）：", redraft.task.instruction))
        chosen = _attempted(redraft, 1, live=True)


def _at_once(redraft: Redraft, best_of: int, *, preview: bool, as_json: bool) -> int:
    from assistant.terminal.draft_view import is_terminal
    from assistant.terminal.redraft_view import proposal_lines
    from assistant.terminal.shades import show_lines

    chosen = _attempted(redraft, best_of, live=is_terminal() and not as_json)
    if preview:
        redraft.proposals.set_aside(chosen)
    else:
        chosen = redraft.proposals.put(chosen)
    if as_json:
        _print_values(redraft, chosen, taken=not preview)
    else:
        show_lines(proposal_lines(chosen))
        print("只是看看，draft.md 没有动。" if preview else _told(chosen))  # noqa: T201
    return _code(chosen)


def _print_values(redraft: Redraft, proposal: Proposal, *, taken: bool) -> None:
    from assistant.terminal.redraft_view import proposal_as_values
    from assistant.workflow.outcome import located

    desk = redraft.proposals.desk
    found = located([proposal.section], desk)
    values = proposal_as_values(proposal, str(desk.workspace.draft), found, taken=taken)
    print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201


def _told(proposal: Proposal) -> str:
    same = "draft.md 里的正文没有变。"
    return same if proposal.same else "已写进 draft.md。要恢复原样，用 assistant undo。"


def _attempted(redraft: Redraft, number: int, *, live: bool) -> Proposal:
    """The best of so many attempts; the others are kept in the history."""
    from assistant.terminal.draft_view import DraftView
    from assistant.workflow.proposals import Proposal
    from assistant.workflow.redraft import best

    proposals: list[Proposal] = []
    view = DraftView([redraft.task.title], sys.stderr, live=live)
    try:
        with closing(redraft.attempts(number)) as events:
            for event in events:
                if isinstance(event, Proposal):
                    proposals.append(event)
                    view.between(event.number)
                else:
                    view.show(event)
    finally:
        view.close()
    chosen = best(proposals)
    for other in proposals:
        if other is not chosen:
            redraft.proposals.set_aside(other)
    return chosen


def _decided(redraft: Redraft, proposal: Proposal) -> Proposal:
    """Asks for each conflict whose sentence is to stand."""
    from assistant.terminal.asking import Option, ask_choice
    from assistant.terminal.redraft_view import conflict_lines
    from assistant.terminal.shades import show_lines

    if not proposal.redone.unsettled:
        return proposal
    options = (Option("1", "留手改的"), Option("2", "用新写的"), Option("3", "两句都要"))
    choices: dict[int, Choice] = {}
    for number, conflict in enumerate(proposal.redone.unsettled):
        show_lines(conflict_lines(conflict), sys.stderr)
        answer = ask_choice("留哪一种", options, "1")
        choices[number] = _CHOICES[answer]
    return redraft.proposals.settled(proposal, choices)


def _taken(redraft: Redraft, proposal: Proposal) -> int:
    done = redraft.proposals.put(proposal)
    print(_told(done))  # noqa: T201
    return _code(done)


def _edited(redraft: Redraft, proposal: Proposal) -> int:
    """Taken, and opened in the editor at once: what is changed there is the person's."""
    from assistant.cli.edit import edit_section, editor_command

    editor_command()  # raises where there is none, before anything is written
    redraft.proposals.put(proposal)
    _talk("新稿已写进 draft.md，用编辑器接着改。")
    return edit_section(redraft.proposals.desk, redraft.proposals.tools, redraft.task)


def _code(proposal: Proposal) -> int:
    errors = any(f.severity == "error" for f in proposal.section.findings)
    return 1 if errors or proposal.section.marked or proposal.redone.unsettled else 0


def _refuse_number(best_of: int) -> None:
    if not 1 <= best_of <= _MOST:
        raise InputError(f"--best-of 只能是1到{_MOST}，没有“{best_of}”。", "请改正后再运行。")


def _talk(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
