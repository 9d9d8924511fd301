"""Which encoding the bytes of a text file are in, and what is said where they are no text or cannot be read."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

from assistant.errors import InputError, reason

Encoding = Literal["utf-8", "gb18030"]
LINE_END = re.compile(rb"\r\n|\r|\n")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_encoding(data: bytes, path: PurePath) -> Encoding:
    """UTF-8 (with or without byte order mark) or GB18030. Raises InputError, with the line where it can be told, for what
    is no text."""
    _refuse_foreign(data, path)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith(codecs.BOM_UTF8) or _mostly_utf8(data):
            raise _broken(data, error.start, path) from None
    else:
        return "utf-8"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _broken(data, error.start, path) from None
    return "gb18030"


def read_failure(error: OSError, path: PurePath) -> InputError:
    """What the system refuses, as a message with the next step."""
    if isinstance(error, PermissionError):
        return InputError(
            f"读不出 {path}：没有读取权限，或者另一个程序正打开着它。", "请关闭打开它的程序，检查文件权限。"
        )
    return InputError(f"读不出 {path}：{reason(error)}。", "请检查磁盘和网络文件夹是否接好，再运行一次。")


def _refuse_foreign(data: bytes, path: PurePath) -> None:
    if data.startswith(_UTF_16):
        raise InputError(f"{path} 的编码是 UTF-16，读不懂。", "请在编辑器里用“另存为”，编码选 UTF-8。")
    if data.startswith((ZIP, OLE)):
        raise InputError(
            f"{path} 其实是 Word、WPS 或压缩文件，不是文本文件。", "请把内容复制到文本文件里，存为 UTF-8。"
        )
    if b"\0" in data:
        line = len(LINE_END.findall(data, 0, data.index(b"\0"))) + 1
        raise InputError(f"{path} 第{line}行：含有空字节，不是文本文件。", "请把内容复制到新的文本文件里，存为 UTF-8。")


def _mostly_utf8(data: bytes) -> bool:
    """A UTF-8 text with a few broken bytes also decodes as GB18030, into nonsense: it must not pass for that."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    return whole >= 3 * broken


def _broken(data: bytes, position: int, path: PurePath) -> InputError:
    line = len(LINE_END.findall(data, 0, position)) + 1
    return InputError(f"{path} 第{line}行：有读不懂的字节。", "请在编辑器里改正这一行，另存为 UTF-8。")
