"""Edits of facts.md as pure text changes: one line changes, every other byte stays."""

from __future__ import annotations

import json
import re

from assistant.report.front_matter import ALIASES


def with_field(text: str, name: str, value: str) -> str:
    """The text with this front matter value; the line is added before the closing --- where the key is missing."""
    value = _scalar(value)
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
            lines[index] = f"{name}: {value}" + (comment[0] if comment else "")
            return "\n".join(lines)
    return text


def _scalar(value: str) -> str:
    """The value as YAML reads it back: in double quotes where it would be taken for something else."""
    plain = re.fullmatch(r"[\w](?:[\w./\\（）()·，。、；《》“”+\- ]*[\w）)”》])?", value)
    return value if plain or not value else json.dumps(value, ensure_ascii=False)
