"""What is wrong with a reply, said to the model precisely (改稿意见), and how good it is: before the program mends anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.repairs.cleaning import cleaned
from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import tidied
from assistant.drafting.repairs.marks import with_noun
from assistant.drafting.repairs.repeats import without_repeats
from assistant.drafting.repairs.tails import told_clauses, without_baseless
from assistant.provenance.traced import FactUse, SectionTrace, TracedFigure, TracedName, UnsupportedClause

_MOST = 12


@dataclass(frozen=True)
class Review:
    """`complaints` are for the model, `told` for the clerk. Of two replies the one with the lower `score` is the better:
    faults in all, facts missing, wrong figures, wrong names, characters that rest on nothing, characters off the target."""

    complaints: tuple[str, ...]
    score: tuple[int, ...]
    told: str = ""

    def better_than(self, other: Review) -> bool:
        return self.score < other.score


def review(reply: str, ground: Ground, worded: Sequence[str] = (), heading: str = "") -> Review:
    """What the model should mend; what the program takes out cleanly by itself (tails, repeats) is no complaint. `worded`
    are the facts as the model was shown them. A reply without text is worse than any."""
    text = tidied(cleaned(reply, ground, heading or ground.task.heading), ground.kept)
    if not text:
        return Review((), (len(ground.texts) + 1,))
    text = without_repeats(without_baseless(text, ground)[0], ground)
    trace = ground.trace(text)
    figures = [f for f in trace.figures if not f.sourced and not ground.is_kept(text, f.start, f.end)]
    names = [n for n in trace.names if not n.allowed and not ground.is_kept(text, n.start, n.end)]
    clauses = [c for c in told_clauses(trace) if not ground.is_kept(text, c.start, c.end)]
    told = [(f.start, f.end) for f in figures] + [(n.start, n.end) for n in names]
    lacking = [(n, use) for n, use in enumerate(trace.facts[: len(ground.texts)]) if use.status != "used"]
    untold = [c for c in clauses if not any(a < c.end and c.start < b for a, b in told)]
    rights = {figure.right for figure in figures}
    complaints = (
        *(_of_fact(use, (worded or ground.texts)[n]) for n, use in lacking if not _told_by_figures(use, rights)),
        *(_of_figure(figure, text, trace) for figure in figures),
        *(_of_name(name) for name in names),
        *(_of_clause(clause) for clause in untold),
    )
    score = (
        len(lacking) + len(figures) + len(names),
        len(lacking),
        len(figures),
        len(names),
        sum(len(c.text) for c in clauses),
        abs(len(text) - ground.task.target),
    )
    return Review(tuple(dict.fromkeys(complaints))[:_MOST], score, _told(score, len(untold)))


def _told_by_figures(use: FactUse, rights: set[str]) -> bool:
    """Whether all that a fact lacks is told where its wrong figures are."""
    return bool(use.missing) and set(use.missing) <= rights


def _of_fact(use: FactUse, fact: str) -> str:
    if use.twisted:
        return f"和要点说的不一样，应为：{fact}"
    if use.status == "partly" and use.missing:
        return f"没有写全，缺“{'”“'.join(use.missing)}”：{fact}"
    return f"漏写：{fact}"


def _of_figure(figure: TracedFigure, text: str, trace: SectionTrace) -> str:
    start, end = with_noun(text, figure, trace)
    if not figure.right:
        return f"“{text[start:end]}”不在要点中，应删除"
    return f"“{text[start:end]}”应为“{text[start : figure.start]}{figure.right}{text[figure.end : end]}”"


def _of_name(name: TracedName) -> str:
    return f"“{name.text}”应为“{name.near}”" if name.near else f"“{name.text}”不在要点中，应删除"


def _of_clause(clause: UnsupportedClause) -> str:
    text = clause.text.strip("，；。：！？ \n")
    if clause.fault in ("extent", "done", "contrary") and clause.nearest_text:
        return f"“{text}”和要点说的不一样，要点是：{clause.nearest_text}"
    return f"“{text}”不在要点中，应删除"


def _told(score: Sequence[int], clauses: int) -> str:
    _, lacking, figures, names, *_ = score
    parts = [f"{lacking}条要点漏写或写走样"] if lacking else []
    parts += [f"{figures}个数字不对"] if figures else []
    parts += [f"{names}个名称不对"] if names else []
    parts += [f"{clauses}处没有依据"] if clauses else []
    return "，".join(parts)
