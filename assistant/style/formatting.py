"""Formatting (规范): ordinals, brackets, marks, blanks and forms of dates put right; never a character or a figure.

Unlike the checks it changes the text, and only what they would speak of; what it cannot decide it leaves and names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.report.imported import ImportedDocument, ImportedHeading, Passage
from assistant.style.edits import Edit, applied, edits_between, without_overlaps
from assistant.style.manuscript import Manuscript
from assistant.style.punctuation import full_width
from assistant.style.renumbering import left_alone as headings_left_alone
from assistant.style.renumbering import ordinal_edits
from assistant.style.series_renumbering import series_edits, series_left_alone

_ROUNDS = 6
_BLANKS = " \u3000\u00a0"
_HEADING_MARKS = "。．.；;，,、：:"
_SENTENCE_MARK = re.compile("[。！？；]")
_ZEROS = re.compile(r"(?P<year>\d{4}年)?(?<![0-9])0(?P<month>[1-9]月)(?:0(?P<day>[1-9]日))?|(?<=月)0(?P<only>[1-9]日)")
_DOCUMENT_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[\[［【（(](?P<year>(?:19|20)\d\d)[\]］】）)](?=第?\d{1,5}号)")


@dataclass(frozen=True)
class Left:
    """A line with a fault of form that can be mended in more than one way: `why` in Chinese."""

    line: int
    text: str
    why: str


def form_edits(document: ImportedDocument) -> tuple[Edit, ...]:
    """The changes of one round, in the order of the text."""
    manuscript = Manuscript(document)
    edits = [edit for report in document.reports for edit in ordinal_edits(report, document.text)]
    edits += series_edits(manuscript)
    for block in manuscript.blocks:
        edits += (
            _heading_edits(block.heading) if block.heading else edits_between(block.passage, _put_right(block.text))
        )
    return tuple(edit for edit in without_overlaps(edits) if not _joins_line_ends(document.text, edit))


def formatted(text: str, read: Callable[[str], ImportedDocument]) -> str:
    """The text in the house style. `read` makes a document of a text; formatting what is formatted changes nothing."""
    for _ in range(_ROUNDS):
        new = applied(text, form_edits(read(text)))
        if new == text:
            break
        text = new
    return text


def left_alone(document: ImportedDocument) -> tuple[Left, ...]:
    """What formatting leaves though something is wrong with it, in the order of the text."""
    found = [
        Left(heading.passage.line, heading.passage.text, why)
        for report in document.reports
        for heading, why in headings_left_alone(report, document.text)
    ]
    found += [
        Left(passage.line, passage.text, "一是二是接不上，拿不准该是几")
        for passage in series_left_alone(Manuscript(document))
    ]
    return tuple(sorted(set(found), key=lambda left: (left.line, left.why)))


def _joins_line_ends(text: str, edit: Edit) -> bool:
    r"""Whether a \r before the edit may come to stand before a \n behind it, where two line ends would be one."""
    return not edit.text and text[edit.start - 1 : edit.start] == "\r"


def _put_right(text: str) -> str:
    text = _ZEROS.sub(_without_zeros, full_width(_curled(text)))
    return _DOCUMENT_NUMBER.sub(lambda m: f"〔{m['year']}〕", text)


def _without_zeros(match: re.Match[str]) -> str:
    if match["only"]:
        return match["only"]
    return f"{match['year'] or ''}{match['month']}{match['day'] or ''}"


def _curled(text: str) -> str:
    """Quotation marks that do not alternate (“…“) made to, where their number is even and none nests."""
    marks = re.findall("[“”]", text)
    if len(marks) % 2 or marks == ["“", "”"] * (len(marks) // 2) or "‘" in text:
        return text
    turns = iter("“”" * (len(marks) // 2))
    return re.sub("[“”]", lambda _: next(turns), text)


def _heading_edits(heading: ImportedHeading) -> list[Edit]:
    """A heading alone on its line ends with no mark, unless sentences stand in it; its ordinal is renumbering's."""
    passage = heading.passage
    lead = len(heading.ordinal) if passage.text.startswith(heading.ordinal) else 0
    words = _part(passage, lead)
    new = _put_right(words.text)
    if lead and not new.lstrip(_BLANKS)[:1].isdigit():  # 1. 2026年 must not become a decimal
        new = new.lstrip(_BLANKS)
    bare = new.rstrip(_HEADING_MARKS)
    whole = heading.run_in or not bare or _SENTENCE_MARK.search(bare) is not None
    return edits_between(words, new if whole else bare)


def _part(passage: Passage, start: int) -> Passage:
    """The passage from an offset on."""
    anchors = passage.anchors or ((0, passage.start),)
    behind = tuple((own - start, there) for own, there in anchors if own > start)
    return Passage(
        passage.text[start:], passage.start, passage.end, passage.line, ((0, passage.position(start)), *behind)
    )
