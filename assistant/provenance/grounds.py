"""What a section's clauses may rest on, made ready once: the facts' clauses with their character pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import add

from assistant.language.rewordings import dressing_spans, pairs_of_rewordings
from assistant.language.sentences import clauses
from assistant.language.similarity import bigrams
from assistant.provenance.ledger import Source
from assistant.provenance.twist import core, turns

_MEASURE = re.compile(
    r"(?:[0-9０-９][0-9０-９.,:%％]{0,12}[万千百亿]{0,2}[余多几]?"
    r"|[一二两三四五六七八九十]{1,3}(?=[成次场个名项份期轮条件处户人起类块支篇天座家台本张位批级倍]))"
    r"(?:人次|场次|家次|月份|月底|万元|公里|小时|[\u3400-\u9fff])?"
)
_OF_UNIT = re.compile(
    "(?:资金|经费|费用|投资|预算|花费|支出)(?=[需为共计]?约?[0-9][0-9.]{0,9}[万亿]?余?元)|(?:占比|比例|比重)(?=[为达]?[约近]?[0-9][0-9.]{0,5}%)"
)
_RUN = re.compile("m+")
_CONTENT = re.compile("[^.]{2,}")
_CHINESE = re.compile("[\u3400-\u9fff]+")
_FEWEST_PAIRS = 2
_CORE = 0.6


@dataclass(frozen=True)
class FactClause:
    """One clause of a fact. `pairs` are its character pairs and those of the words that say the same; `content` its own
    without words that report nothing; `core` those without 未, 部分, 计划 too, empty where it has no such word."""

    source: Source
    text: str
    pairs: frozenset[str]
    content: frozenset[str]
    core: frozenset[str]


@dataclass(frozen=True)
class Weight:
    """How a clause rests on facts: characters of content that they have (`held`) and have not (`missing`; one that stands
    alone and is known from the facts counts half), and the longest run of those. Words that report nothing count in
    neither."""

    held: int
    missing: float
    longest: int

    @property
    def support(self) -> float:
        """The share (0–1) of the content that the facts have; 1 where there is no content."""
        whole = self.held + self.missing
        return self.held / whole if whole else 1.0


@dataclass(frozen=True)
class Near:
    """The fact clauses nearest to a clause (several where they are as near), and how much of the shorter of the two is
    shared (0–1)."""

    nearest: tuple[FactClause, ...] = ()
    likeness: float = 0.0


class Grounds:
    """The facts of a section. Built once a section. `free` are word pairs of what every section may use: they
    neither support nor need support."""

    def __init__(self, own: Iterable[Source], free: frozenset[str] = frozenset()) -> None:
        self.clauses = tuple(clause for source in own for clause in _fact_clauses(source))
        self._free = free
        self._pairs = frozenset[str]().union(*[clause.pairs for clause in self.clauses])
        self._turning = tuple(clause for clause in self.clauses if clause.core)
        self._turning_pairs = frozenset[str]().union(*[clause.core for clause in self._turning])

    @cached_property
    def words(self) -> str:
        """The words of all clauses."""
        return "。".join([clause.text for clause in self.clauses])

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(self.words)

    def marks(self, text: str, content: str) -> str:
        """A letter a character: h held by the facts, m missing, . and s nothing to hold (marks, figures, words that report
        nothing, what every section may say). `content` is the text's content_mask."""
        marks = list(content)
        for match in _MEASURE.finditer(text):
            marks[match.start() : match.end()] = "." * (match.end() - match.start())
        for match in _OF_UNIT.finditer(text) if "元" in text or "%" in text else ():  # 资金约8万元 is 约8万元
            marks[match.start() : match.end()] = "." * (match.end() - match.start())
        known, free = self._pairs, self._free
        pairs = list(map(add, text, text[1:]))
        for at, pair in enumerate(pairs):
            if pair in known:
                marks[at] = marks[at + 1] = "h"
        if not free.isdisjoint(pairs):
            for at, pair in enumerate(pairs):
                if pair in free:
                    marks[at] = marks[at + 1] = "."
        return "".join(marks)

    def weight_of(self, text: str) -> Weight:
        """How a text rests on these facts."""
        return self.weight(text, self.marks(text, content_mask(text)))

    def weight(self, text: str, marks: str) -> Weight:
        """How a clause with these marks rests on the facts."""
        missing, longest = 0.0, 0
        for run in _RUN.finditer(marks):
            length = run.end() - run.start()
            missing += 0.5 if length == 1 and text[run.start()] in self._characters else length
            longest = max(longest, length)
        return Weight(marks.count("h"), missing, longest)

    def near(self, content: frozenset[str]) -> Near:
        """The fact clauses near to a clause with these pairs of content."""
        counts = {n: len(content & clause.pairs) for n, clause in enumerate(self.clauses)}
        most = max(counts.values(), default=0)
        if not most:
            return Near()
        shares = [
            (min(1.0, shared / max(min(len(content), len(self.clauses[n].content)), _FEWEST_PAIRS)), n)
            for n, shared in counts.items()
            if shared > 1 or shared == most == 1
        ]
        best = max(share for share, _ in shares)
        nearest = sorted(n for share, n in shares if share == best)
        return Near(tuple(self.clauses[n] for n in nearest), best)

    def turned(self, text: str) -> tuple[FactClause, ...]:
        """The fact clauses with 未, 部分 or 计划 whose core a clause says."""
        if self._turning_pairs.isdisjoint(map(add, text, text[1:])):
            return ()
        pairs = frozenset(map(add, text, text[1:]))
        return tuple(c for c in self._turning if len(c.core & pairs) >= _CORE * len(c.core))


def content_mask(text: str) -> str:
    """A letter a character: m for a Chinese character that may need support, . for marks, figures, other letters and words
    that report nothing; s for such a word of one character, which may be part of another (出 in 播出)."""
    marks: list[str] = []
    at = 0
    for run in _CHINESE.finditer(text):
        marks.append("." * (run.start() - at) + "m" * (run.end() - run.start()))
        at = run.end()
    mask = "".join(marks) + "." * (len(text) - at)
    spans = dressing_spans(text)
    if not spans:
        return mask
    marks, at = [], 0
    for start, end in spans:
        marks += (mask[at:start], "." * (end - start) if end > start + 1 else "s")
        at = end
    return "".join(marks) + mask[at:]


def content_pairs(text: str, mask: str) -> frozenset[str]:
    """The pairs of a clause's content; all its pairs where it has none."""
    found: set[str] = set()
    for run in _CONTENT.finditer(mask):
        words = text[run.start() : run.end()]
        found.update(map(add, words, words[1:]))
    return frozenset(found) or bigrams(text)


@lru_cache(maxsize=4096)
def _fact_clauses(source: Source) -> tuple[FactClause, ...]:
    return tuple(_fact_clause(source, text) for text in _parts(source.text))


def _fact_clause(source: Source, text: str) -> FactClause:
    bare = core(text) if turns(text) else ""
    return FactClause(source, text, *_pairs_of(text), _pairs_of(bare)[1] if bare else frozenset())


@lru_cache(maxsize=4096)
def _pairs_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """All pairs, those of words that say the same included; the pairs of its content."""
    return bigrams(text) | pairs_of_rewordings(text), content_pairs(text, content_mask(text))


@lru_cache(maxsize=1024)
def _parts(fact: str) -> tuple[str, ...]:
    return tuple(text for clause in clauses(fact) if (text := clause.text.strip("，；。：！？,;:!? \n")))
