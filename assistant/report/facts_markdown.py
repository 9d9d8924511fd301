"""facts.md, read line by line. The program edits lines of it and never writes the file anew."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.errors import InputError
from assistant.report.draft_markdown import KEYED_TITLES
from assistant.report.facts import Fact, FactSection, FactSheet, normalised
from assistant.report.finding import Finding
from assistant.report.front_matter import parse_front_matter, split_front_matter
from assistant.report.template import Template

_HEADING = re.compile(r"^[ 　]{0,3}#{1,6}\s*(?P<title>.*?)\s*(?:\{#(?P<key>[^\s{}]+)[^{}]*\})?\s*#*\s*$")
_BULLET = re.compile(
    r"^\s*(?:-(?!-)|\*(?!\*)|[•·●▪■◆①-⑳]|[（(]?\d{1,2}[.、．)）](?:\s*(?!\d)|(?=(?:19|20)\d\d年)))\s*(?P<text>.*)$"
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SOURCE = re.compile(r"^\s*来源[:：]\s*(.+?)(?:[；;]\s*(?:不写入|待补).*)?\s*$", re.DOTALL)
_WORDS = re.compile(r"\w")
_NEAR = 0.75
_NEWLINE = "\n"


@dataclass(frozen=True)
class _Line:
    number: int
    text: str
    comments: tuple[str, ...]
    indented: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What the comments say, one note each: 来源：…, 不写入, 待补."""
        return tuple(note.strip() for comment in self.comments for note in re.split(r"[；;]", comment))


def parse_facts(text: str, template: Template, file: str = "facts.md") -> FactSheet:
    """The fact sheet of a facts.md. Raises InputError for broken front matter; what is merely odd becomes a finding."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    yaml_source, body_line = split_front_matter(text, file)
    front = parse_front_matter(yaml_source, file)
    findings: list[Finding] = []
    sections: list[FactSection] = []
    for line in _lines(text, body_line, file):
        if _HEADING.match(line.text):
            section = _section_heading(line, template, findings, file)
            if section is not None:
                sections.append(section)
        elif line.text.strip():
            _add_bullet(line, sections, findings, file)
        elif line.comments and line.indented and sections and sections[-1].facts:
            _continue_last(sections, "", line)
    merged = _merge_same_key(sections, findings, file)
    _report_duplicates(merged, findings, file)
    return FactSheet(front, merged, tuple(findings), file)


def template_name(text: str, file: str = "facts.md") -> str:
    """The template that a facts.md names, before the sheet can be read with it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return parse_front_matter(split_front_matter(text, file)[0], file).template


def _lines(text: str, first: int, file: str) -> Iterator[_Line]:
    """Lines of the body with comments taken out; a comment of several lines belongs to its first line."""
    body = "\n".join(text.split("\n")[first - 1 :])
    opened = _unclosed(body)
    if opened is not None:
        raise InputError(
            f"{file} 第{body.count(_NEWLINE, 0, opened) + first}行：批注以 <!-- 开始，但没有结束的 -->。",
            "请在批注末尾补上 -->。",
        )
    position, number = 0, first
    while position <= len(body):
        end, comments, kept = position, [], ""
        while True:
            line_end = body.find("\n", end)
            line_end = len(body) if line_end < 0 else line_end
            comment = _COMMENT.search(body, end)
            if comment is None or comment.start() >= line_end:
                kept += body[end:line_end]
                break
            kept += body[end : comment.start()]
            comments.append(comment[1])
            end = comment.end()
        yield _Line(number, kept.rstrip(), tuple(comments), body[position : position + 1].isspace())
        number += body.count("\n", position, line_end) + 1
        position = line_end + 1


def _unclosed(body: str) -> int | None:
    """Where the first comment begins that no --> closes before the next one begins."""
    position = body.find("<!--")
    while position >= 0:
        closed, following = body.find("-->", position), body.find("<!--", position + 4)
        if closed < 0 or 0 <= following < closed:
            return position
        position = following
    return None


