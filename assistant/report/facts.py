"""The fact sheet (要点清单): front matter, sections, bullets; each bullet knows its line."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.report.finding import Finding
from assistant.report.period import term_of
from assistant.report.township import committee_of, self_name_of

KINDS = ("报告", "汇报", "总结")


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """The text as identity sees it: NFKC, no blanks, no final mark."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).rstrip("。.;；")


@lru_cache(maxsize=10_000)
def fact_id(text: str) -> str:
    """Identity of a bullet: the hash of its normalised text, so that order and place do not matter."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Fact:
    """One bullet (要点). `line` counts from 1; `display` such as `study.3` is for people only."""

    text: str
    section: str
    line: int = 0
    display: str = ""
    source: str = ""
    withheld: bool = False
    pending: bool = False
    unverified: bool = False

    @property
    def id(self) -> str:
        return fact_id(self.text)


@dataclass(frozen=True)
class FactSection:
    """The bullets under one heading. `key` is empty for a heading the template does not know."""

    key: str
    title: str
    line: int
    facts: tuple[Fact, ...] = ()

    @property
    def usable(self) -> tuple[Fact, ...]:
        """The facts that may stand in the text: neither withheld (不写入) nor pending (待补)."""
        return tuple(f for f in self.facts if not f.withheld and not f.pending)


@dataclass(frozen=True)
class FrontMatter:
    """Who reports to whom on which period. All values are text as written; `extra` keeps unknown keys."""

    township: str = ""
    issuer: str = ""
    recipient: str = ""
    kind: str = "报告"
    period: str = ""
    date: str = ""
    as_of: str = ""
    title: str = ""
    template: str = "ideology"
    outline: str = ""
    last_year: str = ""
    previous: str = ""
    notice: str = ""
    guidance: str = ""
    opening: str = ""
    closing: str = ""
    attachments: str = ""
    sealed: str = ""
    number: str = ""
    signer: str = ""
    given_self_name: str = ""
    given_committee: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def self_name(self) -> str:
        """How the township calls itself: 我镇, 我乡, 我街道, 我苏木; `self_name:` overrides."""
        return self.given_self_name or self_name_of(self.township)

    @property
    def committee(self) -> str:
        """The body that acts: 镇党委, 乡党委, 街道党工委, 苏木党委; `committee:` overrides."""
        return self.given_committee or committee_of(self.township)

    @property
    def term(self) -> str:
        """How the text speaks of the period: 上半年, 下半年, 全年; empty for a quarter and the like."""
        return term_of(self.period)


@dataclass(frozen=True)
class FactSheet:
    """facts.md, read. `findings` are what the reader noticed; the text itself is never rewritten."""

    front: FrontMatter
    sections: tuple[FactSection, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    file: str = "facts.md"

    def section(self, key: str) -> FactSection | None:
        return next((s for s in self.sections if s.key == key), None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(f for s in self.sections for f in s.facts)
