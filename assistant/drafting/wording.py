"""The wording that prompts/ brings: texts of the prompts, connectives, the skeleton drafter's rules. All data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.report.facts import FrontMatter


@dataclass(frozen=True)
class PromptTexts:
    """The texts of prompts/*.md. Braces are fields that `drafting.prompting` fills."""

    system: str
    context: str
    section: str
    redraft: str
    repair: str
    headings: str
    bullets: str
    sorting: str
    forms: Mapping[str, str]


@dataclass(frozen=True)
class Connectives:
    """The words that a constrained reply may use beside those of the facts (虚词和引导词)."""

    subjects: tuple[str, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]
    not_in_plans: tuple[str, ...]

    def for_township(self, front: FrontMatter) -> Connectives:
        """With the township's own names; `terms` is empty for a period that has no short name, such as a quarter."""
        names = tuple(s.format(committee=front.committee, self_name=front.self_name) for s in self.subjects)
        terms = tuple(term for t in self.terms if (term := t.format(term=front.term)))
        return replace(self, subjects=names, terms=terms)

    def for_plans(self) -> Connectives:
        return replace(self, words=tuple(w for w in self.words if w not in self.not_in_plans))


@dataclass(frozen=True)
class SpokenWord:
    """A spoken word and the written one for it (口头说法、书面说法). It is replaced only where it is a word of its own: not
    behind a character of `not_after` (整改了 is no 改了), not before one of `unless`, and, where `then` is given, only before
    one of these: 数 a figure, 末 the end of the clause, or a word."""

    spoken: str
    written: str
    not_after: str = ""
    unless: str = ""
    then: tuple[str, ...] = ()


@dataclass(frozen=True)
class SkeletonRules:
    """Verbs before bare nouns, plain wording for spoken one, each section's first subject, and the full names (`leads`)
    that a section begins with."""

    verbs: Mapping[str, str]
    wording: tuple[SpokenWord, ...]
    subjects: Mapping[str, str]
    leads: Mapping[str, str]


@dataclass(frozen=True)
class Wording:
    prompts: PromptTexts
    connectives: Connectives
    skeleton: SkeletonRules


def parse_wording(texts: Mapping[str, str]) -> Wording:
    """The wording from the files of prompts/ (name → text). Raises KeyError and tomllib's errors on broken files."""
    connectives = tomllib.loads(texts["connectives.toml"])
    skeleton = tomllib.loads(texts["skeleton.toml"])
    return Wording(
        PromptTexts(
            system=texts["system.md"].strip(),
            context=texts["context.md"].strip(),
            section=texts["section.md"].strip(),
            redraft=texts["redraft.md"].strip(),
            repair=texts["repair.md"].strip(),
            headings=texts["headings.md"].strip(),
            bullets=texts["bullets.md"].strip(),
            sorting=texts["sorting.md"].strip(),
            forms=tomllib.loads(texts["forms.toml"]),
        ),
        Connectives(
            tuple(connectives["subjects"]),
            tuple(connectives["terms"]),
            tuple(connectives["words"]),
            tuple(connectives["not_in_plans"]),
        ),
        SkeletonRules(
            skeleton["verbs"], tuple(map(_spoken_word, skeleton["wording"])), skeleton["subjects"], skeleton["leads"]
        ),
    )


def _spoken_word(entry: Mapping[str, str]) -> SpokenWord:
    then = tuple(entry.get("then", "").split())
    return SpokenWord(entry["spoken"], entry["written"], entry.get("not_after", ""), entry.get("unless", ""), then)
