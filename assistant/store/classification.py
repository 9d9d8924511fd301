"""Classification marks (密级标志, GB/T 9704-2012 7.2.2): material that bears one must not be worked on here."""

from __future__ import annotations

from assistant.errors import InputError
from assistant.language.classification_marks import classification_marks


def refuse_classified(text: str, file: str) -> None:
    """Raises InputError, with the line, where a text bears a classification mark (密级标志)."""
    mark = next(classification_marks(text), None)
    if mark is None:
        return
    line = text.count("\n", 0, mark.end) + 1
    raise InputError(
        f"{file} 第{line}行：有密级标志“{mark.text}”。涉密材料不能用本程序处理，没有保存任何内容。",
        "请按保密规定处理这份材料；如果标错了，请删去标志再运行。",
    )
