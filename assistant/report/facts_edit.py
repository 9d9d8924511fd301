"""Edits of facts.md as pure text changes: one line changes, every other byte stays."""

from __future__ import annotations

import re

from assistant.report.comments import blanked_comments, comment_spans
from assistant.report.front_matter import ALIASES, yaml_value


def with_field(text: str, name: str, value: str) -> str:
    """The text with this front matter value under the name that stands there (number, 发文字号); the line is added before the closing --- where the key is missing."""
    value = yaml_value(value)
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").strip() != "---":
        return f"---\n{name}: {value}\n---\n{text}"
    names = {name} | {alias for alias, target in ALIASES.items() if target == name}
    for index, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            lines.insert(index, f"{name}: {value}")
            return "\n".join(lines)
        match = re.match(r"^\s*([^:：#]+?)\s*[:：]", line)
        if match and match[1] in names:
            comment = re.search(r"\s+#.*$", line)
            lines[index] = f"{match[0]} {value}" + (comment[0] if comment else "")
            return "\n".join(lines)
    return text


def with_figure(text: str, line: int, old: str, new: str, source: str) -> str:
    """The text with another figure in the bullet that begins on this line, and where that comes from: as its 来源, behind one
    that it has as its 依据. The text as it is where the bullet has not that figure."""
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[: line - 1])
    end = start + len(lines[line - 1])
    for following in lines[line:]:
        if following[:1] not in (" ", "\t", "　") or not following.strip():
            break
        end += len(following) + 1
    at = blanked_comments(text).find(old, start, end)
    if at < 0:
        return text
    stop = text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    for opened, closed in comment_spans(text):
        if opened < stop <= closed - 1:
            stop = closed
    name = "依据" if "来源" in text[start:stop] else "来源"
    head = f"{text[:at]}{new}{text[at + len(old) : stop]}"
    return f"{head.rstrip()}  <!-- {name}：{source} -->{text[stop:]}"
