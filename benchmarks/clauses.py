"""Clauses without support, against labels that a person gave: precision, recall a fault and author, each part apart.

    python benchmarks/clauses.py [--half known …] [--wrong known|second|held-out]

tests/provenance/labelled_clauses.tsv holds the clauses, labelled_sheets/ the facts they were written from. The rules were made
on the known part and mended once on the second, after that had been read; nothing was changed for the held-out one. Also:
the processor time for a 10,000-character report against 60 facts.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.provenance.activity_trace import trace_clauses
from assistant.provenance.ledger import Ledger, Source
from assistant.report.facts import FrontMatter
from assistant.report.facts_markdown import parse_facts
from assistant.report.template import Template
from assistant.workflow.library import library

LABELLED = Path(__file__).parents[1] / "tests" / "provenance"
KNOWN = frozenset({"白鹭镇", "石盘乡", "云桥镇"})
SECOND = frozenset({"金渡镇", "沙棘沟乡", "黄泥铺镇"})
HALVES = ("known", "second", "held-out")
AUTHORS = ("model", "hand")
FAULTS = ("unsupported", "effect", "extent", "done", "contrary", "leaked")


@dataclass(frozen=True)
class Labelled:
    """A clause as it stands in a sentence. `label` is ok or the kind of fault that a secretary sees."""

    sheet: str
    section: str
    author: str
    label: str
    clause: str
    sentence: str

    @property
    def half(self) -> str:
        return "known" if self.sheet in KNOWN else "second" if self.sheet in SECOND else "held-out"

    @property
    def faulty(self) -> bool:
        return self.label != "ok"


@dataclass(frozen=True)
class Score:
    """What was found among labelled clauses. `named`: found under the label's own name."""

    clauses: int
    faulty: int
    flagged: int
    right: int
    named: int

    @property
    def precision(self) -> float:
        return self.right / self.flagged if self.flagged else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.faulty if self.faulty else 1.0


@cache
def labelled() -> tuple[Labelled, ...]:
    with (LABELLED / "labelled_clauses.tsv").open(encoding="utf-8") as file:
        return tuple(Labelled(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def ledger_of(sheet: str) -> Ledger:
    """The facts of a labelled sheet under their sections' keys, what its front matter tells, every exemplar shown."""
    text = (LABELLED / "labelled_sheets" / f"{sheet}.md").read_text("utf-8")
    template = library().template(text.split("template: ")[1].split("\n")[0])
    parsed = parse_facts(text, template)
    facts = [
        Source(f"{s.key or s.title}.{n}", fact.text, s.key or s.title)
        for s in parsed.sections
        for n, fact in enumerate(s.usable, 1)
    ]
    shown = [Source(f"范文{e.name}", part) for e in library().exemplars for s in e.sections for part in s.paragraphs]
    return Ledger(facts=tuple(facts), front=front_of(parsed.front, template), exemplars=tuple(shown))


def front_of(front: FrontMatter, template: Template) -> tuple[Source, ...]:
    told = (front.period, front.township, front.issuer, front.recipient, front.committee, front.self_name)
    return tuple(Source("文件头", text) for text in (*told, *template.phrases) if text)


def found(row: Labelled) -> str:
    """The fault found where the labelled clause stands; empty for none."""
    start = row.sentence.index(row.clause)
    end = start + len(row.clause)
    clauses = trace_clauses(row.sentence, ledger_of(row.sheet), (row.section,))
    return next((c.fault for c in clauses if c.start < end and start < c.end), "")


def score(rows: Sequence[Labelled]) -> Score:
    results = [(row, found(row)) for row in rows]
    right = [(row, fault) for row, fault in results if row.faulty and fault]
    return Score(
        len(rows),
        sum(row.faulty for row in rows),
        sum(bool(fault) for _, fault in results),
        len(right),
        sum(row.label == fault for row, fault in right),
    )


def milliseconds() -> tuple[float, int, int]:
    """Median processor time of one trace over a report of about 10,000 characters; its length; the number of its facts."""
    sections = [s for e in library().exemplars for s in e.sections if len(s.keys) == 1]
    text, facts = "", []
    for section in sections:
        text += section.text + "\n"
        facts += section.facts
        if len(text) >= 10_000:
            break
    while len(text) < 10_000:
        text += text
    text = text[:10_000]
    ledger = Ledger(facts=tuple(Source(f"a.{n}", fact, "a") for n, fact in enumerate(facts[:60])))
    times = []
    for _ in range(7):
        begun = time.process_time()
        trace_clauses(text, ledger, ("a",))
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1000, len(text), len(ledger.facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", choices=HALVES, help="also print the clauses of this half that are judged wrongly")
    parser.add_argument("--half", choices=HALVES, nargs="*", default=HALVES)
    options = parser.parse_args()
    print("| half | author | clauses | faulty | precision | recall | named right |")
    print("|---|---|---|---|---|---|---|")
    for half in options.half:
        for author in (*AUTHORS, "both"):
            rows = [r for r in labelled() if r.half == half and author in (r.author, "both")]
            s = score(rows)
            print(f"| {half} | {author} | {s.clauses} | {s.faulty} | {s.precision:.3f} | {s.recall:.3f} | {s.named} |")
    print("\n| fault | " + " | ".join(f"{h} {a}" for h in options.half for a in AUTHORS) + " |")
    print("|---|" + "---|" * len(options.half) * len(AUTHORS))
    for fault in FAULTS:
        cells = []
        for half in options.half:
            for author in AUTHORS:
                s = score([r for r in labelled() if (r.half, r.author, r.label) == (half, author, fault)])
                cells.append(f"{s.right}/{s.faulty}" if s.faulty else "")
        print(f"| {fault} | " + " | ".join(cells) + " |")
    spent, length, facts = milliseconds()
    print(f"\n{length} characters against {facts} facts: {spent:.1f} ms")
    for row in labelled():
        if row.half == options.wrong and bool(fault := found(row)) != row.faulty:
            print(f"{row.label:<12} {fault or '-':<12} {row.sheet}/{row.section} {row.author}: {row.clause}")


if __name__ == "__main__":
    main()
