"""The one gate (把关): a pure function from a reply to a section that may be stored. Nothing else makes GatedSections.

Clean → punctuation and series → empty tails cut → sentences said twice cut → facts that are missing added as plain
sentences → figures without a source marked 【待核实：…】."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.plan import SectionTask
from assistant.drafting.reply import paragraphs_of
from assistant.drafting.skeleton import plain_sentence
from assistant.drafting.wording import SkeletonRules
from assistant.language.quantities import quantities
from assistant.language.similarity import shared_share
from assistant.provenance.activities import without_empty_tails
from assistant.provenance.coverage import cover, coverage, uncovered
from assistant.provenance.trace import Untraced, figures, untraced
from assistant.report.draft import GatedSection, Origin, Usage
from assistant.report.facts import Fact
from assistant.report.finding import Finding
from assistant.style.numbering import chinese_number, continuous_series

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）]*")
_SERIES_MARK = re.compile(r"^[一二三四五六七八九十]{1,3}是")
_MARK = re.compile(r"【待(?P<what>核实|补)[：:](?P<text>[^】]*)】")
_SAME_SENTENCE = 0.85
_SOME_WORDS = 0.25
_HALF_THE_WORDS = 0.5


@dataclass(frozen=True)
class Sources:
    """What a section's figures may rest on beside its own facts: `elsewhere` are other sections' facts, `allowed` the
    period, the front matter and the template's phrases."""

    elsewhere: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def gate(
    reply: str,
    task: SectionTask,
    sources: Sources,
    rules: SkeletonRules,
    *,
    origin: Origin = "model",
    heading: str = "",
    repair: bool = True,
    usage: Usage | None = None,
) -> GatedSection | None:
    """The section that a reply makes, or None where it holds no text at all (a failure of that section alone)."""
    heading = heading or task.heading
    # A skeleton is the clerk's own words: nothing of them is a model's chatter.
    paragraphs, cut = _lines(reply) if origin == "skeleton" else _cleaned(reply, task, heading)
    if not paragraphs:
        return None
    mended, added = _with_missing_facts(paragraphs, task, rules)
    paragraphs = mended if repair else paragraphs
    paragraphs = tuple(p for p in continuous_series(paragraphs) if p.strip("。 "))
    paragraphs, marked = _marked(paragraphs, task.texts, sources)
    return GatedSection(
        keys=task.keys,
        level=task.level,
        heading=heading,
        paragraphs=paragraphs,
        run_in=task.run_in,
        origin=origin,
        marked=tuple(m.text for m in marked),
        added=tuple(f.id for f in added) if repair else (),
        cut=cut,
        findings=(*_mark_findings(marked), *_fact_findings(added, repaired=repair), *_cut_findings(cut)),
        raw=reply,
        usage=usage or Usage(),
    )


