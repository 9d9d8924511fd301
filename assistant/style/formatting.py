"""Formatting (规范): ordinals, brackets, marks, blanks and forms of dates put right; never a character or a figure.

Unlike the checks it changes the text; what it cannot decide it leaves, and the checks still speak of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.report.imported import ImportedDocument, ImportedHeading, Passage
from assistant.style.edits import Edit, applied, edits_between, without_overlaps
from assistant.style.manuscript import Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.punctuation import full_width
from assistant.style.renumbering import ordinal_edits

_ROUNDS = 6
_HEADING_MARKS = "。．.；;，,、：:"
_SENTENCE_MARK = re.compile("[。！？；]")
_ZEROS = re.compile(r"(?P<year>\d{4}年)?(?<![0-9])0(?P<month>[1-9]月)(?:0(?P<day>[1-9]日))?|(?<=月)0(?P<only>[1-9]日)")
_DOCUMENT_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[\[［【（(](?P<year>(?:19|20)\d\d)[\]］】）)](?=第?\d{1,5}号)")
_SERIES = re.compile(
    r"(?:^|(?<=[。；：\n]))(?P<n>[一二三四五六七八九十]{1,3})是(?P<mark>[、，,：:]?)(?=[^否不非、，,：:\s])"
)


def form_edits(document: ImportedDocument) -> tuple[Edit, ...]:
    """The changes of one round, in the order of the text."""
    edits = [edit for report in document.reports for edit in ordinal_edits(report)]
    for block in Manuscript(document).blocks:
        edits += (
            _heading_edits(block.heading) if block.heading else edits_between(block.passage, _put_right(block.text))
        )
    for report in document.reports:
        for section in report.walk():
            edits += _series_edits(section.paragraphs)
    return tuple(edit for edit in without_overlaps(edits) if not _joins_line_ends(document.text, edit))


def formatted(text: str, read: Callable[[str], ImportedDocument]) -> str:
    """The text in the house style. `read` makes a document of a text; formatting what is formatted changes nothing."""
    for _ in range(_ROUNDS):
        new = applied(text, form_edits(read(text)))
        if new == text:
            break
        text = new
    return text


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


def _series_edits(paragraphs: tuple[Passage, ...]) -> list[Edit]:
    """一是…二是… counted on across a section's paragraphs; one that begins anew within (nested) is left as it is."""
    found = [(passage, match) for passage in paragraphs for match in _SERIES.finditer(passage.text)]
    numbers = [_value(match["n"]) for _, match in found]
    edits = [_mark_edit(passage, match) for passage, match in found if match["mark"]]
    if len(found) > 1 and numbers[0] == 1 and numbers.count(1) == 1 and max(numbers) <= len(numbers) + 2:
        wanted = (chinese_number(number) for number in range(1, len(found) + 1))
        edits += [
            Edit(passage.position(match.start("n")), passage.position(match.end("n") - 1) + 1, right)
            for (passage, match), right in zip(found, wanted, strict=True)
            if match["n"] != right
        ]
    return edits


def _mark_edit(passage: Passage, match: re.Match[str]) -> Edit:
    at = passage.position(match.start("mark"))
    return Edit(at, at + 1, "")


def _value(numeral: str) -> int:
    return next((n for n in range(1, 100) if chinese_number(n) == numeral), 0)
