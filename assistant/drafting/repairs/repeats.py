"""What is said twice (重复) is left out the second time, and so is what is said wrongly beside the right."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import bare_of, changed, sentences_in, words_of
from assistant.drafting.repairs.pieces import Piece, pieces_of, without
from assistant.language.quantities import quantities
from assistant.language.similarity import shared_share
from assistant.style.edits import Edit

_SAME_SENTENCE = 0.85
_SAYS_IT = 0.6
_SHORT = 8


def without_repeats(text: str, ground: Ground) -> str:
    """Unless a fact rests on the second one: two villages may have done the same."""
    return _without_repeated_pieces(_without_repeated_sentences(text, ground), ground)


def without_wrong_doubles(text: str, ground: Ground) -> tuple[str, tuple[str, ...]]:
    """The text without pieces that say wrongly what stands rightly elsewhere, and these pieces."""
    gone: list[str] = []
    pieces = pieces_of(text, ground)
    at = len(pieces)
    while at:
        at -= 1
        piece = next(iter(pieces[at:]), None)
        shorter = _if_nothing_is_lost(text, piece, ground) if piece and _is_wrong_double(text, piece, ground) else ""
        if piece and shorter:
            text, pieces = shorter, pieces_of(shorter, ground)
            gone.insert(0, piece.text)
    return text, tuple(gone)


def _is_wrong_double(text: str, piece: Piece, ground: Ground) -> bool:
    if not piece.wrong or piece.kept or piece.fact is None or piece.fact in ground.lacking(text):
        return False
    return shared_share(words_of(piece.text), ground.texts[piece.fact]) >= _SAYS_IT


def _without_repeated_sentences(text: str, ground: Ground) -> str:
    lines = sentences_in(text)
    at = 1
    while at < len(lines):
        line = lines[at]
        free = not ground.is_kept(text, line.start, line.end)
        if free and any(_says_again(bare_of(line.text), bare_of(earlier.text)) for earlier in lines[:at]):
            shorter = changed(text, [Edit(line.start, line.end, "")], ground.kept)
            if ground.lacking(shorter) <= ground.lacking(text):
                text, lines = shorter, sentences_in(shorter)
                continue
        at += 1
    return text


def _says_again(sentence: str, earlier: str) -> bool:
    if len(sentence) < _SHORT or _figures(sentence) != _figures(earlier):
        return False
    return sentence == earlier or shared_share(sentence, earlier) >= _SAME_SENTENCE


def _without_repeated_pieces(text: str, ground: Ground) -> str:
    """The same fact with the same figures in two pieces: the later one goes."""
    pieces = pieces_of(text, ground)
    at = 1
    while at < len(pieces):
        piece = pieces[at]
        if not piece.kept and _tells_again(piece, pieces[:at]):
            shorter = _if_nothing_is_lost(text, piece, ground)
            if shorter:
                text, pieces = shorter, pieces_of(shorter, ground)
                continue
        at += 1
    return text


def _tells_again(piece: Piece, earlier: Sequence[Piece]) -> bool:
    """Every figure of it and most of its words stand in what was said of its fact before."""
    told = "".join(e.text for e in earlier if e.fact == piece.fact)
    figures = set(_figures(piece.text))
    if piece.fact is None or not figures or not figures <= set(_figures(told)):
        return False
    return shared_share(bare_of(piece.text), told) >= _SAYS_IT


def _if_nothing_is_lost(text: str, piece: Piece, ground: Ground) -> str:
    """The text without the piece; empty where a fact would be lost with it, or nothing be left."""
    shorter = without(text, [piece], ground)
    return shorter if ground.lacking(shorter) <= ground.lacking(text) else ""


def _figures(text: str) -> list[str]:
    return [quantity.text for quantity in quantities(text)]
