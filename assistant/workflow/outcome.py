"""What a run leaves for the clerk to look at: facts that contradict each other or that no text has, and the gate's findings
with their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from assistant.provenance.contradictions import contradictions
from assistant.provenance.coverage import uncovered
from assistant.report.draft import GatedSection
from assistant.report.draft_markdown import parse_draft
from assistant.report.facts import Fact
from assistant.report.finding import Finding
from assistant.report.report import OPENING, Report
from assistant.report.section_identity import whole_text
from assistant.store.history import History
from assistant.workflow.events import CarriedEdits, SectionFinding, Uncovered
from assistant.workflow.proposals import Proposal
from assistant.workflow.reading import Desk
from assistant.workflow.standing import standing_task

_OF_THE_DRAFT = ("untraced", "empty-tail", "baseless", "replaced")


def not_covered(desk: Desk, history: History, drafted: Collection[str]) -> tuple[Uncovered, ...]:
    """The facts that stand in no text though their section stands in draft.md; sections whose keys are `drafted` went
    through the gate just now and are not looked at."""
    text = desk.workspace.read_draft().text
    report, _ = parse_draft(text)
    texts = _texts(report)
    found: list[Uncovered] = []
    for task in desk.plan.tasks:
        if not drafted or not set(task.keys) & set(drafted):
            standing = standing_task(task, text, history)
            if standing.section is not None:
                found += _missing(task.facts, (standing.text, *texts), task.title, desk)
    lead = desk.sheet.section(OPENING)
    if lead is not None and report.opening:
        found += _missing(lead.usable, ("\n".join(report.opening), *texts), lead.title, desk)
    return tuple(sorted(found, key=lambda u: u.line))


def carried_edits(proposal: Proposal) -> CarriedEdits:
    """What became of the hand edits of a section that was drafted again."""
    carried, unsettled = proposal.redone.carried, proposal.redone.unsettled
    return CarriedEdits(proposal.task.title, len(carried.kept), carried.displaced, carried.deleted, len(unsettled))


def contradicting(desk: Desk) -> tuple[SectionFinding, ...]:
    """Facts that give one indicator two values, each with the section in which the later one stands."""
    titles = {fact.line: section.title for section in desk.sheet.sections for fact in section.facts}
    return tuple(SectionFinding(titles.get(f.line, ""), f) for f in contradictions(desk.sheet))


def located(sections: Iterable[GatedSection], desk: Desk) -> tuple[SectionFinding, ...]:
    """The gate's findings; each names facts.md with the fact's line, or draft.md with the line where it stands."""
    lines = desk.workspace.read_draft().text.split("\n")
    report, _ = parse_draft("\n".join(lines))
    places = []
    for section in sections:
        task = desk.plan.task(section.keys[0])
        standing = report.section(section.keys[0])
        start = standing.line if standing else 0
        title = task.title if task else section.heading
        places += [SectionFinding(title, _placed(f, start, lines, desk)) for f in section.findings]
    return tuple(places)


def _placed(finding: Finding, start: int, lines: Sequence[str], desk: Desk) -> Finding:
    if finding.line and finding.rule not in _OF_THE_DRAFT:
        return replace(finding, file=finding.file or desk.sheet.file)
    mark = f"【待核实：{finding.excerpt}】"
    numbered = list(enumerate(lines[start:], start + 1))
    line = next((n for what in (mark, finding.excerpt) for n, text in numbered if what in text), start)
    return replace(finding, file=str(desk.workspace.draft), line=line)


def _texts(report: Report) -> tuple[str, ...]:
    """Every text that a fact may have been moved to by hand, each apart: figures scattered over several are no trace."""
    sections = (whole_text(report, section) for section in report.sections)
    return tuple(text for text in ("\n".join(report.opening), *sections, "\n".join(report.closing)) if text)


def _missing(facts: Sequence[Fact], texts: Sequence[str], title: str, desk: Desk) -> list[Uncovered]:
    wanted = [fact.text for fact in facts]
    gaps = [set(uncovered(wanted, text)) for text in texts]
    missing = set.intersection(*gaps) if gaps else set()
    return [Uncovered(desk.sheet.file, facts[n].line, title, facts[n].text) for n in sorted(missing)]
