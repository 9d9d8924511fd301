"""What the trace of a corrupted text reports that the trace of the right one does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corruption import Corruption

from assistant.provenance.traced import SectionTrace

_IN_CLAUSES = ("imported", "imported-plain", "invented", "invented-known", "invented-way")


@dataclass(frozen=True)
class Problem:
    """`what` is figure | name | clause | fact; a fact has no place."""

    what: str
    status: str
    text: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True)
class Verdict:
    """Was a corruption seen: at its place, anywhere in the section; `statuses` are those given at the place."""

    at_place: bool
    anywhere: bool
    statuses: tuple[str, ...]
    new: tuple[Problem, ...] = ()


def problems(trace: SectionTrace) -> list[Problem]:
    found = [Problem("figure", f.status, f.text, f.start, f.end) for f in trace.figures if not f.sourced]
    found += [Problem("name", f"{n.kind} {n.status}", n.text, n.start, n.end) for n in trace.names if not n.allowed]
    found += [Problem("clause", c.fault, c.text, c.start, c.end) for c in trace.clauses]
    found += [
        Problem("fact", "twisted" if f.twisted else f.status, f.id)
        for f in trace.facts
        if f.status not in ("used", "withheld") or f.twisted
    ]
    return found


def judged(corruption: Corruption, before: SectionTrace, after: SectionTrace) -> Verdict:
    new = _new(corruption, problems(before), problems(after))
    if corruption.fact >= 0:
        fact = after.facts[corruption.fact].id
        there = [p for p in new if p.what == "fact" and p.text == fact]
    else:
        there = [p for p in new if _touches(p, corruption)]
    statuses = tuple(sorted({p.status if p.what != "clause" else f"clause {p.status}" for p in there}))
    return Verdict(bool(there), bool(new), statuses, tuple(new))


def _touches(problem: Problem, corruption: Corruption) -> bool:
    if problem.what == "fact" or (problem.what == "clause" and corruption.kind not in _IN_CLAUSES):
        return False
    return any(problem.start < end and start < problem.end for start, end in corruption.places)


def _new(corruption: Corruption, before: list[Problem], after: list[Problem]) -> list[Problem]:
    """Problems of the corrupted text beyond those of the right one: the same words in the same number are old ones, and
    what was reported where the text was changed is no news either."""
    old = Counter((p.what, p.status, p.text) for p in before)
    first, last = _changed(corruption.before, corruption.text)
    stood = {(p.what, p.status) for p in before if p.start < last and first < p.end}
    new = []
    for problem in after:
        key = (problem.what, problem.status, problem.text)
        if old[key]:
            old[key] -= 1
        elif problem.start < 0 or (problem.what, problem.status) not in stood or not _within(problem, corruption):
            new.append(problem)
    return new


def _changed(before: str, after: str) -> tuple[int, int]:
    """The span of the text before that is another afterwards."""
    first = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    same = 0
    while same < min(len(before), len(after)) - first and before[-1 - same] == after[-1 - same]:
        same += 1
    return first, len(before) - same


def _within(problem: Problem, corruption: Corruption) -> bool:
    return any(problem.start < end and start < problem.end for start, end in corruption.places)
