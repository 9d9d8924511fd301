"""The grammar of a section (语法约束), GBNF: a reply can hold only words of its facts and a closed list of connectives.

Quantities, 《》 and “” stand whole, as in the facts, so the model cannot write a figure that the facts lack, mangle a title,
or name an activity that nobody held. Where each fact is an item of a series, its figures must all come, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.wording import Connectives
from assistant.language.atoms import atoms
from assistant.report.template import Form
from assistant.style.numbering import chinese_number

_PUNCTUATION = re.compile(r"[，。；：、！？,;:!?\s—…]+")
_FIGURE = re.compile(r"\d")
_MAX_SERIES = 19


@dataclass(frozen=True)
class _Spans:
    """The rules that spell any run of a fact of two characters or more, or of one atom."""

    rules: tuple[str, ...]
    starts: tuple[str, ...]
    figures: tuple[str, ...]


def section_grammar(facts: Sequence[str], connectives: Connectives, form: Form) -> str:
    """GBNF for one section, or "" where the facts hold no word to build from (then none is sent)."""
    if not facts:
        return ""
    if form == "paragraph":
        return _prose(facts, connectives)
    return _series(facts, connectives, "\\n\\n" if form == "items" else "")


def _prose(facts: Sequence[str], connectives: Connectives) -> str:
    spans = [_spans(fact, f"f{n}", hold_figures=False) for n, fact in enumerate(facts)]
    starts = [start for span in spans for start in span.starts]
    if not starts:
        return ""
    lead = 'subject | term "，"? subject?' if connectives.terms else "subject"
    rules = [
        f"root ::= first next{{0,{len(facts) + 2}}}",
        f'first ::= ({lead})? head ([，、；] subject? part)* "。"',
        'next ::= head ([，、；] part)* "。"',
        "head ::= (span | opener) word*",
        "part ::= word+",
        "word ::= span | connective",
        _choice("span", starts),
        *_connectives(connectives),
        *(rule for span in spans for rule in span.rules),
    ]
    return "\n".join(rules) + "\n"


def _series(facts: Sequence[str], connectives: Connectives, separator: str) -> str:
    rules, items = [], []
    for number, fact in enumerate(facts[:_MAX_SERIES]):
        spans = _spans(fact, f"f{number}", hold_figures=True)
        if not spans.starts and not spans.figures:
            return ""
        mark = f'"{separator if number else ""}{chinese_number(number + 1)}是" ' if len(facts) > 1 else ""
        items.append(f"item{number}")
        rules += [f"item{number} ::= {mark}{_item(number, spans)}", *spans.rules]
        rules.append(_choice(f"word{number}", [*spans.starts, "connective"]))
        rules.append(_choice(f"start{number}", spans.starts or ["connective"]))
    if len(facts) > _MAX_SERIES:
        return ""
    return "\n".join([f"root ::= {' '.join(items)}", *rules, *_connectives(connectives)]) + "\n"


def _item(number: int, spans: _Spans) -> str:
    """An item begins with a word of its fact and then has all figures in order; what stands between is bounded."""
    between = f'(word{number} | "，" | "、")'
    opening = f"start{number} {between}{{0,16}}"
    if not spans.figures:
        return f'{opening} {between}{{0,24}} "。"'
    figures = f" {between}{{0,24}} ".join(_literal(f) for f in spans.figures)
    return f'({opening})? {figures} {between}{{0,24}} "。"'


def _spans(fact: str, name: str, *, hold_figures: bool) -> _Spans:
    """Rules `name-n` that spell the fact from its nth atom on. With `hold_figures` the figures are left out of the runs
    and given separately."""
    rules: list[str] = []
    starts: list[str] = []
    figures: list[str] = []
    parts = atoms(fact)
    for index, atom in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        if _PUNCTUATION.fullmatch(atom):
            continue
        if hold_figures and _FIGURE.search(atom):
            figures.append(atom)
            continue
        linked = following is not None and not _PUNCTUATION.fullmatch(following)
        linked = linked and not (hold_figures and _FIGURE.search(following or ""))
        rules.append(f"{name}-{index} ::= {_literal(atom)}" + (f" {name}-{index + 1}?" if linked else ""))
        if len(atom) > 1 or (hold_figures and not linked):
            starts.append(f"{name}-{index}")
        elif linked:
            starts.append(f"{_literal(atom)} {name}-{index + 1}")
    return _Spans(tuple(rules), tuple(dict.fromkeys(starts)), tuple(figures))


def _connectives(connectives: Connectives) -> list[str]:
    return [
        _choice("subject", [_literal(s) for s in connectives.subjects]),
        *([_choice("term", [_literal(t) for t in connectives.terms])] if connectives.terms else []),
        _choice("opener", [_literal(o) for o in connectives.openers]),
        _choice("connective", [_literal(w) for w in connectives.words]),
    ]


def _choice(name: str, alternatives: Sequence[str]) -> str:
    return f"{name} ::= {' | '.join(alternatives)}"


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
