"""A file that was given to be read (来稿): its decoded text, and how it was encoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceEncoding = Literal["utf-8", "utf-8-sig", "gb18030", "docx"]


@dataclass(frozen=True)
class SourceText:
    """`file` as it was named, `text` with its line ends as they stand and without a byte order mark."""

    file: str
    text: str
    encoding: SourceEncoding
