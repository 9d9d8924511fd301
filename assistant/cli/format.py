"""assistant format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import FormatOption, is_json


def command(
    file: Annotated[Path, typer.Argument(metavar="文件", readable=False, help="txt、md 或 docx。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写就在原文件旁边另存一份。")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="只显示要改哪里，不写文件。")] = False,
    format_: FormatOption = "text",
) -> int:
    """改正序数、括号、标点、空格和日期的写法，另存一份；一个汉字、一个数字也不动。拿不准的不改，用 assistant check 看。"""
    from assistant.files.docx_format import write_formatted_docx
    from assistant.files.saving import replace_file
    from assistant.workflow.format import format_file, place_for
    from assistant.workflow.library import library

    as_json = is_json(format_)
    result = format_file(file, library())
    if diff:
        _tell(
            {"file": str(file), "output": "", "changed": result.changed, "diff": result.differences()}, as_json=as_json
        )
        return 0
    written = ""
    if result.changed or output is not None:
        place = place_for(file, output)
        if result.is_word:
            write_formatted_docx(file, result.before, result.after, place)
        else:
            replace_file(place, result.data())
        written = str(place)
    _tell({"file": str(file), "output": written, "changed": result.changed, "diff": ""}, as_json=as_json)
    return 0


def _tell(values: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    elif values["diff"]:
        print(values["diff"])  # noqa: T201
    elif not values["changed"]:
        print(f"{values['file']}：没有要改的。" + (f"照样写了一份：{values['output']}" if values["output"] else ""))  # noqa: T201
    else:
        print(f"已写 {values['output']}")  # noqa: T201
