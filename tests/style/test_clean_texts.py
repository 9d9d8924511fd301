"""The rules about words are silent on what is written well: every exemplar, and the sample township's facts as prose."""

from __future__ import annotations

import pytest
import shipped

from assistant.report.exemplar import Exemplar
from assistant.report.imported import (
    ImportedDocument,
    ImportedHeading,
    ImportedReport,
    ImportedSection,
    Passage,
)
from assistant.report.known import known_from_front
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rules import all_rules

_RULES = [rule for rule in all_rules() if rule.family in ("phrases", "content", "privacy")]


class _Lines:
    """Passages laid out one a line."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Passage:
        start = len(self.text)
        self.text += words + "\n"
        return Passage(words, start, len(self.text), self.text.count("\n"))


def _manuscript(exemplar: Exemplar) -> Manuscript:
    front, lines = exemplar.front, _Lines()
    title = lines.add(exemplar.report.title)
    texts = {key: s.paragraphs for s in exemplar.sections for key in s.keys}
    opening = tuple(lines.add(p) for p in texts.get("opening", ()))
    sections = []
    for section in exemplar.sections:
        if {"opening", "closing"} & set(section.keys):
            continue
        heading = ImportedHeading(1, "", "", None, section.heading, lines.add(section.heading))
        sections.append(ImportedSection(heading, section.keys, tuple(lines.add(p) for p in section.paragraphs)))
    closing = tuple(lines.add(p) for p in texts.get("closing", ()))
    report = ImportedReport(title=title, opening=opening, sections=tuple(sections), closing=closing)
    known = known_from_front(front)
    return Manuscript(ImportedDocument(lines.text, (report,)), known)


def _sample() -> Manuscript:
    sheet, lines = shipped.sheet(), _Lines()
    sections = []
    for section in sheet.sections:
        heading = ImportedHeading(1, "", "", None, section.title, lines.add(section.title))
        facts = "。".join(fact.text for fact in section.usable) + "。"
        sections.append(ImportedSection(heading, (section.key,), (lines.add(facts),)))
    front = sheet.front
    known = known_from_front(front)
    return Manuscript(ImportedDocument(lines.text, (ImportedReport(sections=tuple(sections)),)), known)


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda exemplar: exemplar.name)
def test_nothing_is_found_in_an_exemplar(exemplar):
    assert len(_manuscript(exemplar).prose) > 8
    assert check(_manuscript(exemplar), _RULES) == ()


def test_nothing_is_found_in_the_facts_of_the_sample():
    assert len(_sample().prose) > 8
    assert check(_sample(), _RULES) == ()
