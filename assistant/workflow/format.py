"""Formatting a file (规范): its form put right in a copy; the original stays."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from assistant.errors import InputError
from assistant.files.docx_format import formatted_word
from assistant.style.formatting import Left, formatted, left_alone
from assistant.workflow.library import Library
from assistant.workflow.outline import import_file, reader_for

_SUFFIX = "（规范）"
_WORD = "docx"
_CONTEXT = 0


@dataclass(frozen=True)
class Formatted:
    """A file before and after: `data` are the new bytes. `left` is what is left as it is though something is wrong with it,
    `unreached` how many lines of a Word file are counted or held by Word itself."""

    before: str
    after: str
    data: bytes
    left: tuple[Left, ...] = ()
    unreached: int = 0

    @property
    def changed(self) -> bool:
        return self.before != self.after

    def differences(self) -> str:
        """The lines that change, as a unified diff without context."""
        before, after = self.before.splitlines(), self.after.splitlines()
        return "\n".join(unified_diff(before, after, "原文", "规范后", lineterm="", n=_CONTEXT))


def format_file(path: Path, shelf: Library) -> Formatted:
    """A txt, md or docx file with its form put right; nothing is written. Raises InputError."""
    source = import_file(path, shelf).source
    read = reader_for(path, shelf)
    right = formatted(source.text, read)
    left = left_alone(read(right))
    if source.encoding != _WORD:
        return Formatted(source.text, right, right.encode(source.encoding), left)
    word = formatted_word(path.read_bytes(), path, source.text, right)
    lines = zip(word.text.split("\n"), right.split("\n"), strict=True)
    return Formatted(source.text, word.text, word.data, left, sum(is_ != wanted for is_, wanted in lines))


def place_for(path: Path, output: Path | None) -> Path:
    """Where the copy goes: beside the original, or where -o says. Raises InputError where a file stands there that -o did
    not name, or where the kind of file would change."""
    if output is None:
        place = path.with_name(f"{path.stem}{_SUFFIX}{path.suffix}")
        if place.exists():
            raise InputError(f"{place} 已经有了，没有写。", "请先改名或删去它，或者用 -o 换一个文件名。")
        return place
    if output.suffix.lower() != path.suffix.lower():
        raise InputError(
            f"-o {output}：文件类型要和原来的一样（{path.suffix or '没有扩展名'}）。", "请改正 -o 后面的文件名。"
        )
    return output
