"""Facts that are missing, in part or in whole, or twisted, come in as plain sentences (补要点).

A sentence that says such a fact wrongly or in part gives way to it, so that right and wrong never stand side by side; other
facts that stood in it come back as sentences of their own."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import SERIES_MARK, STOPS, changed, is_series, tidied, words_of
from assistant.drafting.repairs.pieces import Piece, pieces_of, sentence_without
from assistant.drafting.skeleton import plain_sentence
from assistant.language.similarity import shared_share
from assistant.language.span import Span
from assistant.style.edits import Edit
from assistant.style.numbering import chinese_number

_IN_ITS_WORDS = 0.6
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
    while open_ := sorted((ground.lacking(text) | _misstated(text, ground)) - {*added, *left}):
        fact = open_[0]
        pieces = pieces_of(text, ground)
        if any(piece.kept and piece.fact == fact for piece in pieces):
            left.append(fact)
            continue
        added.append(fact)
        gone = _giving_way(text, fact, pieces, ground)
        replaced += [piece.text for piece in gone if piece.wrong]
        text = _replaced(text, fact, gone, ground) if gone else _inserted(text, fact, pieces, ground)
    for fact in sorted(ground.lacking(text) - set(left)):
        use = ground.uses(text)[fact]
        if (use.missing or use.status == "unused") and not _stands(text, fact, ground):
            text = _inserted(text, fact, pieces_of(text, ground), ground)
    return Completed(text, tuple(sorted(added)), tuple(sorted(left)), tuple(replaced))


def _misstated(text: str, ground: Ground) -> frozenset[int]:
    """The facts that a piece says wrongly, in the facts' own words."""
    return frozenset(
        piece.fact
        for piece in pieces_of(text, ground)
        if piece.wrong and not piece.kept and piece.fact is not None
        if shared_share(words_of(piece.text), ground.texts[piece.fact]) >= _IN_ITS_WORDS
        if _plain(piece.fact, ground).rstrip(STOPS) not in piece.text
    )


def _stands(text: str, fact: int, ground: Ground) -> bool:
    return _plain(fact, ground).rstrip(STOPS) in text


def _plain(fact: int, ground: Ground) -> str:
    return plain_sentence(ground.texts[fact], ground.rules)


def _giving_way(text: str, fact: int, pieces: tuple[Piece, ...], ground: Ground) -> list[Piece]:
    """The pieces that a fact's own sentence takes the place of. For a twisted fact that none speaks of, the likest."""
    free = [piece for piece in pieces if not piece.kept]
    speaking = [piece for piece in free if piece.fact == fact]
    if not speaking and free and ground.uses(text)[fact].twisted:
        return [max(free, key=lambda piece: shared_share(ground.texts[fact], piece.text))]
    return speaking


def _replaced(text: str, fact: int, gone: list[Piece], ground: Ground) -> str:
    """The first of the pieces gives way to the fact, the others go."""
    first = gone[0]
    edits = []
    for sentence in dict.fromkeys(piece.sentence for piece in gone):
        out = [(piece.start, piece.end) for piece in gone[1:] if piece.sentence == sentence]
        if sentence == first.sentence:
            plain = _in_place_of(first.text, fact, ground)
            moved = len(plain) - len(first.text)
            whole = text[sentence.start : first.start] + plain + text[first.end : sentence.end]
            new = Span(sentence.start, sentence.end + moved, whole)
            edits.append(
                Edit(sentence.start, sentence.end, sentence_without(new, [(a + moved, b + moved) for a, b in out]))
            )
        else:
            edits.append(Edit(sentence.start, sentence.end, sentence_without(sentence, out)))
    return changed(text, edits, ground.kept)


def _in_place_of(piece: str, fact: int, ground: Ground) -> str:
    """The fact's sentence with the series mark and the stop or comma of what gives way."""
    mark = SERIES_MARK.match(piece)
    plain = _plain(fact, ground)
    closing = piece[-1] if piece[-1] in f"{STOPS}，" else ""
    return (mark[0] if mark else "") + (plain.rstrip("。") + closing if closing else plain)


def _inserted(text: str, fact: int, pieces: tuple[Piece, ...], ground: Ground) -> str:
    """The fact behind the sentence that carries the one before it."""
    sentence = _plain(fact, ground)
    series = ground.task.form != "paragraph" and is_series(text)
    if series:
        sentence = f"{chinese_number(1)}是{sentence}"
    at = _behind(text, fact, pieces)
    if series and ground.task.form == "items":
        line = text.find("\n", at) if at else 0
        place = len(text) if line < 0 else line
        edit = Edit(place, place, f"\n{sentence}" if at else f"{sentence}\n")
    else:
        apart = "\n" if at and text[at - 1] not in _ENDS else ""
        edit = Edit(at, at, apart + sentence)
    return changed(text, [edit], ground.kept)


def _behind(text: str, fact: int, pieces: tuple[Piece, ...]) -> int:
    """The end of the last sentence that speaks of the nearest fact before; the very start for the first fact; the end of
    the text where no fact before stands."""
    for earlier in range(fact - 1, -1, -1):
        places = [piece.sentence.end for piece in pieces if piece.fact == earlier]
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
