"""The fonts that are installed (字体): asked of fontconfig where it is, else read from the font files themselves."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

_FAMILY_NAMES = {1, 4, 16}
"""Name records: family, full name, typographic family (OpenType, table `name`)."""
_LARGEST_TABLE = 1_000_000
_MOST_FONTS = 64
_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}


def installed_fonts() -> frozenset[str]:
    """The names under which Word finds the fonts of this machine, Chinese and English ones; empty where none is found."""
    if sys.platform not in ("win32", "darwin") and shutil.which("fc-list"):
        found = _from_fontconfig()
        if found:
            return found
    return fonts_in(_folders())


def fonts_in(folders: Iterable[Path]) -> frozenset[str]:
    """The names in all font files of these folders and what lies below; files that cannot be read are left out."""
    return frozenset(name for folder in folders for file in _files(folder) for name in font_names(file))


def font_names(file: Path) -> frozenset[str]:
    """The names that a TrueType or OpenType file, or a collection of them, goes by; none for a broken file."""
    try:
        with file.open("rb") as stream:
            return frozenset(name for start in _starts(stream) for name in _names(stream, start))
    except (OSError, struct.error, ValueError):
        return frozenset()


def _from_fontconfig() -> frozenset[str]:
    try:
        done = subprocess.run(
            ["fc-list", ":", "family"], capture_output=True, encoding="utf-8", errors="replace", timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(
        name.replace("\\", "").strip() for line in done.stdout.splitlines() for name in line.split(",") if name.strip()
    )


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return windows / "Fonts", Path(local) / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        word = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts", word
    shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
    return *shared, home / ".fonts", home / ".local" / "share" / "fonts"


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES)
    except OSError:
        return


def _starts(stream: BinaryIO) -> tuple[int, ...]:
    """Where each font of the file begins: a collection has several."""
    if stream.read(4) != b"ttcf":
        return (0,)
    _, number = struct.unpack(">II", stream.read(8))
    number = min(number, _MOST_FONTS)
    return struct.unpack(f">{number}I", stream.read(4 * number))


def _names(stream: BinaryIO, start: int) -> Iterator[str]:
    table = _name_table(stream, start)
    if len(table) < 6:
        return
    _, number, strings = struct.unpack(">HHH", table[:6])
    for at in range(6, min(6 + 12 * number, len(table) - 11), 12):
        platform, encoding, _, kind, length, offset = struct.unpack(">6H", table[at : at + 12])
        if kind in _FAMILY_NAMES:
            begins = strings + offset
            name = _decoded(table[begins : begins + length], platform, encoding).strip("\0 ")
            if name:
                yield name


def _name_table(stream: BinaryIO, start: int) -> bytes:
    stream.seek(start)
    _, tables = struct.unpack(">IH", stream.read(6))
    stream.seek(start + 12)
    for _ in range(tables):
        tag, _, offset, length = struct.unpack(">4sIII", stream.read(16))
        if tag == b"name":
            stream.seek(offset)
            return stream.read(min(length, _LARGEST_TABLE))
    return b""


def _decoded(raw: bytes, platform: int, encoding: int) -> str:
    """A name record as text. Older Chinese fonts write GBK, two bytes a character, under the PRC encoding."""
    if platform == 3 and encoding == 3:
        return raw.replace(b"\0", b"").decode("gb18030", "ignore")
    if platform == 1:
        return raw.decode("gb18030" if encoding == 25 else "mac-roman", "ignore")
    return raw.decode("utf-16-be", "ignore")
