"""One heading line of draft.md: `### 强化理论武装 {#study .run-in}`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.report.report import KEYED_TITLES

_MARKS = re.compile(r"#{1,6}(?=\s|$)")
_ATTRIBUTES = re.compile(r"[{｛](?P<names>[^{}｛｝]*)[}｝]$")
_BARE_KEY = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True)
class DraftHeading:
    """`level` 0 is the title, 1 a part; `start` is where in the line the text begins."""

    level: int
    text: str
    keys: tuple[str, ...]
    classes: tuple[str, ...]
    start: int


def read_draft_heading(line: str) -> DraftHeading | None:
    """The heading that a line without comments is; None for every other line. 导语 and 结尾 need no key."""
    marks = _MARKS.match(line)
    if marks is None:
        return None
    rest = line[marks.end() :].strip()
    attributes = _ATTRIBUTES.search(rest)
    text = rest[: attributes.start()].rstrip() if attributes else rest
    keys, classes = _attributes(attributes["names"] if attributes else "")
    level = len(marks[0]) - 1
    if not keys and level and text in KEYED_TITLES:
        keys = (KEYED_TITLES[text],)
    return DraftHeading(level, text, keys, classes, line.index(text, marks.end()))


def _attributes(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys and classes of `{#study .run-in}`; {#Study}, {study} and full-width ｛＃study｝ say the same."""
    names = unicodedata.normalize("NFKC", text).replace("# ", "#").split()
    keys = [n.removeprefix("#") for n in names if n.startswith("#") or _BARE_KEY.fullmatch(n)]
    classes = tuple(n[1:].lower() for n in names if n.startswith("."))
    return tuple(key.lower() if key.isascii() else key for key in keys if key), classes
