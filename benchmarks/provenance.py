"""What tracing sees: single corruptions of texts that are right, false alarms on those texts, and how long it takes.

    python benchmarks/provenance.py [--kind figure …] [--half known|held-out] [--count 1000] [--seed 1] [--show 5]

`--show N` prints N corruptions that were missed (and, with `--kind untouched`, N false alarms). Exit 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from corpus import HALVES, Passage, passages  # noqa: E402
from corruption import Corruption, clause_at  # noqa: E402
from corruptions import BY_THE_WAY, KINDS  # noqa: E402
from detection import Problem, Verdict, judged, problems  # noqa: E402
from plain_reading import sentences  # noqa: E402
from planting import FRAMES, Piece, with_approximation, with_name, with_other_numbers  # noqa: E402
from tracing_speed import milliseconds  # noqa: E402

from assistant.provenance.section_trace import trace_section  # noqa: E402
from assistant.provenance.traced import SectionTrace  # noqa: E402

BARS = {
    **dict.fromkeys(("figure", "unit", "about-dropped", "about-added", "date", "sum", "fact", "fact-part"), 0.99),
    **dict.fromkeys(("invented", "imported"), 0.99),
    **dict.fromkeys(("swap-within", "swap-between", "person", "place", "title", "quoted"), 0.95),
}
FALSE_ALARMS = 0.005
MILLISECONDS = 100
_TRIES = 12


@dataclass
class Row:
    """One kind of corruption in one half of the texts."""

    kind: str
    half: str
    count: int = 0
    at_place: int = 0
    anywhere: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Passage, Corruption, Verdict]] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.at_place / self.count if self.count else 1.0

    @property
    def fails(self) -> bool:
        return self.share < BARS.get(self.kind, 0.0)


def main() -> None:
    options = _options()
    failed = False
    for half in [h for h in HALVES if options.half in (None, h) and passages(h)]:
        if "untouched" in options.kind or not options.kind:
            failed |= _alarms(half, options.show if "untouched" in options.kind else 0, options.seed)
        for name in [k for k in KINDS if not options.kind or k in options.kind]:
            for row in _measured(name, half, options.count, options.seed):
                failed |= row.fails
                print(_line(row), flush=True)
                _show(row, options.show, options.seed)
    if "speed" in options.kind or not options.kind:
        failed |= _speed()
    sys.exit(1 if failed else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", nargs="*", default=[], choices=[*KINDS, "untouched", "speed"])
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--count", type=int, default=1000, help="corruptions of each kind and half")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many missed ones of each kind")
    return parser.parse_args()


def _measured(name: str, half: str, count: int, seed: int) -> list[Row]:
    """The row of a kind, and that of what its corruptor makes by the way."""
    rows = {kind: Row(kind, half) for kind in (name, BY_THE_WAY.get(name, name))}
    for passage, corruption in _corruptions(name, half, count, seed):
        row = rows[corruption.kind]
        verdict = judged(corruption, _right(passage, corruption.facts, corruption.before), _traced(passage, corruption))
        row.count += 1
        row.at_place += verdict.at_place
        row.anywhere += verdict.anywhere
        row.statuses[" + ".join(verdict.statuses) or "missed"] += 1
        if not verdict.at_place:
            row.missed.append((passage, corruption, verdict))
    return [row for row in rows.values() if row.count]


def _corruptions(name: str, half: str, count: int, seed: int) -> Iterator[tuple[Passage, Corruption]]:
    """Distinct ones, from passages drawn by their length, until there are enough of the kind or no new ones come."""
    random = Random(f"{seed} {name}")  # noqa: S311  # no secret
    drawn = passages(half)
    seen: set[tuple[tuple[str, ...], str]] = set()
    made = 0
    for _ in range(count * _TRIES):
        passage = random.choices(drawn, [len(p.text) for p in drawn])[0]
        corruption = KINDS[name](Piece(passage.facts, passage.text), random, _other_sentences(passage.report))
        if corruption is None or (corruption.facts, corruption.text) in seen:
            continue
        seen.add((corruption.facts, corruption.text))
        made += corruption.kind == name
        yield passage, corruption
        if made == count:
            return


@cache
def _other_sentences(report: str) -> tuple[str, ...]:
    """Every sentence of the exemplars that are not the report's own."""
    others = [p for p in passages("known") if p.report not in (report, "sample")]
    return tuple(p.text[start:end] for p in others for start, end in sentences(p.text))


