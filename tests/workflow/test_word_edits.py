"""What leaders do to a report, done to every place of every exemplar: only what they did changes in the draft."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from exported_drafts import EXEMPLARS, FRONT, PAGE, exemplar_draft, word_file

from assistant.files.docx_revision import read_revised
from assistant.files.revised import WordLine
from assistant.report.draft_lines import draft_blocks
from assistant.workflow.pulling.expected import ExportedDraft, exported_draft
from assistant.workflow.pulling.merging import merged_draft
from assistant.workflow.pulling.rebuilding import rebuilt
from assistant.workflow.pulling.word_text import read_report

_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}\.)")
NEW_HEADING = "坚持守土有责，夯实基层基础"


@pytest.fixture(params=EXEMPLARS, ids=lambda path: path.stem)
def draft(request) -> str:
    return exemplar_draft(request.param)


@pytest.fixture
def exported(draft) -> ExportedDraft:
    return exported_draft(draft, FRONT, PAGE)


@pytest.fixture(params=[True, False], ids=["with bookmarks", "without bookmarks"])
def lines(request, draft) -> list[WordLine]:
    found = read_revised(word_file(draft), Path("a.docx")).lines()
    return list(found if request.param else (replace(line, bookmarks=()) for line in found))


def pulled(draft: str, exported: ExportedDraft, lines: list[WordLine], ours: str = "") -> str:
    read = read_report(lines, exported)
    return merged_draft(exported, rebuilt(read, exported), ours or draft).text


def sections(text: str) -> list[tuple[str, list[str], tuple[str, ...]]]:
    """Heading, paragraphs and keys of each section."""
    return [(b.text, [words for _, words in b.paragraphs], b.keys) for b in draft_blocks(text) if not b.part]


def places(lines: list[WordLine], exported: ExportedDraft) -> list[tuple[int, int]]:
    """Where each section begins and ends among the lines."""
    kinds = {line.text: line.place.kind for line in exported.lines}
    found: list[list[int]] = []
    for number, line in enumerate(lines):
        kind = kinds.get(line.text, "")
        if kind in ("heading", "run-in"):
            found.append([number, number + 1])
        elif kind == "body" and found:
            found[-1][1] = number + 1
    return [(start, end) for start, end in found]


def test_a_word_anywhere(draft, exported, lines):
    tried = 0
    for number, line in enumerate(lines):
        middle = len(line.text) // 2
        piece = line.text[middle : middle + 3]
        if len(line.text) > 12 and not line.title and "\n" not in piece and draft.count(piece) == 1:
            tried += 1
            changed = replace(line, text=line.text[:middle] + "改一改" + line.text[middle + 3 :])
            revised = [*lines[:number], changed, *lines[number + 1 :]]
            assert pulled(draft, exported, revised) == draft.replace(piece, "改一改")
            other = draft.replace("\n\n## ", "\n\n补一句。\n\n## ", 1)
            assert pulled(draft, exported, revised, other) == other.replace(piece, "改一改")
    assert tried


def test_a_paragraph_taken_out_anywhere(draft, exported, lines):
    texts = [line.text for line in exported.lines if line.place.kind in ("body", "opening", "closing")]
    for text in texts:
        revised = [line for line in lines if line.text != text]
        left = [line for line in draft.split("\n") if line.strip() and line != text]
        assert [line for line in pulled(draft, exported, revised).split("\n") if line.strip()] == left


def test_a_heading_reworded_beyond_likeness(draft, exported, lines):
    for block, (start, _) in zip(exported.sections, places(lines, exported), strict=True):
        text = exported.blocks[block].text
        if not exported.blocks[block].paragraphs or draft.count(text) != 1:
            continue
        revised = list(lines)
        revised[start] = replace(lines[start], text=lines[start].text.replace(text, NEW_HEADING))
        assert pulled(draft, exported, revised) == draft.replace(text, NEW_HEADING)


def test_a_section_moved(draft, exported, lines):
    stood, where = sections(draft), places(lines, exported)
    level = [exported.blocks[n].level if exported.blocks[n].paragraphs else 0 for n in exported.sections]
    for number, (start, end) in enumerate(where):
        for other, (target, _) in enumerate(where):
            if abs(other - number) < 2 or not level[number] or level[number] != level[other]:
                continue
            rest = [*lines[:start], *lines[end:]]
            at = target if target < start else target - (end - start)
            order = [n for n in range(len(stood)) if n != number]
            order.insert(order.index(other), number)
            revised = [*rest[:at], *lines[start:end], *rest[at:]]
            assert sections(pulled(draft, exported, revised)) == [stood[n] for n in order]


def test_a_heading_deleted_so_that_two_sections_are_one(draft, exported, lines):
    stood = sections(draft)
    for number, (start, _) in enumerate(places(lines, exported)):
        block = exported.blocks[exported.sections[number]]
        above = stood[number - 1] if number else ("", [], ())
        if "run-in" in block.classes or not block.paragraphs or not above[1]:
            continue
        one = (above[0], above[1] + stood[number][1], above[2] + stood[number][2])
        want = [*stood[: number - 1], one, *stood[number + 1 :]]
        assert sections(pulled(draft, exported, [*lines[:start], *lines[start + 1 :]])) == want


def test_a_heading_put_in_so_that_a_section_is_two(draft, exported, lines):
    stood = sections(draft)
    for number, (start, end) in enumerate(places(lines, exported)):
        ordinal = _ORDINAL.match(lines[start].text)
        heading, paragraphs, keys = stood[number]
        if ordinal is None or len(paragraphs) < 2:
            continue
        new = replace(lines[start], text=f"{ordinal[0]}{NEW_HEADING}", bookmarks=())
        two = [(heading, paragraphs[:-1], keys), (NEW_HEADING, paragraphs[-1:], ())]
        revised = [*lines[: end - 1], new, *lines[end - 1 :]]
        assert sections(pulled(draft, exported, revised)) == [*stood[:number], *two, *stood[number + 1 :]]


def test_styles_and_ordinals_lost(draft, exported, lines):
    """Pasted as plain text, numbered by Word itself."""
    plain = [
        replace(line, outline=None, title=False, text=line.text[len(ordinal) :], ordinal=ordinal)
        for line in lines
        for found in [_ORDINAL.match(line.text)]
        for ordinal in [found[0] if found else ""]
    ]
    assert pulled(draft, exported, plain) == draft
