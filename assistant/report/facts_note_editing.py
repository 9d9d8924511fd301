"""The notes of a bullet's line written and changed (批注): what they say besides stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.report.facts_notes import Notes, note_pieces, read_notes, without_note

_BETWEEN = re.compile(r"[；;，,、]")


def written_notes(notes: Notes) -> list[str]:
    """The inside of a comment for each thing noted, as a clerk writes them: 来源：党委会记录, 待补, 不写入, 电话（未核）."""
    source = _plain_source(notes.source)
    marks = (("待补", notes.pending), ("不写入", notes.withheld), ("电话（未核）", notes.unverified))
    return ([f"来源：{source}"] if source else []) + [mark for mark, holds in marks if holds]


def edited_comments(comments: Sequence[str], wanted: Notes) -> tuple[list[str | None], list[str]]:
    """Each comment changed so that all together note what is wanted, None for one of which nothing is left, and the new
    ones that are missing. Those that say the same already stay as they are."""
    gone = _ended(read_notes(comments), wanted)
    kept = [_without(comment, gone) for comment in comments]
    left = read_notes([comment for comment in kept if comment is not None])
    missing = Notes(
        wanted.source if wanted.source != left.source else "",
        wanted.withheld and not left.withheld,
        wanted.pending and not left.pending,
        wanted.unverified and not left.unverified,
    )
    return kept, written_notes(missing)


def _ended(now: Notes, wanted: Notes) -> set[str]:
    """The names of the notes that are to go."""
    pairs = {
        "来源": bool(now.source) and now.source != wanted.source,
        "待补": now.pending and not wanted.pending,
        "不写入": now.withheld and not wanted.withheld,
        "电话": now.unverified and not wanted.unverified,
    }
    return {name for name, ended in pairs.items() if ended}


def _without(comment: str, gone: set[str]) -> str | None:
    """The comment without what it says under these names; None where nothing is left."""
    if not gone & {name for name, _, _ in note_pieces(comment)} and not (
        "不写入" in gone and read_notes([comment]).withheld
    ):
        return comment
    kept = ""
    for name, separator, piece in note_pieces(comment):
        words = without_note(piece)[0] if "不写入" in gone else piece
        if name not in gone:
            kept += (separator if kept.strip() else "") + words
    withheld = "不写入" in gone and read_notes([kept]).withheld
    end = comment[len(comment.rstrip()) :]
    return kept.rstrip() + end if kept.strip() and not withheld else None


def _plain_source(source: str) -> str:
    """The source on one line, written so that it is read back as one: no part of it begins like another note."""
    text = re.sub(r"\s+", " ", source.replace("<!--", "＜!--").replace("-->", "--＞").replace("--", "—")).strip()
    if text and read_notes([f"来源：{text}"]) != Notes(source=text):
        text = _BETWEEN.sub(" ", text).strip()
    return text
