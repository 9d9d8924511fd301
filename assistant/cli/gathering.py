"""The interview as the commands start it. What takes long to load is loaded when the first question is on the screen."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from assistant.errors import InputError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.report.template import Template
    from assistant.store.workspace import Workspace
    from assistant.terminal.interview_talk import Talk
    from assistant.terminal.line_editor import LineEditor
    from assistant.workflow.gathering.front import FrontQuestion
    from assistant.workflow.gathering.gathering import Gathering

_READING = 0.5
"""Seconds after which the first question stands on any machine."""


def gather(*, section: str = "", plain: bool = False, folder: Path | None = None) -> int:
    """The whole command. Raises InputError without a terminal, AssistantError for what facts.md has that must be mended."""
    from assistant.store.workspace import find_workspace
    from assistant.terminal.asking import can_ask
    from assistant.terminal.interview_talk import Talk

    if not can_ask():
        raise InputError(
            "这里不是终端，没法一句一句地问。", "请在终端里运行 assistant gather，或者直接把要点写进 facts.md。"
        )
    talk = Talk(_editor, plain=plain)
    try:
        workspace = find_workspace(folder or Path.cwd())
    except FileNotFoundError as error:
        raise WorkspaceError("当前文件夹已经不在了。", "请换到工作区里运行，或者加 -C 工作区的完整路径。") from error
    except WorkspaceError:
        if folder is not None and not folder.parent.is_dir():
            raise
        return _begin(folder, talk, section)
    return _interview(workspace, talk, section)


def quick_gather(arguments: Sequence[str]) -> int | None:
    """The command without the command line's library, whose loading takes longer than all the rest; None for arguments that
    it had better read itself."""
    options: dict[str, str] = {}
    plain, rest = False, list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--plain":
            plain = True
        elif word in {"-C", "--section"} and rest and word not in options and not rest[0].startswith("-"):
            options[word] = rest.pop(0)
        else:
            return None
    folder = options.get("-C")
    return gather(section=options.get("--section", ""), plain=plain, folder=Path(folder) if folder else None)


def _interview(workspace: Workspace, talk: Talk, section: str, *, new: bool = False) -> int:
    from assistant.store.lock import command_lock
    from assistant.terminal.interview import Helpers, Interview
    from assistant.workflow.gathering.gathering import Gathering

    with command_lock(workspace, "gather"):
        gathering = Gathering(workspace)
        if section:
            gathering.go(section)
        last_year = _Sentences(gathering, workspace)
        helpers = Helpers(last_year, _fields)
        ahead = Timer(_READING, last_year.prepare)
        ahead.daemon = True
        ahead.start()
        Interview(gathering, talk, helpers, alone=bool(section)).run(all_fields=new)
    return 0


def _begin(folder: Path | None, talk: Talk, section: str) -> int:
    """A workspace is made with the first answer, so that the others are on disk at once too."""
    from assistant.workflow.gathering.front import new_sheet, period_about

    talk.tell("这里还没有工作区，先建一个，再一节一节地问。/退出 离开。")
    try:
        if folder is None:
            folder = _where(talk, period_about(_today()))
        template = _template(talk)
    except EOFError:
        talk.tell("没有建。")
        return 0
    workspace = new_sheet(folder, template, {})
    talk.tell(f"建好了 {workspace.facts}，写的都存在这里。")
    return _interview(workspace, talk, section, new=True)


def _where(talk: Talk, period: str) -> Path:
    """The current folder where nothing is in it; else one that is asked for. Raises EOFError where the clerk leaves."""
    if not any(not path.name.startswith(".") for path in Path.cwd().iterdir()):
        return Path.cwd()
    talk.tell("建在哪个文件夹？（回车就用下面的，也可以改）")
    return Path(_answer(talk, "答：", f"{period}报告")).expanduser()


def _template(talk: Talk) -> Template:
    from assistant.workflow.library import library

    templates = library().templates
    if len(templates) == 1:
        return templates[0]
    ordered = sorted(templates, key=lambda template: template.name != "ideology")
    talk.tell("写哪一种报告？")
    talk.say(f"  {number} {template.subject}" for number, template in enumerate(ordered, start=1))
    while True:
        answer = _answer(talk, "写序号（回车是1）：", "")
        found = [t for n, t in enumerate(ordered, start=1) if (answer or "1") in {str(n), t.name, t.subject}]
        if found:
            return found[0]
        talk.tell(f"没有“{answer}”。")


def _answer(talk: Talk, question: str, default: str) -> str:
    from assistant.terminal.interview_commands import command_in

    typed = talk.ask(question, default)
    command = command_in(typed.text)
    if command is not None and command.name == "quit":
        raise EOFError
    return " ".join(typed.text.split()) or default


def _fields(gathering: Gathering, all_fields: bool) -> list[FrontQuestion]:
    from assistant.workflow.gathering.front import front_questions

    return front_questions(gathering.sheet.front, _today(), all_fields=all_fields)


class _Sentences:
    """The sentences of last year's report, read when they are first asked for; none where there is no such file."""

    def __init__(self, gathering: Gathering, workspace: Workspace) -> None:
        self._gathering, self._workspace = gathering, workspace

    def prepare(self) -> None:
        """Loads, while the clerk reads, what the first answer is looked at with; what goes wrong is met again then."""
        from assistant.drafting.bullet_remarks import bullet_remarks
        from assistant.report.bullet import Bullet

        with suppress(Exception):
            bullet_remarks(Bullet("3月12日学习1次"), self._gathering.sheet, "study", self())

    def __call__(self) -> tuple[str, ...]:
        name = self._gathering.sheet.front.last_year
        return _sentences_of(self._workspace.root / name) if name else ()


@cache
def _sentences_of(path: Path) -> tuple[str, ...]:
    from assistant.workflow.ledger import read_last_year
    from assistant.workflow.library import library

    return tuple(source.text for source in read_last_year(path, library()).sentences)


def _editor() -> LineEditor:
    from assistant.terminal.interview_commands import command_in
    from assistant.terminal.line_editor import LineEditor

    return LineEditor(lambda line: command_in(line) is not None)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
