"""A revised Word file as a person is told of it (修改稿): what was changed, section by section, before anything is merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.files.revised import RevisedFile, TrackedChange
from assistant.report.finding import Finding
from assistant.style.numbering import without_ordinal
from assistant.terminal.difference import changes_as_values, difference_lines
from assistant.terminal.shades import Line, Shade
from assistant.workflow.pulling.fact_lines import ChangedFacts
from assistant.workflow.pulling.figures import ForeignFigure
from assistant.workflow.pulling.merging import MergedDraft, PullConflict
from assistant.workflow.pulling.pull import Pull
from assistant.workflow.pulling.told import FIELDS, PlacedComment, SectionChange, Told

_HEADING, _BESIDE = "bold", "yellow"
_STATUSES = {"changed": "改", "new": "新增", "dropped": "删去", "moved": "移动", "merged": "合并"}
_KEPT = "Word 新加的收进来；draft.md 里有、Word 里没有或者写法不同的，逐处请您选，不会自动删改。"
_STOPS = "。！？；"
_NONE = "要点里没有这个数"
_KINDS = {"inserted": "插入", "deleted": "删除", "moved": "移动"}


def pull_lines(pull: Pull) -> Iterator[Line]:
    """Everything that the file changed; where it changed nothing, that."""
    told = pull.told
    base = pull.word.base
    if pull.pulled_at:
        yield (
            Shade(
                f"{pull.word.path.name} {day(pull.pulled_at)}已经收过，draft.md 不再改。要重新收一遍，加 --again。",
                _BESIDE,
            ),
        )
        return
    if not base.known:
        yield (Shade(f"查不到 {pull.word.path.name} 是从哪一稿导出的，只好和现在的 draft.md 对照：{_KEPT}", _BESIDE),)
    elif base.guessed:
        yield (Shade(f"{pull.word.path.name} 里没有导出时的标记，按{day(base.guessed)}导出的稿子对照。", _BESIDE),)
    if told.revisions:
        yield (Shade(_hands(told.revisions)),)
    for change in told.sections:
        yield from _section(change)
    if told.title:
        yield (Shade("标题", _HEADING),)
        yield from difference_lines(*told.title)
    for comment in told.comments:
        yield from _comment(comment)
    yield from _beside(told)
    if not told.anything:
        yield (Shade("正文没有改动。"),)


def revision_line(changes: Sequence[TrackedChange], file: RevisedFile) -> str:
    """A tracked change, or words put in the place of others, with its section and sentence, for a question."""
    first = changes[0]
    who = "，".join(part for part in (first.author, day(first.date)) if part)
    section = without_ordinal(file.heading_over(first.paragraph))
    where = f"“{section}”一节" if section else "开头"
    moved = f"移动（{'原处' if first.taken_out else '新处'}）" if first.kind == "moved" else ""
    place = _around(file.marked(changes)) or f"{_KINDS[first.kind]}一段的结尾"
    return f"{where}{moved}" + (f"（{who}）" if who else "") + f"：{place}"


def conflict_lines(conflict: PullConflict, *, base_known: bool = True) -> Iterator[Line]:
    """What both sides made of one place. `base_known`: whether it is known what both were made from."""
    what = "两边都改了同一处" if base_known else "两边不一样"
    yield (Shade(f"“{conflict.heading}”一节，{what}：", _HEADING),)
    sides = (("原来", conflict.base), ("draft.md", conflict.ours), ("Word", conflict.theirs))
    for called, text in sides if base_known else sides[1:]:
        yield (Shade(f"  {called}：{text.strip() or ('（删去了）' if base_known else '（没有）')}"),)


def by_sentence(figures: Sequence[ForeignFigure]) -> tuple[tuple[ForeignFigure, ...], ...]:
    """The figures of each sentence, in reading order."""
    found: dict[tuple[str, str], list[ForeignFigure]] = {}
    for figure in figures:
        found.setdefault((figure.section, figure.sentence), []).append(figure)
    return tuple(tuple(own) for own in found.values())


def figures_line(figures: Sequence[ForeignFigure]) -> str:
    """The figures of one sentence that its section's facts have not: one statement of each kind."""
    parts: dict[str, list[ForeignFigure]] = {}
    for figure in figures:
        parts.setdefault(_what(figure), []).append(figure)
    told = "；".join(what.format("、".join(dict.fromkeys(f.figure for f in own))) for what, own in parts.items())
    return f"“{figures[0].section}”一节：{told}。原句：{figures[0].sentence}"


def correction(figure: ForeignFigure) -> str:
    """A fact and the leaders' figure for it."""
    return f"要点第{figure.line}行：{figure.was} → {figure.figure}"


def _what(figure: ForeignFigure) -> str:
    """What is to be said of a figure; {} stands for it and those of which the same is to be said."""
    if figure.kind == "changed":
        return correction(figure).replace("{", "{{").replace("}", "}}")
    if figure.kind == "moved":
        return f"“{{}}”是“{figure.home}”一节的要点（第{figure.line}行），不用再加"
    why = figure.explanation.rstrip("。").replace("{", "{{").replace("}", "}}")
    return f"“{{}}”，{why}" if why and why != _NONE else "“{}”，要点里没有"


