"""What the gate found and did, for the clerk (问题): Chinese, short, with the next step."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.marks import Open
from assistant.drafting.repairs.mending import Mended
from assistant.drafting.repairs.tails import told_clauses
from assistant.provenance.traced import ClauseFault, SectionTrace
from assistant.report.finding import Finding

_CHECK = "请核对：属实就把它补进要点，不属实就删去。"
_CLAUSES: dict[ClauseFault, str] = {
    "unsupported": "要点里没有这件事",
    "effect": "要点里没有这样的成效",
    "leaked": "和范文里的话一样，要点里没有",
    "extent": "要点里没有说是全部",
    "done": "要点里是打算，这里写成了已办",
    "contrary": "和要点说的相反",
}


def of(done: Mended, stretches: Sequence[Open], trace: SectionTrace, ground: Ground) -> tuple[Finding, ...]:
    """Everything about one section: marks, facts, what was put right and cut, and clauses that rest on nothing."""
    return (
        *(_open(s) for s in stretches),
        *_corrected(done, ground),
        *_facts(done, trace, ground),
        *(_cut(text) for text in done.cut),
        *(_replaced(text) for text in dict.fromkeys(done.replaced)),
        *_baseless(trace, stretches),
    )


def _open(stretch: Open) -> Finding:
    plain = stretch.why in ("要点里没有这个数", "要点里没有这个名称")
    message = f"要点里没有“{stretch.text}”。" if plain else f"“{stretch.text}”{stretch.why.rstrip('。')}。"
    return Finding("untraced", "error", message, excerpt=stretch.text, fix=_CHECK)


def _corrected(done: Mended, ground: Ground) -> list[Finding]:
    findings = []
    for correction in dict.fromkeys(done.corrections):
        number = ground.number_of(correction.source)
        fact = None if number is None else ground.task.facts[number]
        told = f"模型写的是“{correction.wrong}”，程序按要点改成“{correction.right}”。"
        findings.append(
            Finding(
                "corrected", "info", told, fact.line if fact else 0, excerpt=fact.text if fact else correction.right
            )
        )
    return findings


def _facts(done: Mended, trace: SectionTrace, ground: Ground) -> list[Finding]:
    """Facts that were added (info), and those that the text still lacks: nothing was mended, or a person's sentence says
    them otherwise (error)."""
    findings = []
    lacking = {n for n, use in enumerate(trace.facts[: len(ground.texts)]) if use.status != "used"}
    for n, fact in enumerate(ground.task.facts):
        if n in ground.left_out:
            if n in lacking:
                message, fix = "写这条要点的句子有人删去了，没有再写。", "不用写的，请在要点后面注明 <!-- 不写入 -->。"
                findings.append(Finding("left-out", "warning", message, fact.line, excerpt=fact.text, fix=fix))
        elif n in done.added:
            message, fix = "模型漏写或写走样的要点，程序按原话补了一句。", "请看是否通顺。"
            findings.append(Finding("added", "info", message, fact.line, excerpt=fact.text, fix=fix))
        elif n in done.left:
            message, fix = "手写的句子和这条要点不一致，没有动。", "请改句子，或者改要点。"
            findings.append(Finding("missing", "error", message, fact.line, excerpt=fact.text, fix=fix))
        elif n in lacking:
            message, fix = "正文里没有这条要点，或者写走了样。", "请在 draft.md 里补上，或者打开 [drafting] repair。"
            findings.append(Finding("missing", "error", message, fact.line, excerpt=fact.text, fix=fix))
    return findings


def _cut(text: str) -> Finding:
    return Finding("empty-tail", "info", f"没有要点支持的空话，已删去：{text}", excerpt=text)


def _replaced(sentence: str) -> Finding:
    return Finding("replaced", "info", f"和要点不符，已换成要点的原话：{sentence}", excerpt=sentence)


def _baseless(trace: SectionTrace, stretches: Sequence[Open]) -> list[Finding]:
    """Clauses that the program cannot cut without breaking the sentence, and that hold no mark."""
    findings = []
    for clause in told_clauses(trace):
        if any(clause.start < s.end and s.start < clause.end for s in stretches):
            continue
        text = clause.text.strip("，；。：！？ \n")
        fix = f"最接近的要点：{clause.nearest_text}。请核对。" if clause.nearest_text else "请核对，没有这回事就删去。"
        findings.append(Finding("baseless", "warning", f"{_CLAUSES[clause.fault]}：“{text}”。", excerpt=text, fix=fix))
    return findings
