"""assistant doctor."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.draft import ModelOption
from assistant.cli.edit import EDITORS
from assistant.cli.options import FormatOption, WorkspaceOption, is_json
from assistant.cli.settings_root import settings_root
from assistant.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.config import Settings
    from assistant.models.choose import Choice
    from assistant.models.probing import Probe
    from assistant.workflow.doctor.examination import Patient
    from assistant.workflow.doctor.lines import CheckLine
    from assistant.workflow.doctor.writing import Change

QuickOption = Annotated[bool, typer.Option("--quick", help="不测上下文和同时写几节：那要读很长的提示，发好几个请求。")]
WriteOption = Annotated[
    bool,
    typer.Option("--write", help="把测出来的写进用户配置（上下文、同时写几节、范文、关闭思考），文件里的批注照旧。"),
]


def command(
    quick: QuickOption = False,
    write: WriteOption = False,
    model: ModelOption = None,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """体检：用哪个模型、为什么，接口快不快、上下文到底多长、思考开没开，字体、磁盘、编辑器行不行；不对的说明怎样设。
    发给模型的只是编的活动登记，不发要点；没有允许的主机什么也不发。"""
    as_json = is_json(format_)
    root = settings_root(folder)
    found = _examined(_patient(root, model), quick=quick, as_json=as_json)
    changes = _changes(found, root)
    written = bool(changes) and (write or (not as_json and _agreed(changes)))
    if written:
        from assistant.workflow.doctor.writing import write_changes

        write_changes(changes)
    _report(found, changes, as_json=as_json, written=written, write=write)
    settled = {change.name for change in changes if not change.overridden} if written else set()
    open_ = [line for line in found if line.state == "error" and not _settled(line, settled)]
    return 1 if open_ else 0


def _patient(root: Path | None, flag: str | None) -> Patient:
    from assistant import config
    from assistant.files.fonts import installed_fonts
    from assistant.workflow.doctor.examination import Patient

    settings: Settings | ConfigError
    try:
        settings = config.load(root)
    except ConfigError as error:
        settings = error
    return Patient(settings, root, flag, os.environ, _open_probe, installed_fonts, EDITORS)


def _open_probe(choice: Choice, settings: Settings) -> Probe:
    from assistant.models.probing import Probe
    from assistant.terminal.draft_view import is_terminal
    from assistant.terminal.join_view import JoinView

    with JoinView(live=is_terminal()) as joining:
        return Probe(choice, settings, joining.progress)


def _examined(patient: Patient, *, quick: bool, as_json: bool) -> list[CheckLine]:
    """The lines, each shown as it is found."""
    import shutil

    from assistant.terminal.doctor_view import DoctorView
    from assistant.terminal.shades import show_lines
    from assistant.workflow.doctor.examination import examine
    from assistant.workflow.doctor.lines import Announced

    view = DoctorView(shutil.get_terminal_size().columns if sys.stdout.isatty() else None)
    found: list[CheckLine] = []
    for event in examine(patient, quick=quick):
        if isinstance(event, Announced):
            print(f"· {event.text}", file=sys.stderr, flush=True)  # noqa: T201
            continue
        found.append(event)
        if not as_json:
            show_lines(view.lines(event))
            sys.stdout.flush()
    return found


def _changes(found: Sequence[CheckLine], root: Path | None) -> tuple[Change, ...]:
    from assistant import config
    from assistant.workflow.doctor.writing import changes_for

    return changes_for(found, config.in_force(root)) if any(line.proposals for line in found) else ()


def _agreed(changes: Sequence[Change]) -> bool:
    """Whether a person at the terminal wants them written."""
    from assistant.terminal.asking import can_ask
    from assistant.terminal.confirm import confirmed
    from assistant.terminal.doctor_view import change_lines

    if not can_ask():
        return False
    print("\n" + "\n".join(change_lines(changes)), file=sys.stderr)  # noqa: T201
    return confirmed("写进用户配置吗？")


def _report(
    found: Sequence[CheckLine], changes: Sequence[Change], *, as_json: bool, written: bool, write: bool
) -> None:
    from assistant.config import user_config_path
    from assistant.terminal.doctor_view import change_lines, doctor_values

    file = user_config_path()
    if as_json:
        values = doctor_values(found, changes, str(file), written=written)
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    elif written:
        print("\n".join(["", f"写进了 {file}：", *change_lines(changes)]))  # noqa: T201
    elif write:
        print("\n没有要写进用户配置的。")  # noqa: T201
    elif changes:
        print("\n下面的加 --write 就写进用户配置，也可以照上面的命令一项一项设：")  # noqa: T201
        print("\n".join(change_lines(changes)))  # noqa: T201


def _settled(line: CheckLine, written: set[str]) -> bool:
    return bool(line.proposals) and all(proposal.name in written for proposal in line.proposals)
