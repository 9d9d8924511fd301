"""What keeps a report from going out (待办): marks, blanks nobody filled in, conflicts, each with its section or field."""

from __future__ import annotations

from assistant.language.open_marks import open_marks as marks_in
from assistant.language.placeholders import placeholders
from assistant.report.conflict_markers import has_markers
from assistant.report.report import Report


def open_marks(report: Report) -> tuple[str, ...]:
    """Every mark, blank and conflict that still stands, each with the heading of its section or the name of its field."""
    parts = [
        ("标题", report.title),
        ("facts.md 的主送机关（recipient）", report.recipient),
        ("导语", "\n".join(report.opening)),
        *((s.heading.text, "\n".join((s.heading.text, *s.paragraphs))) for s in report.sections),
        ("结尾", "\n".join(report.closing)),
        ("facts.md 的附件（attachments）", "\n".join(report.attachments)),
        ("facts.md 的发文机关（issuer）", report.issuer),
    ]
    return tuple(f"{place}：{what}" for place, text in parts for what in _open_in(text))


def _around(text: str, start: int, end: int) -> str:
    """A few characters of the line on either side, so that the place is found."""
    return (
        text[max(0, start - 6) : start].rsplit("\n", maxsplit=1)[-1] + text[start : end + 6].split("\n", maxsplit=1)[0]
    )


def _open_in(text: str) -> list[str]:
    """In reading order; a conflict last, one a section, since it may begin in one and end in another."""
    marks = [(m.start, m.end, m.text) for m in marks_in(text)]
    blanks = [
        (p.start, p.end, f"没填的空“{p.text}”（{_around(text, p.start, p.end)}）")
        for p in placeholders(text)
        if not any(start < p.end and p.start < end for start, end, _ in marks)
    ]
    conflicts = ["合并冲突没有处理"] if has_markers(text) else []
    return [what for _, _, what in sorted(marks + blanks)] + conflicts
