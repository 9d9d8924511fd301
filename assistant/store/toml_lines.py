"""One setting of a TOML file put in, its lines otherwise kept: comments, order and blank lines are a person's."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from assistant.errors import ConfigError

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]\s*(?:#.*)?")
_ANY_HEADER = re.compile(r"\s*\[")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)(?:\s*\.\s*([A-Za-z0-9_-]+))?\s*=")

Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True)
class _Statement:
    """Lines start … end-1. `group` is the table that they set something in; `name` is empty for a header; `dotted`
    where the group stands in the line itself (model.name = …)."""

    start: int
    end: int
    group: str
    name: str
    dotted: bool = False


def with_setting(text: str, group: str, name: str, value: Value) -> str:
    """The file's text with [group] name = value. All else stays to the character, a comment behind the old value too.

    Raises ConfigError where the file is written in a form (inline tables) that cannot be changed by lines.
    """
    changed = _changed(text, group, name, value)
    if not _is_right(text, changed, group, name, value):
        raise ConfigError(
            f"配置文件里 [{group}] 的写法程序不会改，没有写入。",
            f"请用记事本打开配置文件，自己写一行 {name} = {toml_value(value)}。",
        )
    return changed


def toml_value(value: Value) -> str:
    """A value as TOML writes it; text with quotes in single ones, so that it stays readable."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        plain = '"' in value and "'" not in value and value.isprintable()
        return f"'{value}'" if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(toml_value(one) for one in value)}]"
    return repr(value)


def _changed(text: str, group: str, name: str, value: Value) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    statements = _statements(lines)
    line = f"{name} = {toml_value(value)}"
    standing = next((s for s in statements if (s.group, s.name) == (group, name)), None)
    if standing is not None:
        old = "".join(lines[standing.start : standing.end])
        return "".join([*lines[: standing.start], _rewritten(old, value), *lines[standing.end :]])
    inside = [s for s in statements if s.group == group]
    if not inside:
        end = text if not text or text.endswith("\n") else text + newline
        gap = newline if end.strip() else ""
        return f"{end}{gap}[{group}]{newline}{line}{newline}"
    line = f"{group}.{line}" if inside[-1].dotted else line
    before = "".join(lines[: inside[-1].end])
    before = before if before.endswith("\n") else before + newline
    return "".join([before, line, newline, *lines[inside[-1].end :]])


def _rewritten(old: str, value: Value) -> str:
    """The statement with another value; what stands before the value, and the comment behind it, stay."""
    head, _, rest = old.partition("=")
    space = rest[: len(rest) - len(rest.lstrip(" \t"))]
    return f"{head}={space}{toml_value(value)}{_tail(old)}"


def _tail(statement: str) -> str:
    """What stands behind the value: blanks, a comment, the line end."""
    body = statement.rstrip("\r\n")
    for at, character in enumerate(body):
        if character == "#" and "\n" not in body[at:] and _parses(body[:at]):
            value = body[:at].rstrip()
            return statement[len(value) :]
    return statement[len(body.rstrip()) :]


def _statements(lines: list[str]) -> list[_Statement]:
    found: list[_Statement] = []
    group, at = "", 0
    while at < len(lines):
        end = at + 1
        line = lines[at]
        key = _KEY.match(line)
        if _ANY_HEADER.match(line):
            header = _HEADER.fullmatch(line.rstrip("\r\n"))
            group = header[1] if header else "?"
            found.append(_Statement(at, end, group, ""))
        elif key:
            while end < len(lines) and not _parses("".join(lines[at:end])):
                end += 1
            found.append(_statement(at, end, group, key))
        at = end
    return found


def _statement(start: int, end: int, group: str, key: re.Match[str]) -> _Statement:
    dotted = not group and key[2]
    if dotted:
        return _Statement(start, end, key[1], key[2], dotted=True)
    return _Statement(start, end, group, "?" if key[2] else key[1])


def _parses(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _is_right(old: str, new: str, group: str, name: str, value: Value) -> bool:
    """Whether the new text reads as the old one with this setting, and nothing else has changed."""
    wanted: dict[str, Any] = tomllib.loads(old) if old.strip() else {}
    try:
        read = tomllib.loads(new)
    except tomllib.TOMLDecodeError:
        return False
    table = wanted.setdefault(group, {})
    if not isinstance(table, dict):
        return False
    table[name] = list(value) if isinstance(value, tuple) else value
    return read == wanted
