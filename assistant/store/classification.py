"""Classification marks (密级标志, GB/T 9704-2012 7.2.2): material that bears one must not be worked on here."""

from __future__ import annotations

import re

from assistant.errors import InputError

# Without a period the standard writes the two characters apart and no star: 机　密.
_LEVEL = r"[秘机绝][^\S\n]*密"
_MARK = re.compile(
    rf"(?<![“\"]){_LEVEL}[^\S\n]*[★☆]"  # the star makes it a mark wherever it stands, but where it is quoted
    rf"|{_LEVEL}[^\S\n]*[*＊][^\S\n]*(?:\d|[一二三五十]|长期)"  # typed with an asterisk: 秘密*1年
    rf"|^[^\w\n]*{_LEVEL}[^\w\n]*$"  # nothing else on the line
    rf"|^[^\w\n]*密级\w*\s*[:：]\s*{_LEVEL}",
    re.MULTILINE,
)


def refuse_classified(text: str, file: str) -> None:
    """Raises InputError, with the line, where a text bears a classification mark (密级标志)."""
    match = _MARK.search(text)
    if match is None:
        return
    line = text.count("\n", 0, match.end()) + 1
    raise InputError(
        f"{file} 第{line}行：有密级标志“{match[0].strip()}”。涉密材料不能用本程序处理，没有保存任何内容。",
        "请按保密规定处理这份材料；如果标错了，请删去标志再运行。",
    )
