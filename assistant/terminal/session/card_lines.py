"""A section as lines of the screen: heading, length, text, what the figures rest on, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.provenance.ledger import Source
from assistant.provenance.pieces import Paragraph
from assistant.report.comments import without_comments
from assistant.report.finding import Finding
from assistant.terminal.difference import difference_lines
from assistant.terminal.redraft_view import conflict_lines, notes
from assistant.terminal.session.words import stage_style, stage_word
from assistant.terminal.shades import Line, Shade
from assistant.terminal.wrapping import wrapped, wrapped_line
from assistant.workflow.proposals import Proposal
from assistant.workflow.session.board import Place
from assistant.workflow.session.cards import Card, Ground

_SEVERITIES = {"error": ("错误", "bold red"), "warning": ("提醒", "yellow"), "info": ("提示", "")}
_INDENT = "　　"
_FAR = 0.4


def place_lines(place: Place, width: int) -> Iterator[Line]:
    """The section as far as it has come."""
    if place.stage == "proposed" and place.proposal is not None:
        yield from _proposal(place, place.proposal, width)
    elif place.at_work:
        yield from _at_work(place, width)
    elif place.card is None:
        yield from _empty(place, width)
    else:
        yield from _heading(place, place.card.heading, width)
        yield from _card(place.card, width)


def fact_lines(place: Place, width: int) -> Iterator[Line]:
    """The bullets of the section."""
    yield from _heading(place, "要点", width)
    yield ()
    for fact in place.task.facts if place.task else ():
        source = f"（来源：{fact.source}）" if fact.source else ""
        yield from _hung(f"{fact.display}  ", f"{fact.text}{source}〔第{fact.line}行〕", width)
    if not place.task or not place.task.facts:
        yield (Shade("这一节在 facts.md 里没有要点。"),)


def conflict_view(proposal: Proposal, number: int, width: int) -> Iterator[Line]:
    """One conflict of a proposal, to be decided."""
    unsettled = proposal.redone.unsettled
    yield (Shade(f"第{number + 1}处，共{len(unsettled)}处", "bold"),)
    for line in conflict_lines(unsettled[number]):
        yield from wrapped_line(line, width)


def finding_lines(findings: Sequence[Finding], width: int) -> Iterator[Line]:
    """Each with its gravity as a word."""
    for finding in findings:
        word, style = _SEVERITIES[finding.severity]
        place = f"第{finding.line}行：" if finding.line else ""
        yield from _hung(f"{word} ", f"{place}{finding.message}{finding.fix}", width, style)


def _heading(place: Place, heading: str, width: int) -> Iterator[Line]:
    title = f"〔{place.title}〕" if place.title != heading else ""
    for line in wrapped(f"{heading}{title}", width):
        yield (Shade(line, "bold"),)
    length = f"  {_length(place.card)}" if place.card and not place.at_work else ""
    yield from wrapped_line((Shade(stage_word(place), stage_style(place)), Shade(length)), width)
    if place.note:
        for line in wrapped(f"· {place.note}", width):
            yield (Shade(line, "yellow"),)


def _length(card: Card) -> str:
    unsound = sum(not ground.sound for ground in card.grounds)
    told = f"{card.characters}字"
    if card.target:
        far = card.characters / card.target - 1
        told += f"（按要点约{card.target}字{'，偏长' if far > _FAR else '，偏短' if far < -_FAR else ''}）"
    if card.grounds:
        told += f"  数字{len(card.grounds)}个，" + (f"{unsound}个没有出处" if unsound else "都有出处")
    return told


def _card(card: Card, width: int) -> Iterator[Line]:
    yield ()
    for paragraph in card.paragraphs:
        yield from wrapped_line(tuple(_shades(paragraph)), width)
    if card.grounds:
        yield ()
        yield (Shade("数字和出处", "bold"),)
        yield from _grounds(card.grounds, width)
    if card.findings:
        yield ()
        yield (Shade(f"要看一看（{len(card.findings)}处）", "bold"),)
        yield from finding_lines(card.findings, width)


def _shades(paragraph: Paragraph) -> Iterator[Shade]:
    yield Shade(_INDENT)
    for piece in paragraph:
        if piece.figure is not None:
            yield Shade(piece.text, "underline" if piece.figure.sourced else "bold red underline")
        else:
            yield Shade(piece.text, "yellow" if piece.name is not None or piece.clause is not None else "")


def _grounds(grounds: Sequence[Ground], width: int) -> Iterator[Line]:
    """Figures that rest on the same facts together."""
    groups: dict[tuple[str, tuple[Source, ...]], list[Ground]] = {}
    for ground in grounds:
        groups.setdefault((ground.label, ground.sources), []).append(ground)
    for (label, sources), members in groups.items():
        figures = "、".join(dict.fromkeys(ground.text for ground in members))
        facts = "；".join(_fact(source) for source in sources)
        style = "" if members[0].sound else "bold red"
        yield from _hung(f"{figures}  ", f"{label}  {facts}".rstrip(), width, style)


def _fact(source: Source) -> str:
    return source.text + (f"（来源：{source.evidence}）" if source.evidence else "")


def _at_work(place: Place, width: int) -> Iterator[Line]:
    yield from _heading(place, place.task.heading if place.task else place.title, width)
    yield ()
    for paragraph in place.streamed.split("\n") if place.streamed else ():
        yield from wrapped_line((Shade(_INDENT + paragraph),), width)


def _empty(place: Place, width: int) -> Iterator[Line]:
    yield from _heading(place, place.task.heading if place.task else place.title, width)
    yield ()
    if place.stage == "pending":
        told = "这一节必写，facts.md 里还没有要点，已标【待补】。补上要点以后，再运行 assistant draft。"
        yield from ((Shade(line),) for line in wrapped(told, width))


def _proposal(place: Place, proposal: Proposal, width: int) -> Iterator[Line]:
    section = proposal.section
    old, new = proposal.old_text, without_comments(section.text)
    yield from _heading(place, section.heading, width)
    sizes = [len("".join(text.split())) for text in (old, new)]
    wanted = proposal.task.length or proposal.task.target
    told = f"原{sizes[0]}字，新稿{sizes[1]}字（约{wanted}字）；[-去掉的-]，{{+新写的+}}"
    yield from wrapped_line((Shade(told),), width)
    if proposal.task.instruction:
        yield from wrapped_line((Shade(f"要求：{proposal.task.instruction}"),), width)
    yield ()
    if proposal.same:
        yield (Shade("和原来一样，没有改动。"),)
    else:
        for line in difference_lines(old, new):
            yield from wrapped_line((Shade(_INDENT), *line), width)
    for note in notes(proposal):
        yield from _hung("· ", note, width, "yellow")


def _hung(lead: str, text: str, width: int, style: str = "") -> Iterator[Line]:
    """A lead and a text whose further lines stand two cells in."""
    first, *more = wrapped(lead + text, width - 4)
    yield (Shade(f"  {first}", style),)
    yield from ((Shade(f"    {line}", style),) for line in more)
