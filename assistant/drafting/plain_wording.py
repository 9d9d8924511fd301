"""A bullet in written language (书面语): spoken words replaced by a fixed table; nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.drafting.wording import SkeletonRules
from assistant.language.atoms import atoms
from assistant.report.facts import FrontMatter
from assistant.style.punctuation import full_width


def plain_wording(fact: str, wording: Mapping[str, str]) -> str:
    """The fact with full-width marks and spoken words replaced where they stand free, the longest first, in one pass.

    Quantities, titles and quoted names stand whole as they are."""
    text = full_width(fact.strip())
    if not wording:
        return text
    spoken = re.compile("|".join(re.escape(word) for word in sorted(wording, key=len, reverse=True)))
    parts: list[str] = []
    run = ""
    for atom in atoms(text):
        if len(atom) == 1:
            run += atom
        else:
            parts += [spoken.sub(lambda m: wording[m[0]], run), atom]
            run = ""
    return "".join([*parts, spoken.sub(lambda m: wording[m[0]], run)])


def worded_facts(facts: Sequence[str], rules: SkeletonRules, front: FrontMatter) -> tuple[str, ...]:
    """A section's facts in written language; the first begins with the full name of the body that acts."""
    worded = tuple(plain_wording(fact, rules.wording) for fact in facts)
    return (_with_full_name(worded[0], rules.leads, front), *worded[1:]) if worded else ()


def _with_full_name(text: str, leads: Mapping[str, str], front: FrontMatter) -> str:
    for short in sorted(leads, key=len, reverse=True):
        if text.startswith(short):
            return leads[short].format(committee=front.committee) + text[len(short) :]
    return text
