"""Sentences that say an earlier one again (重复) are left out."""

from __future__ import annotations

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import bare_of, changed, sentences_in
from assistant.language.quantities import quantities
from assistant.language.similarity import shared_share
from assistant.style.edits import Edit

_SAME_SENTENCE = 0.85
_SHORT = 8


def without_repeats(text: str, ground: Ground) -> str:
    """Unless a fact rests on the second one: two villages may have done the same."""
    at = 1
    while at < len(lines := sentences_in(text)):
        again = any(_says_again(bare_of(lines[at].text), bare_of(earlier.text)) for earlier in lines[:at])
        if again and not ground.is_kept(text, lines[at].start, lines[at].end):
            shorter = changed(text, [Edit(lines[at].start, lines[at].end, "")], ground.kept)
            if ground.lacking(shorter) <= ground.lacking(text):
                text = shorter
                continue
        at += 1
    return text


def _says_again(sentence: str, earlier: str) -> bool:
    if len(sentence) < _SHORT or [q.text for q in quantities(sentence)] != [q.text for q in quantities(earlier)]:
        return False
    return sentence == earlier or shared_share(sentence, earlier) >= _SAME_SENTENCE
