"""facts.md, read line by line. The program edits lines of it and never writes the file anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.report.facts import Fact, FactSection, FactSheet
from assistant.report.facts_findings import sheet_findings
from assistant.report.facts_headings import HEADING, HeadingMeaning, meaning_of
from assistant.report.facts_lines import WORDS, FactsLine, facts_lines
from assistant.report.facts_notes import Notes, withholds_next, withholds_section
from assistant.report.finding import Finding, Severity
from assistant.report.front_matter import parse_front_matter, split_front_matter, unknown_fields
from assistant.report.template import Template


def parse_facts(text: str, template: Template, file: str = "facts.md") -> FactSheet:
    """The fact sheet of a facts.md. Raises InputError for broken front matter; what is merely odd becomes a finding."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    yaml_source, body_line = split_front_matter(text, file)
    front = parse_front_matter(yaml_source, file)
    reader = _Reader(template, file)
    for line in facts_lines(text, body_line, file):
        reader.read(line)
    reader.end()
    sections = [section.read for section in reader.sections]
    merged = _merge_same_key(sections, reader.findings, file)
    unknown = unknown_fields(front, yaml_source, file)
    findings = (*unknown, *reader.findings, *sheet_findings(front, merged, file))
    return FactSheet(front, merged, findings, file)


def template_name(text: str, file: str = "facts.md") -> str:
    """The template that a facts.md names, before the sheet can be read with it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return parse_front_matter(split_front_matter(text, file)[0], file).template


@dataclass
class _Section:
    """A section whose bullets are still coming."""

    key: str
    title: str
    line: int
    facts: list[Fact] = field(default_factory=list)

    @property
    def read(self) -> FactSection:
        return FactSection(self.key, self.title, self.line, tuple(self.facts))


class _Reader:
    """Sections and findings as the lines come. What a 不写入 on a line of its own withholds is still to come."""

    def __init__(self, template: Template, file: str) -> None:
        self.sections: list[_Section] = []
        self.findings: list[Finding] = []
        self._template = template
        self._file = file
        self._withholding: FactsLine | None = None
        self._level = 0
        self._withheld_level = 0

    def read(self, line: FactsLine) -> None:
        match = HEADING.match(line.text)
        if match:
            self._heading(match, line)
        elif WORDS.search(line.text):
            self._words(line)
        elif line.comments or line.text_note:
            self._lone_note(line)

    def end(self) -> None:
        """A 不写入 with no bullet to go with: which bullet it means is for the clerk to say."""
        if self._withholding is not None:
            self._report(
                "lone-withheld",
                "error",
                "这一行的“不写入”不知道指哪一条要点",
                self._withholding,
                excerpt="不写入",
                fix="请写在那条要点的行尾，或者紧挨着写在它的上一行",
            )
        self._withholding = None

    def _heading(self, match: re.Match[str], line: FactsLine) -> None:
        self.end()
        title, given = match["title"], match["key"] or ""
        if not title and not given:
            self._report("empty-heading", "warning", "标题是空的，下面的要点归上一节。", line)
            return
        meaning = meaning_of(title, given, self._template)
        self._report_near(title, meaning, line)
        self.sections.append(_Section(meaning.key, meaning.title or meaning.key, line.number))
        self._level = len(match["marks"])
        if self._level <= self._withheld_level:
            self._withheld_level = 0
        if line.notes.withheld and not self._withheld_level:
            self._withheld_level = self._level

    def _report_near(self, title: str, meaning: HeadingMeaning, line: FactsLine) -> None:
        if not meaning.nearest:
            return
        message, fix = f"“{title}”不是规定章节的名称，最接近的是“{meaning.nearest}”。", "若是同一节，请改为规定名称"
        if meaning.taken:
            message = f"“{title}”不是规定章节的名称，按“{meaning.nearest}”一节处理。"
            fix = "若是另一节，请换一个名称，或在标题后面写 {#自己的标记}"
        self._report("near-heading", "warning", message, line, excerpt=title, fix=fix)

    def _words(self, line: FactsLine) -> None:
        text = line.words
        if not text:
            return
        if not self.sections:
            self._report(
                "no-section",
                "error",
                "这一行不在任何一节之下，不会写进报告。",
                line,
                excerpt=text,
                fix="请在它上面写一行 ## 章节名称",
            )
            return
        if line.goes_on and self.sections[-1].facts:
            self._annotate_last(text, line)
            return
        if not line.bulleted:
            self._report("no-dash", "info", "这一行前面没有“- ”，按一条要点处理。", line, excerpt=text)
        section = self.sections[-1]
        display = f"{section.key}.{len(section.facts) + 1}"
        notes = line.notes
        withheld = notes.withheld or bool(self._withheld_level) or self._withholding is not None
        section.facts.append(
            Fact(text, section.key, line.number, display, notes.source, withheld, notes.pending, notes.unverified)
        )
        self._withholding = None
        self._report_notes(notes, line)

    def _lone_note(self, line: FactsLine) -> None:
        if line.goes_on and self.sections and self.sections[-1].facts:
            self._annotate_last("", line)
        elif line.text_note:  # a bullet of its own: above or below?
            self._withholding = line
            self.end()
        elif withholds_next(line.comments):
            self._withholding = line
            if withholds_section(line.comments) and self.sections:
                self._withheld_level = self._withheld_level or self._level

    def _annotate_last(self, text: str, line: FactsLine) -> None:
        """The last fact goes on with `text` and has what the line's notes say; nothing said before is taken back."""
        facts, notes = self.sections[-1].facts, line.notes
        last = facts[-1]
        facts[-1] = replace(
            last,
            text=last.text + text,
            source=last.source or notes.source,
            withheld=last.withheld or notes.withheld or self._withholding is not None,
            pending=last.pending or notes.pending,
            unverified=last.unverified or notes.unverified,
        )
        self._withholding = None
        self._report_notes(notes, line)

    def _report_notes(self, notes: Notes, line: FactsLine) -> None:
        if notes.guessed:
            message = f"“{notes.guessed}”按“不写入”处理，这一条不进正文。"
            self._report("withheld", "info", message, line, fix="要写进正文，请改掉这几个字")
        for comment in notes.unknown:
            message = f"批注“{comment}”没有看懂，只当备注。"
            self._report("unknown-note", "info", message, line, fix="不想写进正文的，请写 <!-- 不写入 -->")

    def _report(
        self, rule: str, severity: Severity, message: str, line: FactsLine, *, excerpt: str = "", fix: str = ""
    ) -> None:
        self.findings.append(Finding(rule, severity, message, line.number, excerpt=excerpt, fix=fix, file=self._file))


def _merge_same_key(sections: list[FactSection], findings: list[Finding], file: str) -> tuple[FactSection, ...]:
    merged: dict[str, FactSection] = {}
    for section in sections:
        first = merged.get(section.key)
        if first is None:
            merged[section.key] = section
            continue
        findings.append(
            Finding(
                "same-section",
                "warning",
                f"“{section.title}”在第{first.line}行已有一节，要点并在一起。",
                section.line,
                excerpt=section.title,
                file=file,
            )
        )
        facts = (*first.facts, *section.facts)
        numbered = tuple(replace(f, display=f"{first.key}.{n}") for n, f in enumerate(facts, start=1))
        merged[section.key] = replace(first, facts=numbered)
    return tuple(merged.values())
