"""What a text may rest on (依据): the facts of all sections, the front matter, last year's report, the office's roster; and
what it must not take from: the exemplars, facts that are withheld."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One sentence or bullet that something may rest on. `id` is for people: study.3, 文件头, 2025上半年.docx, 范文004.
    `section` is the key of the section it belongs to (empty: of none), `evidence` the clerk's 来源."""

    id: str
    text: str
    section: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Ledger:
    """`facts` are the usable bullets of every section; `withheld` those marked 不写入; `front` the front matter (period,
    township, notice) and the template's phrases, which every section may use; `last_year` the sentences of last year's
    report, for sentences that compare; `exemplars` the sections shown to the model, with their facts; `roster` (名册) the
    names the office keeps: villages, bodies, posts, people."""

    facts: tuple[Source, ...] = ()
    withheld: tuple[Source, ...] = ()
    front: tuple[Source, ...] = ()
    last_year: tuple[Source, ...] = ()
    exemplars: tuple[Source, ...] = ()
    roster: tuple[str, ...] = ()

    def own(self, keys: tuple[str, ...]) -> tuple[Source, ...]:
        """The facts of a section; all of them where it has no key or none of its keys has any."""
        return tuple(fact for fact in self.facts if fact.section in keys) or self.facts

    def elsewhere(self, keys: tuple[str, ...]) -> tuple[Source, ...]:
        """The facts of the other sections."""
        if not any(fact.section in keys for fact in self.facts):
            return ()
        return tuple(fact for fact in self.facts if fact.section not in keys)
