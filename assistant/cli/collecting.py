"""Files taken in: assistant gather FILE…"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.options import is_json, workspace_to_write
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.report.facts import FactSheet
    from assistant.report.template import Template
    from assistant.store.workspace import Workspace
    from assistant.workflow.collecting.collect import Base
    from assistant.workflow.collecting.collection import Collection
    from assistant.workflow.collecting.reading import ReadFile

_PIPE = "-"


def gathered(
    files: Sequence[Path],
    *,
    section: str = "",
    villages: str = "",
    model: str | None = None,
    yes: bool = False,
    plain: bool = False,
    folder: Path | None = None,
    format_: str = "text",
) -> int:
    """The whole command. Exit code 1 where something is left to look at: no section, a contradiction, a place that has not
    sent. Raises AssistantError, and then nothing is written."""
    from assistant.store.lock import command_lock
    from assistant.terminal.asking import can_ask

    as_json = is_json(format_)
    workspace = workspace_to_write(folder, "gather")
    with command_lock(workspace, "gather"):
        base = _base(workspace, section, villages)
        read = _read(files, base)
        collection = _collected(read, base, model, workspace)
        asks = can_ask() and not as_json and not yes
        decided = _asked(collection, base, plain=plain) if asks else collection
        written = _written(workspace, decided, base) if decided is not None and (asks or yes) else 0
    if as_json:
        from assistant.terminal.collecting_view import collection_values

        values = collection_values(collection, str(workspace.facts), written=written)
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        if not asks:
            _show(collection, plain=plain)
        _tell(decided, collection, written, decides=asks or yes)
    return 1 if decided is None or _is_open(decided) else 0


def _base(workspace: Workspace, section: str, villages: str) -> Base:
    from assistant.cli.villages import places_to_report
    from assistant.workflow.collecting.collect import Base
    from assistant.workflow.library import library
    from assistant.workflow.reading import read_sheet

    sheet, template = read_sheet(workspace.facts, library())
    sheet = replace(sheet, file=str(workspace.facts))
    key = _key_of(section, sheet, template) if section else ""
    return Base(sheet, template, places_to_report(villages, workspace), key)


def _key_of(name: str, sheet: FactSheet, template: Template) -> str:
    from assistant.workflow.gathering.stops import stop_named, stops_of

    return stop_named(name, stops_of(sheet, template)).key


def _read(files: Sequence[Path], base: Base) -> tuple[ReadFile, ...]:
    from assistant.files.collected_file import read_collected, read_piped
    from assistant.workflow.collecting.reading import read_all

    found = [
        read_piped(_piped()) if str(path) == _PIPE else read_collected(path)  # each once
        for path in dict.fromkeys(files)
    ]
    return read_all(found, base.template)


def _piped() -> bytes:
    """What comes in; a person at a terminal ends it with Ctrl-D."""
    if sys.stdin is None:
        raise InputError("没有从管道读到内容。", "例如 type 要点.txt | assistant gather -。")
    if sys.stdin.isatty():
        print("请粘贴，粘贴完按 Ctrl-D（Windows 是 Ctrl-Z 回车）：", file=sys.stderr)  # noqa: T201
    return sys.stdin.buffer.read()


def _collected(read: Sequence[ReadFile], base: Base, model: str | None, workspace: Workspace) -> Collection:
    from assistant.workflow.collecting.collect import collect, unsorted_texts

    chosen: dict[str, str] = {}
    texts = unsorted_texts(read, base) if model is not None else ()
    if texts and model is not None:
        from assistant.cli.sorting import sorted_by_model

        chosen = sorted_by_model(texts, base.template, model, workspace.root)
    return collect(read, base, chosen)


def _asked(collection: Collection, base: Base, *, plain: bool) -> Collection | None:
    from assistant.terminal.collecting_session import corrected

    return corrected(collection, lambda name: _key_of(name, base.sheet, base.template), plain=plain)


def _written(workspace: Workspace, collection: Collection, base: Base) -> int:
    from assistant.store.facts_file import FactsFile
    from assistant.workflow.collecting.writing import write_collection

    return write_collection(FactsFile(workspace), collection, base.template)


def _show(collection: Collection, *, plain: bool) -> None:
    """The table where nobody has been asked about it."""
    from assistant.terminal.collecting_view import aside_lines, collection_lines
    from assistant.terminal.shades import show_lines

    show_lines(collection_lines(collection, plain=plain))
    for line in aside_lines(collection):
        _talk(f"· {line}")


def _tell(decided: Collection | None, collection: Collection, written: int, *, decides: bool) -> None:
    """How much was written, and the reminder to be copied."""
    if collection.reminder:
        print(f"\n催报（复制到工作群）：\n{collection.reminder}")  # noqa: T201
    if decided is None:
        _talk("没有写。")
    elif decides:
        _talk(f"已写进 facts.md {written}条。" + _left(decided))
    else:
        _talk(f"没有写进 facts.md。要写这{len(collection.to_write)}条，请加 --yes。" + _left(collection))


def _left(collection: Collection) -> str:
    if not collection.unsorted:
        return ""
    numbers = "、".join(str(item.number) for item in collection.unsorted)
    return f"没有认出章节的没有写：第{numbers}条；可以加 --section 写进一节。"


def _is_open(collection: Collection) -> bool:
    contradicting = any(pair.kind == "contradiction" for pair in collection.pairs)
    return bool(collection.unsorted or contradicting or collection.summary.missing)


def _talk(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201
