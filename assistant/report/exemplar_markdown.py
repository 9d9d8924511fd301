"""Exemplars (范文): a draft whose sections carry their facts as quoted bullets."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.errors import InputError
from assistant.report.draft_markdown import parse_draft
from assistant.report.exemplar import Exemplar, ExemplarSection
from assistant.report.front_matter import parse_front_matter, split_front_matter
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
    sections = tuple(_section(s) for s in report.sections if s.keys)
    about = dict(front.extra).get("about", "")
    prose = replace(
        report,
        sections=tuple(_without_facts(s) for s in report.sections),
        opening=tuple(p for p in report.opening if not p.startswith(">")),
        closing=tuple(p for p in report.closing if not p.startswith(">")),
        recipient=front.recipient,
        issuer=front.issuer,
        date=front.date,
        kind=front.kind,
    )
    return Exemplar(name, about, front, prose, sections, outline_of(prose, name, about))


def outline_of(report: Report, name: str, about: str = "") -> Outline:
    """A report's shape: levels, keys and grouping headings; the headings of keyed sections are left to the template."""
    nodes = tuple(
        OutlineNode(s.heading.level, "" if s.keys else s.heading.text, s.keys, s.run_in) for s in report.sections
    )
    return Outline(name, about, nodes)


def _section(section: Section) -> ExemplarSection:
    facts = tuple(m[1] for p in section.paragraphs if (m := _FACT.match(p)))
    return ExemplarSection(section.heading.text, section.keys, facts, _prose(section))


def _prose(section: Section) -> tuple[str, ...]:
    return tuple(p for p in section.paragraphs if not p.startswith(">"))


def _without_facts(section: Section) -> Section:
    return replace(section, paragraphs=_prose(section))
