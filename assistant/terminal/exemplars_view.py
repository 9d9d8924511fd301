"""Exemplars in words: the list, and what adding a report has given."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.exemplar import Exemplar
from assistant.workflow.exemplar_add import Added, AddedExemplar, AddedSection
from assistant.workflow.library import BrokenExemplar, Library


def list_lines(library: Library) -> Iterator[str]:
    """The office's own, then the shipped."""
    own = [e for e in library.exemplars if e.own]
    yield f"本单位的范文（{library.folder}）：" + (
        "" if own or library.broken else "没有，用 assistant exemplars add 文件 加入。"
    )
    yield from (_listed(e) for e in own)
    yield from (broken_line(b) for b in library.broken)
    yield "随程序的范文："
    yield from (_listed(e) for e in library.exemplars if not e.own)


def broken_line(broken: BrokenExemplar) -> str:
    return f"  {broken.name}  用不了：{broken.message}（{broken.path}）"


def bullets_of(exemplar: Exemplar) -> int:
    return sum(len(section.facts) for section in exemplar.sections)


def added_lines(added: Added) -> Iterator[str]:
    if len(added.exemplars) > 1:
        yield f"{added.file} 里有{len(added.exemplars)}份报告，各作一篇范文。"
    for one in added.exemplars:
        yield from _added(one)
    for title, line in added.left_out:
        yield f"没有收入：第{line}行起的一份报告“{title}”，没有对得上的规定章节。"
    if added.dropped:
        yield f"网页残留、附件等{added.dropped}处没有收入，assistant outline 可以看。"
    names = "、".join(one.exemplar.name for one in added.exemplars)
    yield f"请看一遍：assistant exemplars show {names.split('、')[0]}"


def _listed(exemplar: Exemplar) -> str:
    counts = f"{len(exemplar.sections)}节，{bullets_of(exemplar)}条要点"
    return f"  {exemplar.name}  {exemplar.front.template}，{counts}：{exemplar.about}"


def _added(one: AddedExemplar) -> Iterator[str]:
    exemplar = one.exemplar
    front = "，".join(part for part in (exemplar.front.template, exemplar.front.kind, exemplar.front.period) if part)
    yield f"已加入范文 {exemplar.name}（{front}），{bullets_of(exemplar)}条要点：{one.path}"
    yield from (_section(section) for section in one.sections)
    if one.replaced:
        yield "姓名换成了虚构的："
        yield from (f"  {old} → {new}" for old, new in one.replaced)
        yield "  姓名是按上下文认的，没有列出的没有换，请核对。"
    else:
        yield "没有认出姓名；姓名是按上下文认的，请核对。"


def _section(added: AddedSection) -> str:
    heading = "　" * (added.section.heading.level - 1) + added.section.heading.text
    if not added.title:
        return f"  {heading}" + ("：不是规定章节，只留正文" if added.section.paragraphs else "")
    bullets = added.bullets
    said = f"{len(bullets.texts)}条要点" if bullets.texts else "没有要点，起草时不作样子"
    why = f"（{bullets.why}）" if bullets.why else ""
    refused = f"，模型列的{len(bullets.refused)}条与正文不符，没有要" if bullets.refused else ""
    return f"  {heading}〔{added.title}〕：{said}{why}{refused}"
