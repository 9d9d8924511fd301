"""A bullet in written language (书面语): spoken words replaced by a fixed table; nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.drafting.wording import SkeletonRules, SpokenWord
from assistant.language.atoms import atoms
from assistant.report.facts import FrontMatter
from assistant.style.punctuation import full_width

_FIGURE, _NAME = "\ue000", "\ue001"
_HIDDEN = re.compile(f"[{_FIGURE}{_NAME}]")
_FIRST_NOUN = re.compile(r"^[\u4e00-\u9fff]{1,20}?(?=\d|[一二两三四五六七八九十]{1,3}[次场期个件条份处块])")
_THEN = {"数": _FIGURE, "名": _NAME, "末": "[，。；、：！？]|$"}


def plain_wording(fact: str, words: tuple[SpokenWord, ...]) -> str:
    """The fact with full-width marks and spoken words replaced where they are words of their own, in one pass.

    Quantities, titles and quoted names stand whole as they are."""
    text = full_width(fact.strip())
    if not words:
        return text
    held: list[str] = []
    plain = "".join(
        atom if len(atom) == 1 and not atom.isdigit() and not _HIDDEN.match(atom) else _hidden(atom, held)
        for atom in atoms(text)
    )
    worded = _spoken(words).sub(lambda match: words[(match.lastindex or 1) - 1].written, plain)
    kept = iter(held)
    return _HIDDEN.sub(lambda _: next(kept), worded)


def _hidden(atom: str, held: list[str]) -> str:
    held.append(atom)
    return _NAME if atom[0] in "《“（" else _FIGURE


@cache
def _spoken(words: tuple[SpokenWord, ...]) -> re.Pattern[str]:
    """One group a word; at each place the first that fits."""
    return re.compile("|".join(f"({_pattern(word)})" for word in words))


def _pattern(word: SpokenWord) -> str:
    before = f"(?<![{re.escape(word.not_after)}])" if word.not_after else ""
    after = f"(?![{re.escape(word.unless)}])" if word.unless else ""
    then = "|".join(_THEN.get(what, re.escape(what)) for what in word.then)
    return f"{before}{re.escape(word.spoken)}{after}" + (f"(?={then})" if then else "")


def worded_facts(facts: Sequence[str], rules: SkeletonRules, front: FrontMatter) -> tuple[str, ...]:
    """A section's facts in written language, a verb before a bare noun; the first begins with the full name of the body
    that acts."""
    worded = tuple(with_verb(plain_wording(fact, rules.wording), rules.verbs) for fact in facts)
    return (_with_full_name(worded[0], rules.leads, front), *worded[1:]) if worded else ()


def _with_full_name(text: str, leads: Mapping[str, str], front: FrontMatter) -> str:
    for short in sorted(leads, key=len, reverse=True):
        if text.startswith(short):
            return leads[short].format(committee=front.committee) + text[len(short) :]
    return text


def with_verb(text: str, verbs: Mapping[str, str]) -> str:
    """督查2轮 → 开展督查2轮, where the table has the noun before the first figure."""
    noun = _FIRST_NOUN.match(text)
    return text if noun is None else verbs.get(noun[0], "") + text
