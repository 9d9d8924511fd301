"""draft.md: read into a Report, written from one, and one section put in its place without touching another byte."""

from __future__ import annotations

from collections import Counter

from assistant.report.comments import comment_spans, unclosed_comments, without_comments
from assistant.report.draft_blocks import Block, blocks_of
from assistant.report.draft_heading import LOCKED, RUN_IN
from assistant.report.draft_places import place_of
from assistant.report.finding import Finding
from assistant.report.locks import has_lock, locked_alone
from assistant.report.report import CLOSING, KEYED_TITLES, OPENING, Heading, Report, Section
from assistant.report.section_identity import SectionIdentity
from assistant.report.template import Outline

_UNRENDERED = {key: title for title, key in KEYED_TITLES.items()}


def parse_draft(text: str, file: str = "draft.md") -> tuple[Report, tuple[Finding, ...]]:
    """The report that a draft.md holds, without its comments. What is odd is reported, never refused, and no paragraph is
    left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    lines = text.split("\n")
    plain = without_comments(text).split("\n")
    blocks = blocks_of(lines)
    findings = [*_open_comments(text, file), *_unread(blocks, file)]
    title, sections = "", []
    parts, seen = dict[str, tuple[str, ...]](), set[str]()
    for block in blocks:
        paragraphs = _paragraphs(plain, block)
        if block.level == 0:
            if title and block.text:
                findings.append(
                    Finding("second-title", "warning", "第二个标题，并入正文。", block.start + 1, file=file)
                )
                paragraphs = (block.text, *paragraphs)
            title = title or block.text
            if paragraphs:
                parts[OPENING] = parts.get(OPENING, ()) + paragraphs
            continue
        keys = _unique_keys(block, seen, findings, file)
        if keys in ((OPENING,), (CLOSING,)):
            parts[keys[0]] = parts.get(keys[0], ()) + paragraphs
            continue
        sections.append(
            Section(
                Heading(block.level, block.text),
                keys,
                paragraphs,
                RUN_IN in block.classes,
                _locked(block, lines),
                block.start + 1,
            )
        )
    report = Report(
        title=title, opening=parts.get(OPENING, ()), sections=tuple(sections), closing=parts.get(CLOSING, ())
    )
    return report, tuple(findings)


def format_section(section: Section) -> str:
    """One section as it stands in draft.md, ending with a newline."""
    marks = "#" * (section.heading.level + 1)
    attributes = [f"#{key}" for key in section.keys]
    attributes += [".run-in"] if section.run_in else []
    attributes += [".locked"] if section.locked else []
    head = f"{marks} {section.heading.text}".rstrip()
    if attributes:
        head += f" {{{' '.join(attributes)}}}"
    return "\n\n".join([head, *section.paragraphs]) + "\n"


def format_report(report: Report) -> str:
    """The whole report as draft.md. parse_draft(format_report(r)) gives title, opening, sections and closing back."""
    parts = [f"# {report.title}".rstrip() + "\n"]
    if report.opening:
        parts.append(format_section(keyed_part(OPENING, report.opening)))
    parts += [format_section(section) for section in report.sections]
    if report.closing:
        parts.append(format_section(keyed_part(CLOSING, report.closing)))
    return "\n".join(parts)


def keyed_part(key: str, paragraphs: tuple[str, ...]) -> Section:
    """Opening or closing as the keyed section of draft.md whose heading is never rendered."""
    return Section(Heading(1, _UNRENDERED[key]), (key,), paragraphs)


def with_title(text: str, title: str) -> str:
    """The draft with this title, where it has none yet; a title that stands there is kept."""
    lines = text.split("\n")
    heads = [block for block in blocks_of(lines) if block.level == 0 and block.start >= 0]
    if any(block.text for block in heads):
        return text
    if heads:
        beside = lines[heads[0].start].lstrip("#").strip()  # a comment
        lines[heads[0].start] = f"# {title} {beside}".rstrip()
        return "\n".join(lines)
    return f"# {title}\n" + (f"\n{text.lstrip(chr(10))}" if text.strip() else "")


def with_section(text: str, section: Section, outline: Outline, known: SectionIdentity | None = None) -> str:
    """The draft with this section put in place: instead of the one that it is (`known` by more than key and heading, where
    given), else where the outline has it.

    Every line outside the section's own block stays as it is, byte for byte, and so does every comment in it that the new
    text does not bring along."""
    lines = text.split("\n")
    blocks = blocks_of(lines)
    own = _own_block(text, blocks, known or SectionIdentity(section.keys, (section.heading.text,)))
    new = format_section(section).rstrip("\n").split("\n")
    if own is not None:
        new = _with_comments("\n".join(new), "\n".join(lines[own.start : own.end]))
        return _joined(lines[: own.start], new, lines[own.end :])
    place, head = place_of(section, outline, blocks, len(lines))
    if head is not None:
        new = [*format_section(head).rstrip("\n").split("\n"), "", *new]
    return _joined(lines[:place], new, lines[place:])


def with_source(text: str, known: SectionIdentity, source: str) -> str | None:
    """The draft with these lines under a section's heading instead of its own; None where it has no such section. No line
    outside is touched but the blank ones at the seams."""
    lines = text.split("\n")
    own = _own_block(text, blocks_of(lines), known)
    if own is None:
        return None
    body = ["", *source.strip("\n").split("\n")] if source.strip() else []
    return _joined(lines[: own.start], [lines[own.start], *body], lines[own.end :])


def locked_keys(text: str) -> frozenset[str]:
    """The keys of all sections, opening and closing among them, that a person has locked."""
    lines = text.split("\n")
    return frozenset(key for block in blocks_of(lines) if _locked(block, lines) for key in block.keys)


def section_source(text: str, known: SectionIdentity) -> str:
    """The lines under a section's heading as they stand in draft.md, comments and all; empty where it has none."""
    lines = text.split("\n")
    own = _own_block(text, blocks_of(lines), known)
    return "\n".join(lines[own.start + 1 : own.end]).strip("\n") if own else ""


