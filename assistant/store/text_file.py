"""A text file as a person's editor left it: its bytes, how they read, and new text in the same form."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.report.decoding import LINE_END, Encoding, read_failure, text_encoding

if TYPE_CHECKING:
    from collections.abc import Sequence


def content_hash(data: bytes) -> str:
    return sha256(data).hexdigest()


@dataclass(frozen=True)
class TextFile:
    """The bytes of a text file. `exists` is False for a file that is not there yet."""

    data: bytes = b""
    encoding: Encoding = "utf-8"
    exists: bool = True

    @classmethod
    def of(cls, data: bytes | None) -> TextFile:
        """Bytes that were a text file once; None: no file there."""
        return cls(exists=False) if data is None else decoded(data, Path())

    @property
    def hash(self) -> str | None:
        """SHA-256 of the bytes; None for a file that is not there."""
        return content_hash(self.data) if self.exists else None

    @property
    def text(self) -> str:
        """The text with plain line feeds and no byte order mark."""
        plain = self.data[len(self._bom) :].decode(self.encoding)
        return plain.replace("\r\n", "\n").replace("\r", "\n")

    def with_text(self, text: str) -> bytes:
        """The bytes of a new text in this file's form: lines at the top and bottom that stay keep their bytes, the rest
        takes the file's encoding and its commonest line end.
        """
        new = _plain(text).split("\n")
        data = self._bom + b"".join(self._spliced(new))
        if self.encoding == "gb18030" and not _reads_as(data, new):
            return "\n".join(new).encode("utf-8")
        return data

    @property
    def _bom(self) -> bytes:
        return codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""

    @cached_property
    def _lines(self) -> list[tuple[str, bytes]]:
        """Each line's text and its bytes, line end included; the last one has no line end."""
        body = self.data[len(self._bom) :]
        ends = [match.end() for match in LINE_END.finditer(body)]
        raw = [body[a:b] for a, b in zip([0, *ends], [*ends, len(body)], strict=True)]
        return list(zip(self.text.split("\n"), raw, strict=True))

    def _spliced(self, new: list[str]) -> list[bytes]:
        lines = self._lines
        old = [content for content, _ in lines]
        newline = self._newline()
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        kept_head = [raw if LINE_END.search(raw) else raw + newline for _, raw in lines[:head]]
        middle = [line.encode(self.encoding) + newline for line in new[head : len(new) - tail]]
        kept_tail = [raw for _, raw in lines[len(lines) - tail :]] if tail else []
        spliced = kept_head + middle + kept_tail
        if not tail:  # the last line of a text has no line end; a text that ends with one has an empty last line
            spliced[-1] = LINE_END.sub(b"", spliced[-1])
        # A line that ends with CR alone in front of an empty one that ends with LF: the two would read as one line end.
        pairs = zip(spliced, [*spliced[1:], b""], strict=True)
        return [raw + b"\n" if raw.endswith(b"\r") and after[:1] == b"\n" else raw for raw, after in pairs]

    def _newline(self) -> bytes:
        counted = Counter(LINE_END.findall(self.data)).most_common(1)
        return counted[0][0] if counted else b"\n"


def read_text_file(path: Path, if_missing: str) -> TextFile:
    """A text file in UTF-8 (with or without byte order mark) or GB18030. Raises InputError where it is missing, a
    folder, unreadable or no text; `if_missing` is the next step for a file that is not there.
    """
    if path.is_dir():
        raise InputError(f"{path} 是文件夹，应当是文本文件。", "请把这个文件夹改名，再运行一次。")
    try:
        return decoded(path.read_bytes(), path)
    except FileNotFoundError:
        raise InputError(f"没有文件 {path}。", if_missing) from None
    except OSError as error:
        raise read_failure(error, path) from error


def decoded(data: bytes, path: Path) -> TextFile:
    """Bytes as a TextFile. Raises InputError, with the line where it can be told, for what is no text."""
    return TextFile(data, text_encoding(data, path))


def _plain(text: str) -> str:
    """Without what a text file must not hold: NUL (it would no longer read as text), lone surrogates, other line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-8", "replace").decode("utf-8")


def _reads_as(data: bytes, lines: list[str]) -> bool:
    try:
        return decoded(data, Path()).text == "\n".join(lines)
    except InputError:
        return False


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many items at the start are alike."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
