"""The one gate (把关): a pure function from a reply to a section that may be stored. Nothing else makes GatedSections.

Clean → mend (`drafting.repairs`) → mark what has no source. After it no figure, date or name stands unmarked without a
source, and every fact is used, withheld or listed; what a person wrote is only reported on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting import gate_findings
from assistant.drafting.plan import SectionTask
from assistant.drafting.repairs.cleaning import cleaned
from assistant.drafting.repairs.ground import Ground, ground_for
from assistant.drafting.repairs.layout import tidied
from assistant.drafting.repairs.marks import marked, open_stretches
from assistant.drafting.repairs.mending import Mended, mended
from assistant.drafting.repairs.missing_facts import with_missing_facts
from assistant.drafting.repairs.repeats import without_repeats
from assistant.drafting.repairs.tails import without_baseless
from assistant.drafting.wording import SkeletonRules
from assistant.provenance.ledger import Ledger
from assistant.report.draft import GatedSection, Origin, Usage


def gate(
    reply: str,
    task: SectionTask,
    ledger: Ledger,
    rules: SkeletonRules,
    *,
    origin: Origin = "model",
    heading: str = "",
    repair: bool = True,
    kept: Sequence[str] = (),
    left_out: Sequence[str] = (),
    usage: Usage | None = None,
) -> GatedSection | None:
    """The section that a reply makes, or None where it holds no text at all (a failure of that section alone).

    `ledger` is what it may rest on beside the task's own facts; `kept` are sentences that belong to a person: they stay to
    the byte, get no mark, and the repair works around them. `left_out` are the texts of facts whose sentences a person took
    out: they are not written again, and listed."""
    heading = heading or task.heading
    ground = ground_for(task, ledger, rules, kept, left_out)
    done = _done(reply, ground, heading, origin, repair=repair)
    if not done.text.strip("。；，、 \n"):
        return None
    trace = ground.trace(done.text)
    stretches = open_stretches(done.text, trace, ground)
    return GatedSection(
        keys=task.keys,
        level=task.level,
        heading=heading,
        paragraphs=tuple(marked(done.text, stretches).split("\n")),
        run_in=task.run_in,
        origin=origin,
        marked=tuple(s.text for s in stretches if not s.kept),
        added=tuple(task.facts[n].id for n in done.added),
        cut=done.cut,
        findings=gate_findings.of(done, stretches, trace, ground),
        raw=reply,
        usage=usage or Usage(),
        kept=tuple(kept),
    )


def _done(reply: str, ground: Ground, heading: str, origin: Origin, *, repair: bool) -> Mended:
    """A skeleton is the clerk's own words: nothing of them is a model's chatter, nothing of them is cut."""
    if origin == "skeleton":
        text = tidied(reply, ground.kept)
        if not repair:
            return Mended(text)
        completed = with_missing_facts(text, ground)
        return Mended(completed.text, added=completed.added, left=completed.left, replaced=completed.replaced)
    text = cleaned(reply, ground, heading)
    if not text or repair:
        return mended(reply, ground, heading) if text else Mended("")
    text, cut = without_baseless(tidied(text, ground.kept), ground)
    return Mended(without_repeats(text, ground), cut=cut)


def pending_section(task: SectionTask, question: str) -> GatedSection:
    """A required section without facts, written as 【待补：…】; nothing is invented for it."""
    note = f"【待补：{task.title}。{question.rstrip('？?')}】"
    return GatedSection(task.keys, task.level, task.heading, (note,), task.run_in, origin="template")