def _locked(block: Block, lines: list[str]) -> bool:
    """A heading with something that is not understood is left as it is: it may have been meant for a lock."""
    beside = block.level > 0 and has_lock(lines[block.start])
    return beside or LOCKED in block.classes or bool(block.unread) or locked_alone(lines[block.start + 1 : block.end])


def _own_block(text: str, blocks: list[Block], identity: SectionIdentity) -> Block | None:
    if set(identity.keys) & {OPENING, CLOSING}:
        return next((b for b in blocks if b.level and set(b.keys) & set(identity.keys)), None)
    section = identity.find(parse_draft(text)[0])
    return next((b for b in blocks if section is not None and b.start + 1 == section.line), None)


def _paragraphs(lines: list[str], block: Block) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines[block.start + 1 : block.end] if line.strip())


def _with_comments(new: str, old: str) -> list[str]:
    """The lines of the new text with the comments of the old one. A comment of several lines that the new text brings along
    on one line is put back as it stood; one that it does not bring, or not as often, stands at the end, behind a blank line."""
    left: list[str] = []
    brought = Counter(new[start:end] for start, end in comment_spans(new))
    for comment in (old[start:end] for start, end in comment_spans(old)):
        flat = comment.replace("\n", " ")
        if not brought[flat]:
            left += ["", *comment.split("\n")]
            continue
        brought[flat] -= 1
        if flat != comment:
            new = new.replace(flat, comment, 1)
    return [*new.split("\n"), *left]


def _open_comments(text: str, file: str) -> list[Finding]:
    return [
        Finding(
            "open-comment",
            "warning",
            "批注以 <!-- 开始，但没有结束的 -->，按正文处理，会印出来。",
            text.count("\n", 0, start) + 1,
            fix="请在批注末尾补上 -->",
            file=file,
        )
        for start in unclosed_comments(text)
    ]


def _unread(blocks: list[Block], file: str) -> list[Finding]:
    return [
        Finding(
            "unread-attribute",
            "warning",
            f"标题后面的“{name}”看不懂，这一节先不动。",
            block.start + 1,
            excerpt=block.text,
            fix="锁定写 .locked，标题和第一段同行写 .run-in，别的请删去。",
            file=file,
        )
        for block in blocks
        for name in block.unread
    ]


def _unique_keys(block: Block, seen: set[str], findings: list[Finding], file: str) -> tuple[str, ...]:
    """The block's keys; a key that stood before is reported and the first keeps it."""
    double = [key for key in block.keys if key in seen]
    findings += [
        Finding(
            "same-key",
            "warning",
            f"标记 #{key} 前面已有一节，这一节按自拟章节处理。",
            block.start + 1,
            excerpt=block.text,
            fix=f"请删去其中一个 #{key}",
            file=file,
        )
        for key in double
    ]
    seen.update(block.keys)
    return tuple(key for key in block.keys if key not in double)


def _joined(before: list[str], new: list[str], after: list[str]) -> str:
    """Three runs of lines with one blank line between them; only blank lines at the seams are touched."""
    head = "\n".join(before)
    tail = "\n".join(after)
    head = head.rstrip("\n") + "\n\n" if head.strip() else ""
    tail = "\n\n" + tail.lstrip("\n") if tail.strip() else "\n"
    return head + "\n".join(new) + tail
