"""A redraft as the clerk sees it: old beside new, what became of the hand edits, what the gate found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.comparison.hand_edits import Conflict
from assistant.report.comments import without_comments
from assistant.terminal.difference import changes_as_values, difference_lines
from assistant.terminal.draft_view import findings_as_values
from assistant.terminal.shades import Line, Shade
from assistant.workflow.events import SectionFinding
from assistant.workflow.proposals import Proposal

_REASONS = {
    "fact-changed": "它依据的要点改了",
    "fact-gone": "它依据的要点没有了",
    "instruction": "这次的要求说的就是它",
}


def proposal_lines(proposal: Proposal) -> Iterator[Line]:
    """The whole view."""
    section = proposal.section
    target = f"（要求约{proposal.task.length}字）" if proposal.task.length else f"（按要点约{proposal.task.target}字）"
    yield (Shade(f"{section.heading}  原{_size(proposal.old_text)}字 → 现{_size(section.text)}字{target}", "bold"),)
    if proposal.same:
        yield (Shade("和原来一样，没有改动。"),)
    else:
        yield from difference_lines(proposal.old_text, without_comments(section.text))
    for note in notes(proposal):
        yield (Shade(f"· {note}", "yellow"),)


def notes(proposal: Proposal) -> tuple[str, ...]:
    """What the clerk should know before deciding, in Chinese."""
    carried, section = proposal.redone.carried, proposal.section
    lines = [f"手改的{len(carried.kept)}句原样保留"] if carried.kept else []
    lines += [
        f"手改的“{_short(text)}”新稿里没有写同一件事的句子，放在它原来的前一句后面，请看位置"
        for text in carried.displaced
    ]
    lines += [f"你删去的“{_short(text)}”没有再写" for text in carried.deleted]
    lines += [f"“{_short(text)}”锁定了，没有动，请核对它和要点" for text in carried.locked]
    lines += [_conflict_note(conflict) for conflict in proposal.redone.unsettled]
    lines += [f"待核实：{figure}" for figure in section.marked]
    lines += [f"{f.message}{f.fix}" for f in section.findings if f.severity != "info" and f.rule != "untraced"]
    if proposal.task.length and _size(section.text) > proposal.task.length * 1.1:
        needed = sum(map(len, proposal.task.texts))
        lines.append(f"要求{proposal.task.length}字，现在{_size(section.text)}字：要点共{needed}字，一条也不能丢")
    return tuple(lines)


def conflict_lines(conflict: Conflict) -> Iterator[Line]:
    """One conflict, to be decided."""
    yield (Shade(f"手改的这一句，{_REASONS[conflict.reason]}：", "bold yellow"),)
    for fact in conflict.facts:
        yield (Shade(f"  要点：{fact}"),)
    yield (Shade(f"  手改：{conflict.edit.words or '（删去了：' + conflict.edit.base + '）'}"),)
    yield (Shade(f"  新写：{conflict.fresh or '（没有相应的句子）'}"),)


def proposal_as_values(
    proposal: Proposal, file: str, findings: Sequence[SectionFinding], *, taken: bool
) -> dict[str, object]:
    """For --format json. `findings` are the gate's with their places."""
    carried, section = proposal.redone.carried, proposal.section
    return {
        "file": file,
        "keys": list(section.keys),
        "heading": section.heading,
        "taken": taken,
        "old": proposal.old_text,
        "new": without_comments(section.text),
        "changes": changes_as_values(proposal.old_text, without_comments(section.text)),
        "kept": list(carried.kept),
        "displaced": list(carried.displaced),
        "deleted": list(carried.deleted),
        "conflicts": [
            {"mine": c.edit.words, "new": c.fresh, "reason": c.reason, "facts": list(c.facts)}
            for c in proposal.redone.unsettled
        ],
        "marked": list(section.marked),
        "added": list(section.added),
        "findings": findings_as_values(findings),
        "model": proposal.model,
        "characters": _size(section.text),
    }


def _conflict_note(conflict: Conflict) -> str:
    text = conflict.edit.words or conflict.edit.base
    return f"手改的“{_short(text)}”：{_REASONS[conflict.reason]}，两种写法都在，请选一种"


def _size(text: str) -> int:
    return len("".join(without_comments(text).split()))


def _short(text: str) -> str:
    plain = "".join(without_comments(text).split())
    return plain if len(plain) <= 24 else f"{plain[:23]}…"