@cache
def _right(passage: Passage, facts: tuple[str, ...], text: str) -> SectionTrace:
    return trace_section(text, passage.ledger(facts), passage.keys)


def _traced(passage: Passage, corruption: Corruption) -> SectionTrace:
    return trace_section(corruption.text, passage.ledger(corruption.facts), passage.keys)


def _line(row: Row) -> str:
    bar = BARS.get(row.kind)
    verdict = "" if bar is None else f"≥ {bar:.0%}" + (" MISSED" if row.fails else "")
    often = "、".join(f"{status} {many}" for status, many in row.statuses.most_common(4))
    return (
        f"{row.kind:<15}{row.half:<9}{row.count:>6}{row.at_place / row.count:>9.1%}{row.anywhere / row.count:>9.1%}  "
        f"{verdict:<13}{often}"
    )


def _alarms(half: str, show: int, seed: int) -> bool:
    """What is reported on the texts as they are, and on those that are as true with something planted in them."""
    plain = [(p, Piece(p.facts, p.text)) for p in passages(half)]
    failed = _alarms_of(f"untouched {half}", plain, show)
    failed |= _alarms_of(f"planted {half}", _planted(half, seed), show)
    print(f"{'corrupted':<15}{'half':<9}{'n':>6}{'place':>9}{'section':>9}  {'bar':<13}statuses at the place")
    return failed


def _alarms_of(what: str, pieces: list[tuple[Passage, Piece]], show: int) -> bool:
    figures = names = facts = 0
    found: list[tuple[Passage, Piece, Problem]] = []
    for passage, piece in pieces:
        trace = _right(passage, piece.facts, piece.text)
        figures, names, facts = figures + len(trace.figures), names + len(trace.names), facts + len(piece.facts)
        # A section without facts of its own, such as the opening, may use all: it need not.
        found += [(passage, piece, p) for p in problems(trace) if p.what != "fact" or piece.facts]
    counts = Counter(p.what for _, _, p in found)
    share = counts["figure"] / max(figures, 1)
    print(f"{what}: {len(pieces)} sections")
    print(f"  figures not sourced {counts['figure']} of {figures} ({share:.2%}, bar {FALSE_ALARMS:.1%})")
    print(f"  names not allowed {counts['name']} of {names}; clauses reported {counts['clause']}")
    print(f"  facts not used {counts['fact']} of {facts}")
    for passage, piece, problem in found[:show]:
        print(f"  [{passage.name}] {problem.what} {problem.status}: {problem.text}")
        if problem.start >= 0:
            print(f"      {clause_at(piece.text, (problem.start, problem.end))}")
    return share > FALSE_ALARMS


def _planted(half: str, seed: int) -> list[tuple[Passage, Piece]]:
    """Each section once with each kind of thing planted in facts and text: names, dates, approximations, other figures."""
    random = Random(seed)  # noqa: S311  # no secret
    found = []
    for passage in passages(half):
        piece = Piece(passage.facts, passage.text)
        made = [with_name(piece, kind, random) for kind in FRAMES]
        made += [with_approximation(piece, random), with_other_numbers(piece, random) if piece.facts else None]
        found += [(passage, changed) for changed in made if changed]
    return found


def _show(row: Row, many: int, seed: int) -> None:
    chosen = Random(seed).sample(row.missed, min(many, len(row.missed)))  # noqa: S311  # no secret
    for passage, corruption, verdict in chosen:
        print(f"    [{passage.name}] {corruption.note}")
        if corruption.fact >= 0:
            print(f"      fact: {corruption.facts[corruption.fact]}\n      text: {corruption.text}")
        for place in corruption.places:
            print(f"      text: {clause_at(corruption.text, place)}")
        if corruption.places:
            print(f"      facts: {' | '.join(corruption.facts)}")
        new = "；".join(f"{p.what} {p.status} {p.text}" for p in verdict.new)
        print(f"      elsewhere: {new or 'nothing'}")


def _speed() -> bool:
    begun = time.perf_counter()
    cold, warm, characters = milliseconds()
    print(f"a report of {characters} characters: {cold:.0f} ms, bar {MILLISECONDS} ms; again: {warm:.0f} ms")
    print(f"  (measured in {time.perf_counter() - begun:.1f} s)")
    return cold > MILLISECONDS


if __name__ == "__main__":
    main()