def _around(marked: str) -> str:
    """The sentence in which the marks stand."""
    starts = [at for mark in ("[-", "{+") if (at := marked.find(mark)) >= 0]
    if not starts:
        return ""
    begin = max(marked.rfind(stop, 0, min(starts)) for stop in _STOPS) + 1
    last = max(marked.rfind(mark) for mark in ("-]", "+}"))
    ends = [at + 1 for stop in _STOPS if (at := marked.find(stop, last)) >= 0]
    end = last + 2 if marked[last - 1] in _STOPS else min(ends, default=len(marked))
    return marked[begin:end].strip()


def pull_values(
    pull: Pull,
    merged: MergedDraft,
    figures: Sequence[ForeignFigure],
    facts: ChangedFacts,
    findings: Sequence[Finding],
    file: str,
) -> dict[str, Any]:
    """For --format json."""
    told = pull.told
    return {
        "file": file,
        "word": str(pull.word.path),
        "base_known": pull.word.base.known,
        "changed": merged.text != "" and bool(told.sections or told.title),
        "sections": [_change_values(change) for change in told.sections],
        "title": {"old": told.title[0], "new": told.title[1]} if told.title else None,
        "comments": [_comment_values(comment) for comment in told.comments],
        "revisions": [_revision_values(change) for change in told.revisions],
        "conflicts": [
            {"section": c.heading, "base": c.base, "ours": c.ours, "theirs": c.theirs} for c in merged.conflicts
        ],
        "open_conflicts": merged.open,
        "figures": [_figure_values(f) for f in figures],
        "added_facts": list(facts.added),
        "changed_facts": [{"line": line, "old": old, "new": new} for line, old, new in facts.changed],
        "pulled_before": pull.pulled_at,
        "fields": [{"field": kind, "old": old, "new": new} for kind, old, new in told.fields],
        "outside": list(told.outside),
        "left_out": list(told.left_out),
        "lost_comments": list(told.lost_comments),
        "findings": [{"rule": f.rule, "severity": f.severity, "message": f.message, "line": f.line} for f in findings],
    }


def _section(change: SectionChange) -> Iterator[Line]:
    moved = "、移动" if change.moved and change.status != "moved" else ""
    yield (Shade(f"〔{_STATUSES[change.status]}{moved}〕{change.title}", _HEADING),)
    if change.status in ("changed", "merged") and change.old_heading != change.new_heading:
        yield (Shade("  标题："), *next(iter(difference_lines(change.old_heading, change.new_heading))))
    if change.levels:
        yield (Shade(f"  标题：第{change.levels[0]}级 → 第{change.levels[1]}级"),)
    if change.status == "dropped":
        yield (Shade(f"  删去的正文：{_short(change.old)}", _BESIDE),)
    elif change.old != change.new:
        for line in difference_lines(change.old, change.new):
            yield (Shade("  "), *line)
    yield ()


def _comment(placed: PlacedComment) -> Iterator[Line]:
    comment = placed.comment
    who = "，".join(part for part in (comment.author, day(comment.date)) if part)
    quoted = f"在“{_short(comment.quoted)}”处" if comment.quoted else ""
    where = f"“{placed.section}”一节" if placed.section else "开头"
    yield (
        Shade(f"批注  {where}{quoted}（{who}）：{comment.text}" if who else f"批注  {where}{quoted}：{comment.text}"),
    )


def _beside(told: Told) -> Iterator[Line]:
    for kind, old, new in told.fields:
        text = f"{FIELDS[kind]}改了：{old or '（没有）'} → {new or '（删去了）'}。它写在 facts.md 里，请在那里改。"
        yield (Shade(text, _BESIDE),)
    for text in told.outside:
        yield (Shade(f"标题以上、落款以下的文字没有收进来：{text}", _BESIDE),)
    for text in told.left_out:
        yield (Shade(f"初稿里放不下，没有收进来：{text}。请自己处理。", _BESIDE),)
    for text in told.lost_comments:
        yield (Shade(f"原句改了，句后的批注没有留：{text}", _BESIDE),)


def _hands(changes: Sequence[TrackedChange]) -> str:
    counts = Counter(change.author or "没有署名" for change in changes)
    return f"修订{len(changes)}处：{'、'.join(f'{who}{count}处' for who, count in counts.items())}。"


def day(date: str) -> str:
    """2026-07-05T09:00:00Z as 7月5日."""
    parts = date[:10].split("-")
    return f"{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 and all(p.isdigit() for p in parts) else ""


def _short(text: str) -> str:
    text = text.replace("\n", "")
    return text if len(text) <= 40 else f"{text[:28]}……{text[-8:]}"


def _change_values(change: SectionChange) -> dict[str, Any]:
    return {
        "status": change.status,
        "moved": change.moved,
        "keys": list(change.keys),
        "old_heading": change.old_heading,
        "new_heading": change.new_heading,
        "old": change.old,
        "new": change.new,
        "words": changes_as_values(change.old, change.new),
    }


def _figure_values(figure: ForeignFigure) -> dict[str, Any]:
    return {
        "figure": figure.figure,
        "kind": figure.kind,
        "section": figure.section,
        "key": figure.key,
        "sentence": figure.sentence,
        "why": figure.explanation,
        "bullet": figure.bullet,
        "fact_line": figure.line,
        "was": figure.was,
    }


def _comment_values(placed: PlacedComment) -> dict[str, Any]:
    comment = placed.comment
    return {
        "section": placed.section,
        "author": comment.author,
        "date": comment.date,
        "quoted": comment.quoted,
        "text": comment.text,
    }


def _revision_values(change: TrackedChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "taken_out": change.taken_out,
        "author": change.author,
        "date": change.date,
        "text": change.text,
    }
