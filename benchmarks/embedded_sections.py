"""Sections that the embedded model writes from facts that stand in no exemplar: what rests on nothing, before and after.

    python benchmarks/embedded_sections.py [--sheets NAME …] [--grammar on|off|both] [--seeds 1] [--threads N]

"Before" is the reply as it came, "after" the section as the gate lets it pass. Exit 1 where a figure stands unmarked and
without a source.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from corpus import front_sources, shown_exemplars  # noqa: E402
from drafts import SAMPLE, Drafted, drafted, sheets  # noqa: E402
from plain_reading import dates, figures, numbers  # noqa: E402

from assistant import config  # noqa: E402
from assistant.drafting.pipeline import Called  # noqa: E402
from assistant.drafting.plan import SectionTask  # noqa: E402
from assistant.drafting.reply import paragraphs_of  # noqa: E402
from assistant.models.choose import choose, open_model  # noqa: E402
from assistant.provenance.ledger import Ledger, Source  # noqa: E402
from assistant.provenance.section_trace import trace_section  # noqa: E402
from assistant.provenance.traced import SectionTrace  # noqa: E402

_MARK = re.compile(r"【待核实[^】]*】")


@dataclass(frozen=True)
class Measured:
    """Sums over sections. `unsourced` are figures that stand outside a mark and rest on nothing; `strange` is the same
    found without the tracer: numbers outside a mark that no fact and no front matter has, neither whole nor in a sum
    that the tracer shows. Characters are those of clauses that no fact supports."""

    sections: int = 0
    failed: int = 0
    facts: int = 0
    used_before: int = 0
    used_after: int = 0
    unsourced_before: int = 0
    unsourced: int = 0
    strange: int = 0
    names_before: int = 0
    names: int = 0
    marks: int = 0
    characters_before: int = 0
    characters: int = 0
    unsupported_before: int = 0
    unsupported: int = 0
    seconds: float = 0.0

    def __add__(self, other: Measured) -> Measured:
        return Measured(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def main() -> None:
    options = _options()
    settings = config.load()
    if options.threads:
        settings = replace(settings, embedded=replace(settings.embedded, threads=options.threads))
    choice = choose(settings, options.model)
    model = open_model(choice, settings, lambda _done, _total: None)
    assert model is not None, "the skeleton drafter writes what the facts say"
    totals: dict[str, Measured] = {}
    print(_HEAD)
    try:
        for grammar in {"on": [True], "off": [False], "both": [True, False]}[options.grammar]:
            way = "grammar" if grammar else "free"
            for seed in range(1, options.seeds + 1):
                for name, path in _chosen(options.sheets):
                    embedded = choice.kind == "embedded"
                    done = drafted(path, seed, model, settings, grammar=grammar, embedded=embedded)
                    found = _measured(done, show=options.show)
                    totals[way] = totals.get(way, Measured()) + found
                    print(_row(name, way, found), flush=True)
    finally:
        model.close()
    for way, total in totals.items():
        print(_row("all", way, total))
    sys.exit(1 if any(t.unsourced or t.strange for t in totals.values()) else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--sheets", nargs="*", default=[])
    parser.add_argument("--grammar", choices=["on", "off", "both"], default="both")
    parser.add_argument(
        "--threads", type=int, default=0, help="of the embedded model; those of the settings if not given"
    )
    parser.add_argument("--show", action="store_true", help="print what rests on nothing, and what was left out")
    return parser.parse_args()


def _chosen(names: list[str]) -> list[tuple[str, Path]]:
    """The sheets of benchmarks/sheets: the sample is measured by itself."""
    return [(name, path) for name, path in sheets(names) if path != SAMPLE or name in names]


def _measured(done: Drafted, *, show: bool) -> Measured:
    replies = {e.job.task.key: e.reply for e in done.events if isinstance(e, Called)}
    total = Measured(seconds=done.seconds)
    for task in done.desk.plan.tasks:
        ledger, keys = _ledger(done, task), (task.key,)
        raw = "\n".join(paragraphs_of(replies.get(task.key, "")))
        after = done.finished[task.key].section.text if task.key in done.finished else ""
        before_trace, trace = trace_section(raw, ledger, keys), trace_section(after, ledger, keys)
        unsourced, strange = _unsourced(trace, after), _strange(after, ledger, trace)
        if show:
            _print(task, raw, after, [*unsourced, *strange], trace)
        total += Measured(
            sections=1,
            failed=not after,
            facts=len(task.facts),
            used_before=_used(before_trace),
            used_after=_used(trace),
            unsourced_before=len(_unsourced(before_trace, raw)),
            unsourced=len(unsourced),
            strange=len(strange),
            names_before=sum(not n.allowed for n in before_trace.names),
            names=sum(not n.allowed and not _marked(after, n.start) for n in trace.names),
            marks=len(_MARK.findall(after)),
            characters_before=len(raw),
            characters=len(after),
            unsupported_before=sum(c.end - c.start for c in before_trace.clauses),
            unsupported=sum(c.end - c.start for c in trace.clauses),
        )
    return total


def _ledger(done: Drafted, task: SectionTask) -> Ledger:
    """The section's facts under its first key, all others beside them."""
    own = tuple(Source(f.display or f.id, f.text, task.key, f.source) for f in task.facts)
    held = {f.id for f in task.facts}
    others = tuple(
        Source(f.display or f.id, f.text, f"{f.section} (other)")
        for section in done.desk.sheet.sections
        for f in section.usable
        if f.id not in held
    )
    return Ledger(facts=(*own, *others), front=front_sources(done.desk.sheet.front), exemplars=shown_exemplars())