def _lines(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(line for line in text.split("\n") if line.strip()), ()


def _cleaned(reply: str, task: SectionTask, heading: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reply's own paragraphs, and the empty tails that were cut from them."""
    paragraphs = paragraphs_of(reply, (task.title, heading, *task.title.split("、")))
    paragraphs = tuple(p for p in map(_without_marks, paragraphs) if p.strip("。；，、 "))
    paragraphs, cut = _without_empty_tails(paragraphs, task.texts)
    return _without_repeats(paragraphs, task.texts), cut


def pending_section(task: SectionTask, question: str) -> GatedSection:
    """A required section without facts, written as 【待补：…】; nothing is invented for it."""
    note = f"【待补：{task.title}。{question.rstrip('？?')}】"
    return GatedSection(task.keys, task.level, task.heading, (note,), task.run_in, origin="template")


def _without_marks(paragraph: str) -> str:
    """The gate sets its own marks: what they hold comes free and is looked at again."""

    def bare(match: re.Match[str]) -> str:
        held = match["what"] == "核实" and untraced(match["text"], ())
        return match["text"] if held else ""

    return _MARK.sub(bare, paragraph)


def _without_empty_tails(paragraphs: Sequence[str], facts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept: list[str] = []
    cut: list[str] = []
    for paragraph in paragraphs:
        text, tails = without_empty_tails(paragraph, facts)
        kept.append(text)
        cut += tails
    return tuple(kept), tuple(cut)


def _without_repeats(paragraphs: Sequence[str], facts: Sequence[str]) -> tuple[str, ...]:
    """Sentences that say an earlier one again are left out, unless a fact rests on them: two villages may have done the
    same."""
    lines = [(p, sentence) for p, paragraph in enumerate(paragraphs) for sentence in _sentences(paragraph)]
    missing = len(uncovered(facts, "".join(text for _, text in lines)))
    at = 0
    while at < len(lines):
        rest = lines[:at] + lines[at + 1 :]
        again = any(_says_again(_bare(lines[at][1]), _bare(earlier)) for _, earlier in lines[:at])
        if again and len(uncovered(facts, "".join(text for _, text in rest))) <= missing:
            lines = rest
        else:
            at += 1
    joined = ("".join(text for p, text in lines if p == number) for number in range(len(paragraphs)))
    return tuple(paragraph for paragraph in joined if paragraph)


def _bare(sentence: str) -> str:
    return _SERIES_MARK.sub("", sentence)


def _says_again(sentence: str, earlier: str) -> bool:
    if len(sentence) < 8 or [q.text for q in quantities(sentence)] != [q.text for q in quantities(earlier)]:
        return False
    return sentence == earlier or shared_share(sentence, earlier) >= _SAME_SENTENCE


def _with_missing_facts(
    paragraphs: tuple[str, ...], task: SectionTask, rules: SkeletonRules
) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Every fact that is missing, in part or in whole, or twisted is written as a plain sentence behind the fact before
    it; a sentence that has only a part of it, or twists it, gives way. Each fact is mended once."""
    added: list[int] = []
    while True:
        open_ = [n for n in uncovered(task.texts, "\n".join(paragraphs)) if n not in added]
        if not open_:
            return _with_lost_facts(paragraphs, task, rules), tuple(task.facts[n] for n in sorted(added))
        twisted = cover(task.texts, "\n".join(paragraphs))[open_[0]].twisted
        added.append(open_[0])
        paragraphs = _mended(paragraphs, open_[0], task, rules, twisted=twisted)


def _with_lost_facts(paragraphs: tuple[str, ...], task: SectionTask, rules: SkeletonRules) -> tuple[str, ...]:
    """A fact whose plain sentence gave way to a later one is written once more, and nothing gives way to it."""
    for n, found in uncovered(task.texts, "\n".join(paragraphs)).items():
        if found.missing or not found.share:
            sentence = plain_sentence(task.texts[n], rules)
            paragraphs = _with_sentence(paragraphs, _behind(paragraphs, task.texts[:n]), sentence, task, take_out=False)
    return paragraphs


def _mended(
    paragraphs: tuple[str, ...], index: int, task: SectionTask, rules: SkeletonRules, *, twisted: bool
) -> tuple[str, ...]:
    sentence = plain_sentence(task.texts[index], rules)
    place = _partial(paragraphs, index, task)
    if place is None and twisted:
        place = _nearest(paragraphs, task.texts[index])
    if place is not None:
        return _with_sentence(paragraphs, place, sentence, task, take_out=True)
    return _with_sentence(paragraphs, _behind(paragraphs, task.texts[:index]), sentence, task, take_out=False)


def _nearest(paragraphs: tuple[str, ...], fact: str) -> tuple[int, int] | None:
    """The sentence most like a fact. Other facts that stood in it come back as plain sentences of their own."""
    places = [(p, s) for p, paragraph in enumerate(paragraphs) for s in range(len(_sentences(paragraph)))]
    return max(places, key=lambda at: shared_share(fact, _sentences(paragraphs[at[0]])[at[1]]), default=None)


def _sentences(paragraph: str) -> list[str]:
    return _SENTENCE.findall(paragraph)


def _partial(paragraphs: tuple[str, ...], index: int, task: SectionTask) -> tuple[int, int] | None:
    """The sentence that speaks of this fact alone and lacks a part of it: all its figures are this fact's, or half its
    words are, and it carries no other fact."""
    fact = task.texts[index]
    others = [t for n, t in enumerate(task.texts) if n != index]
    best, place = 0.0, None
    for p, paragraph in enumerate(paragraphs):
        for s, sentence in enumerate(_sentences(paragraph)):
            likeness = _likeness(sentence, fact)
            if likeness > best and all(_likeness(sentence, other) < likeness for other in others):
                if any(coverage(other, sentence).complete for other in others):
                    continue
                best, place = likeness, (p, s)
    return place


def _likeness(sentence: str, fact: str) -> float:
    """How far a sentence is about one fact: the share of its words, and one more where all its figures are the fact's.
    0 where it has a figure that the fact lacks, or hardly a word of it."""
    if untraced(sentence, [fact]):
        return 0.0
    share = shared_share(_SERIES_MARK.sub("", sentence), fact)
    if figures(sentence):
        return 1 + share if share >= _SOME_WORDS else 0.0
    return share if share > _HALF_THE_WORDS else 0.0


def _behind(paragraphs: tuple[str, ...], earlier: Sequence[str]) -> tuple[int, int]:
    """The last sentence that carries one of the facts before; the very start where none does: (0, -1)."""
    for fact in reversed(earlier):
        for p in range(len(paragraphs) - 1, -1, -1):
            sentences = _sentences(paragraphs[p])
            for s in range(len(sentences) - 1, -1, -1):
                if coverage(fact, sentences[s]).share >= 0.5:
                    return p, s
    return (0, -1) if not earlier else (len(paragraphs) - 1, len(_sentences(paragraphs[-1])) - 1)


def _with_sentence(
    paragraphs: tuple[str, ...], place: tuple[int, int], sentence: str, task: SectionTask, *, take_out: bool
) -> tuple[str, ...]:
    p, s = place
    sentences = _sentences(paragraphs[p])
    series = task.form != "paragraph" and any(_SERIES_MARK.match(x) for para in paragraphs for x in _sentences(para))
    if take_out:
        mark = _SERIES_MARK.match(sentences[s])
        sentences[s] = (mark[0] if mark else "") + sentence
    elif series and task.form == "items":
        at = p + 1 if s >= 0 else p
        return (*paragraphs[:at], f"{chinese_number(1)}是{sentence}", *paragraphs[at:])
    else:
        sentences.insert(s + 1, (f"{chinese_number(1)}是" if series else "") + sentence)
    return (*paragraphs[:p], "".join(sentences), *paragraphs[p + 1 :])


def _marked(
    paragraphs: tuple[str, ...], facts: Sequence[str], sources: Sources
) -> tuple[tuple[str, ...], tuple[Untraced, ...]]:
    marked: list[Untraced] = []
    out = []
    for paragraph in paragraphs:
        found = untraced(paragraph, facts, sources.elsewhere, sources.allowed)
        text = paragraph
        for span in reversed(found):
            text = f"{text[: span.start]}【待核实：{span.text}】{text[span.end :]}"
        marked += found
        out.append(text)
    return tuple(out), tuple(marked)


def _mark_findings(marked: Sequence[Untraced]) -> list[Finding]:
    return [
        Finding(
            "untraced",
            "error",
            f"“{m.text}”在别的章节的要点里，不在这一节。" if m.elsewhere else f"要点里没有“{m.text}”。",
            excerpt=m.text,
            fix="请核对：属实就把它补进要点，不属实就删去。",
        )
        for m in marked
    ]


def _fact_findings(facts: Sequence[Fact], *, repaired: bool) -> list[Finding]:
    """Facts that the reply lacked: added (info), or only reported where repair is switched off (error)."""
    if repaired:
        message, fix = "模型漏写或写走样的要点，程序按原话补了一句。", "请看是否通顺。"
        return [Finding("added", "info", message, f.line, excerpt=f.text, fix=fix) for f in facts]
    message, fix = "正文里没有这条要点，或者写走了样。", "请在 draft.md 里补上，或者打开 [drafting] repair。"
    return [Finding("missing", "error", message, f.line, excerpt=f.text, fix=fix) for f in facts]


def _cut_findings(cut: Sequence[str]) -> list[Finding]:
    return [Finding("empty-tail", "info", f"没有要点支持的空话，已删去：{text}", excerpt=text) for text in cut]
