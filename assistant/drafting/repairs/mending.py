"""All the repairs in their order, again and again until nothing changes (修补到不再变化)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.drafting.repairs.cleaning import cleaned
from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.missing_facts import plain_text, with_missing_facts
from assistant.drafting.repairs.repeats import without_repeats, without_wrong_doubles
from assistant.drafting.repairs.tails import without_baseless
from assistant.drafting.repairs.wrong_figures import Correction, put_right

_ROUNDS = 6


@dataclass(frozen=True)
class Mended:
    """The text and what was done to it: corrections made, numbers of the facts added, numbers of those left to a person's
    sentence, clauses cut, wrong sentences that gave way to the fact's own. `plain`: the repairs did not settle, and the
    section was written as plain sentences."""

    text: str
    corrections: tuple[Correction, ...] = ()
    added: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    cut: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    plain: bool = False


def mended(reply: str, ground: Ground, heading: str) -> Mended:
    """The reply mended until mending changes nothing, so that its own result passes unchanged."""
    found = _settled(Mended(cleaned(reply, ground, heading)), ground, heading)
    if found is not None:
        return found
    plain = Mended(plain_text(ground), added=tuple(range(len(ground.texts))), plain=True)
    return _settled(plain, ground, heading) or plain


def _settled(start: Mended, ground: Ground, heading: str) -> Mended | None:
    state = start
    for _ in range(_ROUNDS):
        text = cleaned(state.text, ground, heading)
        following = _once(replace(state, text=text), ground)
        if following.text == state.text:
            return following
        state = following
    return None


def _once(state: Mended, ground: Ground) -> Mended:
    text, doubles = without_wrong_doubles(state.text, ground)
    text, corrections = put_right(text, ground)
    text, cut = without_baseless(text, ground)
    text = without_repeats(text, ground)
    completed = with_missing_facts(text, ground)
    text = without_repeats(completed.text, ground)
    return replace(
        state,
        text=text,
        corrections=(*state.corrections, *corrections),
        added=tuple(sorted({*state.added, *completed.added})),
        left=completed.left,
        cut=(*state.cut, *cut),
        replaced=(*state.replaced, *doubles, *completed.replaced),
    )
