"""Exemplars (范文): a draft whose sections carry their facts as quoted bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import InputError
from assistant.report.draft_markdown import format_report, parse_draft
from assistant.report.exemplar import Exemplar, ExemplarSection
from assistant.report.facts import FrontMatter
from assistant.report.front_matter import format_front_matter, parse_front_matter, split_front_matter
from assistant.report.report import Report, Section
from assistant.report.template import Outline, OutlineNode

_FACT = re.compile(r"^>\s*+[-*]\s*+(\S(?:.*?\S)??)\s*+$")


def parse_exemplar(text: str, name: str) -> Exemplar:
    """An exemplar from its file's text. Raises InputError where front matter or sections are missing."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    source, first = split_front_matter(text, f"{name}.md")
    front = parse_front_matter(source, f"{name}.md")
    report, _ = parse_draft("\n".join(text.split("\n")[first - 1 :]), f"{name}.md")
    if not report.sections:
        raise InputError(f"范文 {name}.md 里没有章节。", "请按 docs/files.md 里“范文”一节的格式写。")
    facts = tuple(_facts(s) for s in report.sections if s.keys)
    prose = replace(
        report,
        sections=tuple(replace(s, paragraphs=_prose(s.paragraphs), line=0) for s in report.sections),
        opening=_prose(report.opening),
        closing=_prose(report.closing),
    )
    return build_exemplar(name, front, prose, facts)


def build_exemplar(name: str, front: FrontMatter, report: Report, facts: Sequence[tuple[str, ...]]) -> Exemplar:
    """`facts` are those of each section that has keys, in order. Who reports to whom is the front matter's to say."""
    prose = replace(report, recipient=front.recipient, issuer=front.issuer, date=front.date, kind=front.kind)
    keyed = [s for s in prose.sections if s.keys]
    sections = tuple(
        ExemplarSection(s.heading.text, s.keys, own, s.paragraphs) for s, own in zip(keyed, facts, strict=True)
    )
    about = dict(front.extra).get("about", "")
    return Exemplar(name, about, front, prose, sections, outline_of(prose, name, about))


def format_exemplar(exemplar: Exemplar) -> str:
    """The exemplar as its file. parse_exemplar(format_exemplar(e), e.name) == e, where no paragraph begins with > or #."""
    facts = iter(exemplar.sections)
    sections = tuple(_with_facts(s, next(facts).facts) if s.keys else s for s in exemplar.report.sections)
    return f"{format_front_matter(exemplar.front)}\n{format_report(replace(exemplar.report, sections=sections))}"


def outline_of(report: Report, name: str, about: str = "") -> Outline:
    """A report's shape: levels, keys and grouping headings; the headings of keyed sections are left to the template."""
    nodes = tuple(
        OutlineNode(s.heading.level, "" if s.keys else s.heading.text, s.keys, s.run_in) for s in report.sections
    )
    return Outline(name, about, nodes)


def _facts(section: Section) -> tuple[str, ...]:
    return tuple(m[1] for p in section.paragraphs if (m := _FACT.match(p)))


def _prose(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in paragraphs if not p.startswith(">"))


def _with_facts(section: Section, facts: tuple[str, ...]) -> Section:
    """The facts are one block of lines above the text."""
    return (
        replace(section, paragraphs=("\n".join(f"> - {fact}" for fact in facts), *section.paragraphs))
        if facts
        else section
    )
