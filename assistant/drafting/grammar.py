"""The grammar of a section (语法约束), GBNF: a reply can hold only words of its facts and a closed list of connectives.

Each fact is one sentence, or one item of a series. What must not change (quantities, 《》 and “”) stands whole and comes in
the order of the fact; what stands between two of them can only be words that stand between them in the fact, and
connectives; a sentence begins as its fact does, so that it keeps its subject. So the model cannot write a figure that the
facts lack, give it to something else, drop one, mangle a title, or name an activity that nobody held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.wording import Connectives
from assistant.language.atoms import atoms
from assistant.report.template import Form
from assistant.style.numbering import chinese_number

_PUNCTUATION = re.compile(r"[，。；：、！？,;:!?\s—…]+")
_HELD = re.compile(r"^[《“]|\d|^[一二两三四五六七八九十百千万几数半]+.")
_MAX_SERIES = 19


@dataclass(frozen=True)
class _Stretch:
    """The words of a fact between two atoms that are held. `rules` spell any run of two characters or more of them,
    `starts` are where a run may begin. `units` are the runs and marks it takes to say it all: little more is allowed, so
    that nothing is said twice or padded. `marked`: a mark divides it."""

    rules: tuple[str, ...]
    starts: tuple[str, ...]
    units: int
    marked: bool


def section_grammar(facts: Sequence[str], connectives: Connectives, form: Form, *, subject: bool = True) -> str:
    """GBNF for one section, or "" where a fact holds no word to build from (then none is sent).

    `subject` is False where the first fact has a subject of its own."""
    series = form != "paragraph" and len(facts) > 1
    if not facts or (series and len(facts) > _MAX_SERIES):
        return ""
    rules: list[str] = []
    for number, fact in enumerate(facts):
        sentence = _sentence(fact, f"f{number}")
        if not sentence:
            return ""
        rules += [f"sentence{number} ::= {sentence[0]}", *sentence[1:]]
    lead = _lead(connectives) if subject else ""
    items = [_item(number, form, lead, series=series) for number in range(len(facts))]
    return "\n".join([f"root ::= {' '.join(items)}", *rules, *_connectives(connectives)]) + "\n"


def _lead(connectives: Connectives) -> str:
    """Who acts and when, once, at the beginning of prose."""
    return '(subject | term "，"? subject)? ' if connectives.terms else "subject? "


def _item(number: int, form: Form, lead: str, *, series: bool) -> str:
    """A sentence with what stands before it: the mark of a series, or in prose the lead."""
    if series:
        separator = "\\n\\n" if form == "items" and number else ""
        return f'"{separator}{chinese_number(number + 1)}是" sentence{number}'
    return f"{'' if number else lead}sentence{number}"


def _sentence(fact: str, name: str) -> list[str]:
    """The body of the rule for one fact, and the rules it needs; empty where the fact has no word."""
    held, stretches = _divided(fact, name)
    if not held and not any(stretch.starts for stretch in stretches):
        return []
    parts, rules = [], []
    for index, stretch in enumerate(stretches):
        word = f"{name}w{index}"
        rules += [*stretch.rules, _choice(word, [*stretch.starts, "connective"])]
        between = f'({word} | "，" | "、")' if stretch.marked else word
        last = index == len(held)
        limit = stretch.units + (1 if last else 2)
        if index:
            parts.append(f"{between}{{0,{limit}}}")
        elif stretch.starts:
            parts.append(f"{stretch.starts[0]} {between}{{0,{limit}}}")
        if index < len(held):
            parts.append(_literal(held[index]))
    return [" ".join([*parts, '"。"']), *rules]


def _divided(fact: str, name: str) -> tuple[list[str], list[_Stretch]]:
    """The held atoms in order, and the stretches before, between and behind them (one more than there are held)."""
    held: list[str] = []
    runs: list[list[tuple[int, str]]] = [[]]
    for index, atom in enumerate(atoms(fact)):
        if (len(atom) > 1 and _HELD.search(atom)) or atom.isdigit():
            held.append(atom)
            runs.append([])
        else:
            runs[-1].append((index, atom))
    return held, [_stretch(run, name) for run in runs]


def _stretch(run: Sequence[tuple[int, str]], name: str) -> _Stretch:
    rules: list[str] = []
    starts: list[str] = []
    for position, (index, atom) in enumerate(run):
        if _PUNCTUATION.fullmatch(atom):
            continue
        following = run[position + 1][1] if position + 1 < len(run) else "，"
        linked = not _PUNCTUATION.fullmatch(following)
        rules.append(f"{name}-{index} ::= {_literal(atom)}" + (f" {name}-{index + 1}?" if linked else ""))
        if len(atom) > 1 or not linked:
            starts.append(f"{name}-{index}")
        else:
            starts.append(f"{_literal(atom)} {name}-{index + 1}")
    marks = sum(bool(_PUNCTUATION.fullmatch(atom)) for _, atom in run)
    return _Stretch(tuple(rules), tuple(dict.fromkeys(starts)), 2 * marks + bool(starts), marks > 0)


def _connectives(connectives: Connectives) -> list[str]:
    return [
        _choice("subject", [_literal(s) for s in connectives.subjects]),
        *([_choice("term", [_literal(t) for t in connectives.terms])] if connectives.terms else []),
        _choice("connective", [_literal(w) for w in connectives.words]),
    ]


def _choice(name: str, alternatives: Sequence[str]) -> str:
    return f"{name} ::= {' | '.join(alternatives)}"


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
