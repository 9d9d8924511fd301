"""assistant format."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import FormatOption, is_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.workflow.format import Formatted

_SHOWN = 20


def command(
    file: Annotated[Path, typer.Argument(metavar="文件", readable=False, help="txt、md 或 docx。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写就在原文件旁边另存一份。")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="只显示要改哪里，不写文件。")] = False,
    format_: FormatOption = "text",
) -> int:
    """改正序数、括号、标点、空格和日期的写法，另存一份；一个汉字、一个数字也不动。拿不准的不改，用 assistant check 看。"""
    from assistant.files.saving import replace_file
    from assistant.workflow.format import format_file, place_for
    from assistant.workflow.library import library

    as_json = is_json(format_)
    result = format_file(file, library())
    for line in _left(result):
        print(f"· {line}", file=sys.stderr)  # noqa: T201
    written = ""
    if not diff and (result.changed or output is not None):
        place = place_for(file, output)
        replace_file(place, result.data)
        written = str(place)
    if as_json:
        print(json.dumps(_values(file, result, written, diff=diff), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print(_told(file, result, written, diff=diff))  # noqa: T201
    return 0


def _left(result: Formatted) -> Iterator[str]:
    for left in result.left:
        yield f"第{left.line}行没有改：{left.why}（{left.text[:_SHOWN]}）。请自己看一看。"
    if result.unreached:
        yield f"还有{result.unreached}行是 Word 自动编号、文本框或脚注，没有改，请在 Word 里改。"


def _values(file: Path, result: Formatted, written: str, *, diff: bool) -> dict[str, object]:
    return {
        "file": str(file),
        "output": written,
        "changed": result.changed,
        "diff": result.differences() if diff else "",
        "left": [{"line": left.line, "text": left.text, "why": left.why} for left in result.left],
        "unreached": result.unreached,
    }


def _told(file: Path, result: Formatted, written: str, *, diff: bool) -> str:
    if diff and result.changed:
        return result.differences()
    if result.changed:
        return f"已写 {written}"
    return f"{file}：没有要改的。" + (f"照样写了一份：{written}" if written else "")
