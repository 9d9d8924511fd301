"""Formatting a file (规范): its form put right in a copy; the original stays."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from assistant.errors import InputError
from assistant.style.formatting import formatted
from assistant.workflow.library import Library
from assistant.workflow.outline import import_file, reader_for

_SUFFIX = "（规范）"
_WORD = ".docx"
_CONTEXT = 0


@dataclass(frozen=True)
class Formatted:
    """A file before and after, as text. `encoding` is that of the original."""

    path: Path
    encoding: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def is_word(self) -> bool:
        return self.path.suffix.lower() == _WORD

    def differences(self) -> str:
        """The lines that change, as a unified diff without context."""
        before, after = self.before.splitlines(), self.after.splitlines()
        return "\n".join(unified_diff(before, after, "原文", "规范后", lineterm="", n=_CONTEXT))

    def data(self) -> bytes:
        """The new text in the original's encoding."""
        return self.after.encode(self.encoding)


def format_file(path: Path, shelf: Library) -> Formatted:
    """A txt, md or docx file with its form put right; nothing is written. Raises InputError."""
    source = import_file(path, shelf).source
    return Formatted(path, source.encoding, source.text, formatted(source.text, reader_for(path, shelf)))


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
