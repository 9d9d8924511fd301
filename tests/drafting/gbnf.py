"""A small recogniser for GBNF: literals, character classes, groups, alternatives and repetition.

It says whether llama.cpp could write a text under a grammar, without llama.cpp."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r'\s*(?:(?P<literal>"(?:\\.|[^"\\])*")|(?P<class>\[(?:\\.|[^\]\\])*\])|(?P<repeat>\{\d+(?:,\d*)?\}|[?*+])'
    r"|(?P<mark>[()|])|(?P<name>[A-Za-z][A-Za-z0-9-]*))"
)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
_ENDLESS = 10**6


class Malformed(Exception):
    """The grammar is no GBNF, or a rule is used that it lacks."""


@dataclass(frozen=True)
class _Literal:
    text: str


@dataclass(frozen=True)
class _Class:
    pattern: str


@dataclass(frozen=True)
class _Rule:
    name: str


@dataclass(frozen=True)
class _Sequence:
    parts: tuple[object, ...]


@dataclass(frozen=True)
class _Choice:
    options: tuple[object, ...]


@dataclass(frozen=True)
class _Repeat:
    part: object
    low: int
    high: int


@dataclass
class Grammar:
    rules: dict[str, object]
    _memo: dict[tuple[int, int], frozenset[int]] = field(default_factory=dict)
    _text: str = ""

    def accepts(self, text: str) -> bool:
        self._memo, self._text = {}, text
        return len(text) in self._ends(self.rules["root"], 0)

    def literals(self) -> set[str]:
        found: set[str] = set()
        for node in self.rules.values():
            _collect(node, found)
        return found

    def _ends(self, node: object, start: int) -> frozenset[int]:
        key = (id(node), start)
        if key not in self._memo:
            self._memo[key] = frozenset()  # a rule that begins with itself matches nothing more
            self._memo[key] = frozenset(self._match(node, start))
        return self._memo[key]

    def _match(self, node: object, start: int) -> set[int]:
        if isinstance(node, _Literal):
            return {start + len(node.text)} if self._text.startswith(node.text, start) else set()
        if isinstance(node, _Class):
            return {start + 1} if re.match(node.pattern, self._text[start : start + 1]) else set()
        if isinstance(node, _Rule):
            return set(self._ends(self.rules[node.name], start))
        if isinstance(node, _Choice):
            return {end for option in node.options for end in self._ends(option, start)}
        if isinstance(node, _Sequence):
            ends = {start}
            for part in node.parts:
                ends = {end for at in ends for end in self._ends(part, at)}
            return ends
        assert isinstance(node, _Repeat)
        return self._repeated(node, start)

    def _repeated(self, node: _Repeat, start: int) -> set[int]:
        reached = {start}
        found = {start} if node.low == 0 else set()
        for count in range(1, min(node.high, len(self._text) + node.low + 1) + 1):
            following = {end for at in reached for end in self._ends(node.part, at)}
            if count >= node.low:
                if following <= found:
                    break
                found |= following
            reached = following
        return found


def parse(source: str) -> Grammar:
    """The grammar of a GBNF text. Raises Malformed, also for a rule that is used and not defined."""
    rules: dict[str, object] = {}
    for line in source.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, sign, body = line.partition("::=")
        if not sign or name.strip() in rules:
            raise Malformed(line)
        rules[name.strip()] = _expression(body)
    missing = {used for node in rules.values() for used in _used(node)} - set(rules)
    if missing or "root" not in rules:
        raise Malformed(f"not defined: {sorted(missing) or ['root']}")
    return Grammar(rules)


def _expression(body: str) -> object:
    tokens = []
    position = 0
    while body[position:].strip():
        match = _TOKEN.match(body, position)
        if match is None:
            raise Malformed(body[position:])
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    node, rest = _choice(tokens)
    if rest:
        raise Malformed(body)
    return node


def _choice(tokens):
    options, rest = [], tokens
    while True:
        node, rest = _sequence(rest)
        options.append(node)
        if not rest or rest[0][1] != "|":
            return (options[0] if len(options) == 1 else _Choice(tuple(options))), rest
        rest = rest[1:]


def _sequence(tokens):
    parts = []
    while tokens and tokens[0][1] not in (")", "|"):
        kind, text = tokens[0]
        tokens = tokens[1:]
        if kind == "mark":
            part, tokens = _choice(tokens)
            if not tokens or tokens[0][1] != ")":
                raise Malformed("(")
            tokens = tokens[1:]
        elif kind == "repeat":
            raise Malformed(text)
        else:
            part = {"literal": _literal, "class": _class, "name": _Rule}[kind](text)
        while tokens and tokens[0][0] == "repeat":
            part = _Repeat(part, *_bounds(tokens[0][1]))
            tokens = tokens[1:]
        parts.append(part)
    if not parts:
        raise Malformed("an empty alternative")
    return (parts[0] if len(parts) == 1 else _Sequence(tuple(parts))), tokens


def _bounds(text: str) -> tuple[int, int]:
    if text in "?*+":
        return {"?": (0, 1), "*": (0, _ENDLESS), "+": (1, _ENDLESS)}[text]
    low, comma, high = text.strip("{}").partition(",")
    return int(low), int(high) if high else (_ENDLESS if comma else int(low))


def _literal(text: str) -> _Literal:
    return _Literal(re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), text[1:-1], flags=re.DOTALL))


def _class(text: str) -> _Class:
    return _Class(text)


def _used(node: object) -> set[str]:
    if isinstance(node, _Rule):
        return {node.name}
    parts = getattr(node, "parts", None) or getattr(node, "options", None) or ()
    if isinstance(node, _Repeat):
        parts = (node.part,)
    return {name for part in parts for name in _used(part)}


def _collect(node: object, found: set[str]) -> None:
    if isinstance(node, _Literal):
        found.add(node.text)
    parts = getattr(node, "parts", None) or getattr(node, "options", None) or ()
    for part in (node.part,) if isinstance(node, _Repeat) else parts:
        _collect(part, found)
