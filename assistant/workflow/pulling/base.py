"""What a revised Word file was exported from (底稿): the draft that its bookmark names, else the export that it is likest to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparison.line_map import likeness, said
from assistant.files.docx_bookmarks import base_hash
from assistant.files.revised import RevisedFile
from assistant.report.draft_lines import draft_blocks
from assistant.store.history import History
from assistant.store.records import ExportedText

_LIKE = 0.5
_MOST = 40


@dataclass(frozen=True)
class Base:
    """The text of draft.md that the file was exported from. Not `known`: nobody can tell, and it is draft.md as it stands now.
    `guessed`: when it was exported (ISO 8601), where only its likeness tells that it was this one; `marked`: a bookmark in the
    file names it."""

    text: str
    known: bool = True
    guessed: str = ""
    marked: bool = False


def base_of(revised: RevisedFile, name: str, ours: str, history: History) -> Base:
    """`name` is the file's as exports are known by; `ours` is draft.md."""
    marked = base_hash(revised.bookmarks)
    if marked:
        text = history.text_named(marked)
        return Base(ours, known=False) if text is None else Base(text, marked=True)
    recorded = history.base_of_export(name)
    nearest = _nearest([line.text for line in revised.lines()], history.exported_texts())
    if nearest is None:
        return Base(ours, known=False) if recorded is None else Base(recorded)
    return Base(nearest.text, guessed="" if recorded == nearest.text else nearest.created_at)


def _nearest(lines: Sequence[str], exports: Sequence[ExportedText]) -> ExportedText | None:
    """The export that differs the least; the older one of two, since what was added between them is then the draft's and stays.
    None where less than half of the file is in any."""
    texts: dict[str, ExportedText] = {}
    for export in exports[:_MOST]:
        texts.setdefault(export.text, export)
    theirs = Counter(key for line in lines if (key := said(line)))
    size = sum(len(key) * count for key, count in theirs.items())
    found = [(_difference(theirs, export.text), export) for export in reversed(texts.values())]
    distance, nearest = min(found, key=lambda pair: pair[0], default=(0.0, None))
    return nearest if size and distance <= size * (1 - _LIKE) * 2 else None


def _difference(theirs: Counter[str], text: str) -> float:
    """How many characters of the paragraphs of both are not in the other, about."""
    own = Counter(said(line) for block in draft_blocks(text) for line in (block.text, *dict(block.paragraphs).values()))
    missing, added = (own - theirs), (theirs - own)
    left = list(missing.elements())
    total = 0.0
    for line in added.elements():
        best = max(range(len(left)), key=lambda n: likeness(left[n], line), default=None)
        like = 0.0 if best is None else likeness(left[best], line)
        total += len(line) * (1 - like)
        if best is not None and like >= _LIKE:
            total += len(left.pop(best)) * (1 - like)
    return total + sum(map(len, left))
