"""A report from outside (来稿) as text: txt and md in UTF-8 or GB18030, and Word files."""

from __future__ import annotations

import codecs
from pathlib import Path

from assistant.errors import InputError
from assistant.files.docx_input import docx_text
from assistant.report.decoding import OLE, ZIP, read_failure, text_encoding
from assistant.report.reading.passages import BLANK
from assistant.report.source_text import SourceEncoding, SourceText

_LARGEST_TEXT = 10_000_000
_LARGEST_WORD_FILE = 200_000_000
_WORD_SUFFIXES = (".docx", ".docm", ".dotx")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "请在 Word 或 WPS 里打开它，另存为 .docx 再运行。"
_SPLIT = "请只留报告正文，或者分成几个文件。"
_SAMPLE = 4000
_FEWEST = 10
_COMMON_SHARE = 0.6
_CONTROL_SHARE = 0.01


def read_source(path: Path) -> SourceText:
    """The text of a file. Raises InputError where it is missing, a folder, empty, too large, not a text and no Word file
    that can be read; nothing is written."""
    data = file_bytes(path)
    encoding: SourceEncoding
    if data.startswith(ZIP):
        text, encoding = docx_text(data, path), "docx"
    elif data.startswith(OLE):
        raise _old_office_file(data, path)
    elif path.suffix.lower() in _WORD_SUFFIXES:
        raise InputError(f"{path} 不是 Word 文件，或者已经损坏。", _SAVE_AS)
    else:
        text, encoding = decoded_text(data, path)
    if len(text.encode("utf-8", "surrogatepass")) >= _LARGEST_TEXT:
        raise InputError(f"{path} 的文字超过 10 MB，不像一份报告，没有读。", _SPLIT)
    if not text.strip(BLANK):
        raise InputError(f"{path} 里没有文字。", "请换一个文件；如果文字是图片，请先识别成文字。")
    return SourceText(str(path), text, encoding)


def read_word_file(path: Path) -> bytes:
    """The bytes of a Word file. Raises InputError as read_source, and for what is no .docx."""
    data = file_bytes(path)
    if data.startswith(OLE):
        raise _old_office_file(data, path)
    if not data.startswith(ZIP):
        raise InputError(f"{path} 不是 Word 文件，或者已经损坏。", _SAVE_AS)
    return data


def file_bytes(path: Path) -> bytes:
    """Raises InputError for what is missing, a folder, too large, or cannot be read."""
    if path.is_dir():
        raise InputError(f"{path} 是文件夹，应当是一份文件。", "请写出文件夹里那份文件的名称。")
    try:
        size = path.stat().st_size
        if size >= _LARGEST_WORD_FILE or (size >= _LARGEST_TEXT and not _is_zip(path)):
            raise InputError(f"{path} 有 {size // 1_000_000} MB，不像一份报告，没有读。", _SPLIT)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"没有文件 {path}。", "请检查文件名和所在的文件夹。") from None
    except OSError as error:
        raise read_failure(error, path) from error
    except ValueError:  # a NUL in the name
        raise InputError("文件名里有不能用的字符。", "请检查文件名。") from None


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ZIP)) == ZIP


def _old_office_file(data: bytes, path: Path) -> InputError:
    if _ENCRYPTED in data:
        return InputError(f"{path} 加了密码，读不出。", "请在 Word 或 WPS 里打开它，去掉密码再运行。")
    return InputError(f"{path} 其实是旧格式的 Word 或 WPS 文件（.doc、.wps），读不了。", _SAVE_AS)


def decoded_text(data: bytes, path: Path) -> tuple[str, SourceEncoding]:
    """The text and its encoding. Raises InputError for an empty file and for bytes that are no text."""
    if not data:
        raise InputError(f"{path} 是空文件。", "请检查是不是选错了文件。")
    encoding = text_encoding(data, path)
    bom = data.startswith(codecs.BOM_UTF8)
    text = data.decode("utf-8-sig" if bom else encoding)
    if _is_no_text(text, encoding):
        raise InputError(f"{path} 不是文本文件，或者编码认不出来。", "请在编辑器里打开它，另存为 UTF-8 再运行。")
    return text, "utf-8-sig" if bom else encoding


def _is_no_text(text: str, encoding: str) -> bool:
    """Control characters that no text has; or bytes that pass for GB18030 and give words that no report has."""
    sample = text[:_SAMPLE]
    if sum(c < " " and c not in "\t\n\r\x0b\x0c" for c in sample) > max(3, len(sample) * _CONTROL_SHARE):
        return True
    letters = [c for c in sample if c > "\x7f"]
    if encoding != "gb18030" or len(letters) < _FEWEST:
        return False
    return sum(_is_common(c) for c in letters) < len(letters) * _COMMON_SHARE


def _is_common(character: str) -> bool:
    """Marks, and the 3755 commonest characters of GB 2312: nearly all that a report is made of."""
    code = character.encode("gb18030")
    return len(code) == 2 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7) and code[1] >= 0xA1
