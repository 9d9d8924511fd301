"""One heading line of draft.md: `### 强化理论武装 {#study .run-in}`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.report.report import KEYED_TITLES

_MARKS = re.compile(r"#{1,6}(?=\s|$)")
_ATTRIBUTES = re.compile(r"[{｛](?P<names>[^{}｛｝]*)[}｝]$")
_BARE_KEY = re.compile(r"[A-Za-z][\w-]*")
RUN_IN, LOCKED = "run-in", "locked"
_CALLED = {
    "runin": RUN_IN,
    "接排": RUN_IN,
    "lock": LOCKED,
    "锁": LOCKED,
    "锁定": LOCKED,
    "locked": LOCKED,
    "run-in": RUN_IN,
}
"""A class as people write it → its name."""


@dataclass(frozen=True)
class DraftHeading:
    """`level` 0 is the title, 1 a part; `start` is where in the line the text begins. `unread` is what stands between the
    braces and means nothing."""

    level: int
    text: str
    keys: tuple[str, ...]
    classes: tuple[str, ...]
    start: int
    unread: tuple[str, ...] = ()


def read_draft_heading(line: str) -> DraftHeading | None:
    """The heading that a line without comments is; None for every other line. 导语 and 结尾 need no key."""
    marks = _MARKS.match(line)
    if marks is None:
        return None
    rest = line[marks.end() :].strip()
    attributes = _ATTRIBUTES.search(rest)
    text = rest[: attributes.start()].rstrip() if attributes else rest
    keys, classes, unread = _attributes(attributes["names"] if attributes else "")
    level = len(marks[0]) - 1
    if not keys and level and text in KEYED_TITLES:
        keys = (KEYED_TITLES[text],)
    return DraftHeading(level, text, keys, classes, line.index(text, marks.end()), unread)


def _attributes(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Keys, classes and what is neither, of `{#study .run-in}`; {#Study}, {study}, {#study locked}, {#study 。锁定} and
    full-width ｛＃study｝ are understood too."""
    names = unicodedata.normalize("NFKC", text).replace("# ", "#").split()
    keys, classes, unread = [], [], []
    for name in names:
        said = name.lstrip(".。").lower()
        if not name.startswith("#") and said in _CALLED:
            classes.append(_CALLED[said])
        elif name.startswith("#") or _BARE_KEY.fullmatch(name):
            keys.append(name.removeprefix("#"))
        else:
            unread.append(name)
    return tuple(key.lower() if key.isascii() else key for key in keys if key), tuple(classes), tuple(unread)
