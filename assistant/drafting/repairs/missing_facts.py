"""Facts that are missing, in part or in whole, or twisted, come in as plain sentences (补要点).

A sentence that says such a fact wrongly or in part gives way to it, so that right and wrong never stand side by side; other
facts that stood in it come back as sentences of their own."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import SERIES_MARK, STOPS, bare_of, changed, is_series, tidied
from assistant.drafting.repairs.speaking import Said, what_is_said
from assistant.drafting.skeleton import plain_sentence
from assistant.language.similarity import shared_share
from assistant.style.edits import Edit
from assistant.style.numbering import chinese_number

_SAYS_IT = 0.6
_ENDS = f"{STOPS}”’）》】\n"


@dataclass(frozen=True)
class Completed:
    """The text, the numbers of the facts added, and of those left alone because a person's sentence speaks of them; and the
    wrong sentences that gave way."""

    text: str
    added: tuple[int, ...]
    left: tuple[int, ...]
    replaced: tuple[str, ...]


def with_missing_facts(text: str, ground: Ground) -> Completed:
    """The text with every fact. Each fact is mended once, and what gave way to a later one is written once more."""
    added: list[int] = []
    left: list[int] = []
    replaced: list[str] = []
    while open_ := sorted(ground.lacking(text) - {*added, *left}):
        fact = open_[0]
        said = what_is_said(text, ground)
        if any(s.kept and fact in s.facts for s in said):
            left.append(fact)
        else:
            added.append(fact)
            gone = _giving_way(text, fact, said, ground)
            replaced += [s.sentence.text for s in gone if s.wrong]
            text = _replaced(text, fact, gone, ground) if gone else _inserted(text, fact, said, ground)
    for fact in sorted(ground.lacking(text) - set(left)):
        if not ground.uses(text)[fact].twisted and not _stands(text, fact, ground):
            text = _inserted(text, fact, what_is_said(text, ground), ground)
    return Completed(text, tuple(sorted(added)), tuple(sorted(left)), tuple(replaced))


def without_wrong_doubles(text: str, ground: Ground) -> tuple[str, tuple[str, ...]]:
    """The text without sentences that say wrongly what another sentence says rightly or what is about to be added, and
    these sentences."""
    gone: list[str] = []
    for said in reversed(what_is_said(text, ground)):
        if said.wrong and not said.kept and _says_a_fact(said, ground):
            shorter = changed(text, [Edit(said.sentence.start, said.sentence.end, "")], ground.kept)
            if shorter and ground.lacking(shorter) <= ground.lacking(text):
                text = shorter
                gone.append(said.sentence.text)
    return text, tuple(reversed(gone))


def _says_a_fact(said: Said, ground: Ground) -> bool:
    words = bare_of(said.sentence.text)
    return any(shared_share(words, ground.texts[n]) >= _SAYS_IT for n in said.facts)


def _stands(text: str, fact: int, ground: Ground) -> bool:
    return _plain(fact, ground).rstrip(STOPS) in text


def _plain(fact: int, ground: Ground) -> str:
    return plain_sentence(ground.texts[fact], ground.rules)


def _giving_way(text: str, fact: int, said: tuple[Said, ...], ground: Ground) -> list[Said]:
    """The sentences that a fact's own takes the place of: the first that speaks of it, and others that say nothing else or
    say it wrongly. For a twisted fact that none speaks of, the likest."""
    free = [s for s in said if not s.kept]
    speaking = [s for s in free if fact in s.facts]
    if not speaking and free and ground.uses(text)[fact].twisted:
        return [max(free, key=lambda s: shared_share(ground.texts[fact], s.sentence.text))]
    return speaking[:1] + [s for s in speaking[1:] if s.wrong or s.facts == (fact,)]


def _replaced(text: str, fact: int, gone: list[Said], ground: Ground) -> str:
    first, *others = (s.sentence for s in gone)
    edits = [Edit(first.start, first.end, _in_place_of(first.text, fact, ground))]
    edits += [Edit(s.start, s.end, "") for s in others]
    return changed(text, edits, ground.kept)


def _in_place_of(sentence: str, fact: int, ground: Ground) -> str:
    """The fact's sentence with the series mark and the stop of the one that gives way."""
    mark = SERIES_MARK.match(sentence)
    plain = _plain(fact, ground)
    closing = sentence[-1] if sentence[-1] in STOPS else ""
    return (mark[0] if mark else "") + (plain.rstrip("。") + closing if closing else plain)


def _inserted(text: str, fact: int, said: tuple[Said, ...], ground: Ground) -> str:
    """The fact behind the sentence that carries the one before it."""
    sentence = _plain(fact, ground)
    series = ground.task.form != "paragraph" and is_series(text)
    if series:
        sentence = f"{chinese_number(1)}是{sentence}"
    at = _behind(text, fact, said)
    if series and ground.task.form == "items":
        line = text.find("\n", at) if at else 0
        place = len(text) if line < 0 else line
        edit = Edit(place, place, f"\n{sentence}" if at else f"{sentence}\n")
    else:
        apart = "\n" if at and text[at - 1] not in _ENDS else ""
        edit = Edit(at, at, apart + sentence)
    return changed(text, [edit], ground.kept)


def _behind(text: str, fact: int, said: tuple[Said, ...]) -> int:
    """The end of the last sentence that speaks of the nearest fact before; the very start for the first fact; the end of
    the text where no fact before stands."""
    for earlier in range(fact - 1, -1, -1):
        places = [s.sentence.end for s in said if earlier in s.facts]
        if places:
            return places[-1]
    return 0 if not fact else len(text)


def plain_text(ground: Ground) -> str:
    """The whole section as plain sentences, behind what a person wrote: the last resort."""
    own = "".join(ground.kept)
    plain = [_plain(n, ground) for n in sorted(ground.lacking(own))]
    if ground.task.form != "paragraph" and len(plain) > 1:
        plain = [f"{chinese_number(min(n, 99))}是{sentence}" for n, sentence in enumerate(plain, start=1)]
    lines = plain if ground.task.form == "items" else ["".join(plain)]
    return tidied("\n".join(line for line in (own, *lines) if line), ground.kept)