def _section_heading(line: _Line, template: Template, findings: list[Finding], file: str) -> FactSection | None:
    match = _HEADING.match(line.text)
    title = match["title"] if match else line.text.lstrip("# ")
    given = (match["key"] if match else "") or ""
    if not title and not given:
        findings.append(Finding("empty-heading", "warning", "标题是空的，下面的要点归上一节。", line.number, file=file))
        return None
    key, nearest = _key_of(given or title, title, template)
    if nearest:
        findings.append(
            Finding(
                "near-heading",
                "warning",
                f"“{title}”不是规定章节的名称，最接近的是“{nearest}”。",
                line.number,
                excerpt=title,
                fix=f"若是同一节，请改为 ## {nearest}",
                file=file,
            )
        )
    return FactSection(key, title or key, line.number)


def _key_of(name: str, title: str, template: Template) -> tuple[str, str]:
    """The section's key and, for a near miss, the nearest title. An own section's key is its title without blanks."""
    bare = re.sub(r"\s+", "", title)
    if name in KEYED_TITLES.values() or bare in KEYED_TITLES:
        return KEYED_TITLES.get(bare, name), ""
    for spec in template.sections:
        if name in (spec.key, spec.title):
            return spec.key, ""
        if bare == spec.title:
            return spec.key, spec.title
    titles = [spec.title for spec in template.sections]
    near = difflib.get_close_matches(bare, titles, n=1, cutoff=_NEAR)
    return bare or name, near[0] if near else ""


def _add_bullet(line: _Line, sections: list[FactSection], findings: list[Finding], file: str) -> None:
    match = _BULLET.match(line.text)
    text = (match["text"] if match else line.text).strip().rstrip("。；; ")
    if not _WORDS.search(text):
        return
    if not sections:
        findings.append(
            Finding(
                "no-section",
                "error",
                "这一行不在任何一节之下，不会写进报告。",
                line.number,
                excerpt=text,
                fix="请在它上面写一行 ## 章节名称",
                file=file,
            )
        )
        return
    if match is None and line.text[:1].isspace() and sections[-1].facts:
        _continue_last(sections, text, line)
        return
    if match is None:
        findings.append(
            Finding("no-dash", "info", "这一行前面没有“- ”，按一条要点处理。", line.number, excerpt=text, file=file)
        )
    last = sections[-1]
    sections[-1] = replace(last, facts=(*last.facts, _fact(text, line, last)))


def _fact(text: str, line: _Line, section: FactSection) -> Fact:
    display = f"{section.key}.{len(section.facts) + 1}"
    return _annotated(Fact(text=text, section=section.key, line=line.number, display=display), line)


def _annotated(fact: Fact, line: _Line) -> Fact:
    """The fact with what the comments of this line say of it; nothing said before is taken back."""
    source = next((m[1] for m in map(_SOURCE.match, (*line.comments, *line.notes)) if m), "")
    return replace(
        fact,
        source=fact.source or source,
        withheld=fact.withheld or any(n.startswith("不写入") for n in line.notes),
        pending=fact.pending or any(n.startswith("待补") for n in line.notes),
        unverified=fact.unverified or any(n.startswith("电话") for n in line.notes),
    )


def _continue_last(sections: list[FactSection], text: str, line: _Line) -> None:
    section = sections[-1]
    last = section.facts[-1]
    longer = _annotated(replace(last, text=last.text + text), line)
    sections[-1] = replace(section, facts=(*section.facts[:-1], longer))


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


def _report_duplicates(sections: tuple[FactSection, ...], findings: list[Finding], file: str) -> None:
    seen: dict[str, Fact] = {}
    for fact in (f for s in sections for f in s.facts):
        first = seen.setdefault(normalised(fact.text), fact)
        if first is not fact:
            findings.append(
                Finding(
                    "same-fact",
                    "warning",
                    f"与第{first.line}行是同一条要点。",
                    fact.line,
                    excerpt=fact.text,
                    fix="请删去一条",
                    file=file,
                )
            )