def _used(trace: SectionTrace) -> int:
    return sum(f.status == "used" for f in trace.facts)


def _unsourced(trace: SectionTrace, text: str) -> list[str]:
    return [f.text for f in trace.figures if not f.sourced and not _marked(text, f.start)]


def _strange(text: str, ledger: Ledger, trace: SectionTrace) -> list[str]:
    """Numbers outside a mark that no source has. A sum that the tracer derives is no number of any fact."""
    derived = [(f.start, f.end) for f in trace.figures if f.status in ("derived", "last_year", "confirmed")]
    known = {n for s in (*ledger.facts, *ledger.front) for n in numbers(s.text)}
    found = [(f.start, f.end, f.said) for f in figures(text)] + [
        (d.start, d.end, text[d.start : d.end]) for d in dates(text)
    ]
    return [
        said
        for start, end, said in found
        if not all(n in known for n in numbers(said))
        and not _marked(text, start)
        and not any(start < b and a < end for a, b in derived)
    ]


def _marked(text: str, at: int) -> bool:
    return any(m.start() <= at < m.end() for m in _MARK.finditer(text))


def _print(task: SectionTask, raw: str, after: str, unsourced: list[str], trace: SectionTrace) -> None:
    open_facts = [f"{f.status}: {f.text}（缺 {'、'.join(f.missing)}）" for f in trace.facts if f.status != "used"]
    clauses = [f"{c.fault}: {c.text}" for c in trace.clauses]
    if unsourced or open_facts or clauses or "【" in after:
        print(f"  [{task.title}] without source: {'、'.join(unsourced) or 'none'}")
        print(*(f"    {line}" for line in (*open_facts, *clauses)), sep="\n")
        print(f"    reply: {raw}\n    gated: {after}")


_HEAD = (
    f"{'sheet':<16}{'way':<9}{'sections':>9}{'failed':>7}{'facts':>6}{'used before':>13}{'after':>7}{'unsourced before':>18}"
    f"{'unmarked':>10}{'strange':>9}{'names':>9}{'marks/section':>15}{'unsupported':>21}{'seconds':>9}"
)


def _row(name: str, way: str, m: Measured) -> str:
    facts = max(m.facts, 1)
    unsupported = f"{_share(m.unsupported_before, m.characters_before)} → {_share(m.unsupported, m.characters)}"
    return (
        f"{name:<16}{way:<9}{m.sections:>9}{m.failed:>7}{m.facts:>6}{m.used_before / facts:>13.1%}{m.used_after / facts:>7.1%}"
        f"{m.unsourced_before:>18}{m.unsourced:>10}{m.strange:>9}{f'{m.names_before} → {m.names}':>9}"
        f"{m.marks / max(m.sections, 1):>15.2f}{unsupported:>21}{m.seconds:>9.0f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / max(whole, 1):.1%})"


if __name__ == "__main__":
    main()
