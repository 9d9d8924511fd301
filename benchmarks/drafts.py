"""How good the drafts are: figures kept and foreign, repeats, length, unsupported clauses, text shared with exemplars.

    python benchmarks/drafts.py [--model embedded] [--seeds 3] [--sheets NAME …] [--grammar on|off|both]

Drafts every sheet with every seed, prints a table (median and worst over the seeds) and writes the drafts to
benchmarks/out/ to be read. Figures marked "before" are those of the reply as it came, "after" those of the gated text.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from assistant import config
from assistant.drafting.gate import gate
from assistant.drafting.jobs import jobs_for
from assistant.drafting.pipeline import Called, Failed, Finished, Job, draft_sections
from assistant.drafting.plain_wording import worded_facts
from assistant.drafting.prompt import Model
from assistant.drafting.reply import paragraphs_of
from assistant.language.overlap import repeated_clauses
from assistant.models.choose import choose, open_model
from assistant.provenance.activities import unsupported_share
from assistant.provenance.trace import figures, traced, untraced
from assistant.report.draft import GatedSection
from assistant.report.draft_markdown import format_report
from assistant.report.report import Heading, Report, Section
from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.workspace import Workspace
from assistant.workflow.ledger import ledger_of_desk
from assistant.workflow.library import library, wording
from assistant.workflow.reading import Desk, open_desk
from assistant.workflow.tools import Tools, recipe_for

HERE = Path(__file__).parent
OUT = HERE / "out"
SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年" / "facts.md"
MARK = "【待核实"


@dataclass(frozen=True)
class Run:
    """What one draft of one sheet measured. Shares are between 0 and 1; `longest_run` in characters."""

    sheet: str
    seed: int
    grammar: bool
    figures: int
    kept_before: float
    foreign_before: float
    foreign_arabic: int
    kept_after: float
    unmarked_after: int
    marked: int
    added: int
    repeats: int
    off_length: int
    unsupported: float
    longest_run: int
    longest_text: str
    missing: str
    failed: int
    sections: int
    seconds: float
    cached: float
    uncached: float
    completion: int


def main() -> None:
    options = _options()
    settings = config.load()
    if options.temperature is not None:
        settings = replace(settings, embedded=replace(settings.embedded, temperature=options.temperature))
    choice = choose(settings, options.model)
    model = open_model(choice, settings, lambda _done, _total: None)
    assert model is not None, "the skeleton drafter has no figures to measure"
    OUT.mkdir(exist_ok=True)
    runs = []
    try:
        for grammar in {"on": [True], "off": [False], "both": [True, False]}[options.grammar]:
            for seed in range(1, options.seeds + 1):
                for name, path in sheets(options.sheets):
                    run = _draft(name, path, seed, model, settings, grammar, choice.kind == "embedded")
                    runs.append(run)
                    print(_row(run), file=sys.stderr, flush=True)
    finally:
        model.close()
    print(_table(runs))
    (OUT / "drafts.json").write_text(json.dumps([asdict(r) for r in runs], ensure_ascii=False, indent=1), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--sheets", nargs="*", default=[])
    parser.add_argument("--grammar", choices=["on", "off", "both"], default="on")
    parser.add_argument("--temperature", type=float)
    return parser.parse_args()


def sheets(names: list[str]) -> Iterator[tuple[str, Path]]:
    every = {"sample": SAMPLE} | {p.stem: p for p in sorted((HERE / "sheets").glob("*.md"))}
    yield from ((n, p) for n, p in every.items() if not names or n in names)


@dataclass(frozen=True)
class Drafted:
    """A sheet drafted once, nothing stored: what the model replied and what the gate made of it, by section; `front` is what
    every section may say."""

    desk: Desk
    front: tuple[str, ...]
    events: list[object]
    finished: dict[str, Finished]
    seconds: float


def drafted(
    path: Path, seed: int, model: Model, settings: config.Settings, *, grammar: bool, embedded: bool
) -> Drafted:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.facts.write_text(path.read_text("utf-8"), "utf-8")
        history = History(workspace.history, lambda: datetime.now(UTC))
        desk = open_desk(workspace, library())
        tools = Tools(
            settings, library(), wording(), history, DraftFile(workspace, history), model, embedded=embedded, seed=seed
        )
        recipe = replace(recipe_for(desk, tools, model), grammar=grammar and model.takes_grammar)
        jobs = jobs_for(desk.plan.tasks, recipe)
        ledger = ledger_of_desk(desk, library())

        def gated(job: Job, reply: str, _usage: object) -> GatedSection | None:
            return gate(reply, job.task, replace(ledger, exemplars=job.exemplars), wording().skeleton)

        begun = time.monotonic()
        events = list(draft_sections(jobs, model, gated, time.monotonic))
        seconds = time.monotonic() - begun
    front = tuple(source.text for source in ledger.front)
    return Drafted(desk, front, events, {e.job.task.key: e for e in events if isinstance(e, Finished)}, seconds)


def _draft(
    name: str, path: Path, seed: int, model: Model, settings: config.Settings, grammar: bool, embedded: bool
) -> Run:
    done = drafted(path, seed, model, settings, grammar=grammar, embedded=embedded)
    run = _measured(name, seed, grammar, done)
    _write(run, done.desk, done.finished)
    return run


def _measured(name: str, seed: int, grammar: bool, done: Drafted) -> Run:
    desk, front, events, finished, seconds = done.desk, done.front, done.events, done.finished, done.seconds
    replies = {e.job.task.key: e.reply for e in events if isinstance(e, Called)}
    calls = [e.usage for e in events if isinstance(e, Called)]
    later = calls[1:]
    total = kept = foreign = written = arabic = kept_after = unmarked = off = 0
    unsupported, characters, raw_text = 0.0, 0, ""
    missing: list[str] = []
    for task in desk.plan.tasks:
        raw = "\n".join(paragraphs_of(replies.get(task.key, "")))
        allowed = [q for t in (*task.texts, *front) for q in figures(t)]
        after = finished[task.key].section.text if task.key in finished else ""
        wanted = [q for t in task.texts for q in figures(t)]
        total += len(wanted)
        absent = [q.text for q in wanted if not traced(q, figures(raw))]
        missing += absent
        kept += len(wanted) - len(absent)
        kept_after += sum(traced(q, figures(after)) for q in wanted)
        strange = [q for q in figures(raw) if not traced(q, allowed)]
        foreign, written = foreign + len(strange), written + len(figures(raw))
        arabic += sum(any(c.isdigit() for c in q.text) for q in strange)
        unmarked += _unmarked(after, task.texts, front)
        off += not 0.6 <= len(raw) / task.target <= 1.6
        facts = (*task.texts, *worded_facts(task.texts, wording().skeleton, desk.sheet.front))
        unsupported += unsupported_share(raw, facts, (*desk.template.phrases, "镇党委我镇乡党委我乡上半年全年")) * len(
            raw
        )
        characters += len(raw)
        raw_text += raw + "\n"
    longest = _longest_copied(raw_text, "".join(t for task in desk.plan.tasks for t in task.texts))
    gated_text = "\n".join(f.section.text for f in finished.values())
    return Run(
        sheet=name,
        seed=seed,
        grammar=grammar,
        figures=total,
        kept_before=kept / max(total, 1),
        foreign_before=foreign / max(written, 1),
        foreign_arabic=arabic,
        kept_after=kept_after / max(total, 1),
        unmarked_after=unmarked,
        marked=gated_text.count(MARK),
        added=sum(len(f.section.added) for f in finished.values()),
        repeats=len(repeated_clauses(gated_text)),
        off_length=off,
        unsupported=unsupported / max(characters, 1),
        longest_run=len(longest),
        longest_text=longest,
        missing="、".join(missing),
        failed=sum(isinstance(e, Failed) for e in events),
        sections=len(desk.plan.tasks),
        seconds=seconds,
        cached=sum(u.cached for u in later) / max(sum(u.prompt for u in later), 1),
        uncached=statistics.mean(u.prompt - u.cached for u in later) if later else 0.0,
        completion=sum(u.completion for u in calls),
    )


def _longest_copied(text: str, facts: str) -> str:
    """The longest run of Chinese characters that an exemplar has and the facts have not: what was copied from it."""
    text, facts = _chinese(text), _chinese(facts)
    shots = [_chinese(section.text) for exemplar in library().exemplars for section in exemplar.sections]
    for length in range(min(len(text), 60), 3, -1):
        for start in range(len(text) - length + 1):
            run = text[start : start + length]
            if run not in facts and any(run in shot for shot in shots):
                return run
    return ""


def _chinese(text: str) -> str:
    return "".join(c for c in text if "\u3400" <= c <= "\u9fff")


def _unmarked(text: str, facts: tuple[str, ...], allowed: tuple[str, ...]) -> int:
    """Foreign figures of the gated text that stand outside a mark."""
    inside = [(m, text.find("】", m)) for m in _positions(text)]
    return sum(not any(a <= u.start <= b for a, b in inside) for u in untraced(text, facts, (), allowed))


def _positions(text: str) -> Iterator[int]:
    at = text.find(MARK)
    while at >= 0:
        yield at
        at = text.find(MARK, at + 1)


def _write(run: Run, desk: Desk, finished: dict[str, Finished]) -> None:
    sections = [
        Section(Heading(f.section.level, f.section.heading), f.section.keys, f.section.paragraphs)
        for t in desk.plan.tasks
        if (f := finished.get(t.key))
    ]
    name = f"{run.sheet}-{run.seed}-{'grammar' if run.grammar else 'free'}.md"
    (OUT / name).write_text(format_report(Report(title=run.sheet, sections=tuple(sections))), "utf-8")


def _row(run: Run) -> str:
    return (
        f"{run.sheet:<15} seed {run.seed} {'grammar' if run.grammar else 'free   '} kept {run.kept_before:6.1%} "
        f"foreign {run.foreign_before:5.1%} (arabic {run.foreign_arabic}) after {run.kept_after:.0%}/{run.unmarked_after} "
        f"added {run.added} repeats {run.repeats} off-length {run.off_length} unsupported {run.unsupported:5.1%} "
        f"run {run.longest_run} {run.longest_text} missing {run.missing or 'none'} failed {run.failed} {run.seconds:.0f}s cached {run.cached:.0%} fresh {run.uncached:.0f}"
    )


def _table(runs: list[Run]) -> str:
    """Median (worst) over the seeds, a row a sheet and way of drafting."""
    head = "| sheet | grammar | figures | kept before | foreign before | arabic | kept after | unmarked | added | repeats | off length | unsupported | longest run | seconds |"
    rows = [head, "|" + "---|" * 14]
    groups: dict[tuple[bool, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.grammar, run.sheet), []).append(run)
    for (grammar, sheet), group in groups.items():
        rows.append(
            f"| {sheet} | {'on' if grammar else 'off'} | {group[0].figures} | {_low(group, 'kept_before')} | "
            f"{_high(group, 'foreign_before')} | {_count(group, 'foreign_arabic')} | {_low(group, 'kept_after')} | "
            f"{_count(group, 'unmarked_after')} | {_count(group, 'added')} | {_count(group, 'repeats')} | "
            f"{_count(group, 'off_length')} | {_high(group, 'unsupported')} | {_count(group, 'longest_run')} | "
            f"{statistics.median(r.seconds for r in group):.0f} |"
        )
    return "\n".join(rows)


def _low(group: list[Run], name: str) -> str:
    values = [getattr(r, name) for r in group]
    return f"{statistics.median(values):.1%} ({min(values):.1%})"


def _high(group: list[Run], name: str) -> str:
    values = [getattr(r, name) for r in group]
    return f"{statistics.median(values):.1%} ({max(values):.1%})"


def _count(group: list[Run], name: str) -> str:
    values = [getattr(r, name) for r in group]
    return f"{statistics.median(values):g} ({max(values)})"


if __name__ == "__main__":
    main()
