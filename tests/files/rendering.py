"""Word files as LibreOffice sets them: the lines of every page with their places. For tests marked `libreoffice`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

TOOLS = ("soffice", "pdftotext")
FONTS = Path(__file__).with_name("fonts.conf")
_SAME_LINE = 9.0
_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in TOOLS),
        reason="LibreOffice (soffice) and poppler-utils (pdftotext) are not installed",
    ),
]
"""For `pytestmark`: the module's tests look at rendered pages."""


@dataclass(frozen=True)
class Line:
    """A line of text as set; places in points from the sheet's upper left corner."""

    text: str
    left: float
    right: float
    middle: float


Page = tuple[Line, ...]


def render(files: list[Path], folder: Path) -> dict[str, list[Page]]:
    """File stem → its pages, each a tuple of lines from top to bottom, the page number last. One start of LibreOffice
    for all the files; the PDFs stay in `folder`."""
    environment = os.environ | {"FONTCONFIG_FILE": str(FONTS)}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    return {file.stem: pages(folder / f"{file.stem}.pdf") for file in files}


def pages(pdf: Path) -> list[Page]:
    """The pages of a PDF file."""
    made = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return [_lines(page) for page in _PAGE.findall(made.stdout.decode("utf-8"))]


def _lines(page: str) -> Page:
    words = [
        Line(unescape(text), float(left), float(right), (float(top) + float(bottom)) / 2)
        for left, top, right, bottom, text in _WORD.findall(page)
    ]
    lines: list[list[Line]] = []
    for word in sorted(words, key=lambda w: w.middle):
        if lines and word.middle - lines[-1][0].middle < _SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(_joined(line) for line in lines)


def _joined(words: list[Line]) -> Line:
    words = sorted(words, key=lambda w: w.left)
    return Line("".join(w.text for w in words), words[0].left, words[-1].right, words[0].middle)
