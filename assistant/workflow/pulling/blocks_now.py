"""Which block of the exported draft is which of draft.md now (逐块对应)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.comparison.line_map import said
from assistant.comparison.section_map import SectionText, section_map
from assistant.report.draft_lines import DraftBlock
from assistant.report.section_identity import plain_key


def blocks_now(then: Sequence[DraftBlock], now: Sequence[DraftBlock]) -> dict[int, int]:
    """Block of the exported draft → the same block of draft.md now."""
    if [block.lines for block in then] == [block.lines for block in now]:
        return {n: n for n in range(len(then))}
    pairs: dict[int, int] = {}
    for part in ("opening", "closing"):
        old, new = ([n for n, b in enumerate(side) if b.part == part] for side in (then, now))
        pairs.update(zip(old, new, strict=False))
    old, new = ([n for n, b in enumerate(side) if not b.part] for side in (then, now))
    known = _hints([then[n] for n in old], [now[n] for n in new])
    texts = [
        [SectionText(b.keys, b.text, words_of(b), b.level) for b in side]
        for side in ([then[n] for n in old], [now[n] for n in new])
    ]
    pairs.update({old[m]: new[n] for m, n in known.items()})
    for match in section_map(texts[0], texts[1], known):
        for m, n in zip(match.old, match.new, strict=False):
            if old[m] not in pairs and new[n] not in pairs.values():
                pairs[old[m]] = new[n]
    return pairs


def _hints(then: Sequence[DraftBlock], now: Sequence[DraftBlock]) -> dict[int, int]:
    """Sections with the same key, else without keys and with the same heading."""
    found: dict[int, int] = {}
    for m, old in enumerate(then):
        keys = {plain_key(key) for key in old.keys}
        own = (
            n
            for n, new in enumerate(now)
            if n not in found.values()
            and (
                keys & {plain_key(key) for key in new.keys}
                if keys
                else not new.keys and said(new.text) == said(old.text)
            )
        )
        place = next(own, None)
        if place is not None:
            found[m] = place
    return found


def words_of(block: DraftBlock) -> str:
    """Its paragraphs without comments."""
    return "\n".join(words for _, words in block.paragraphs)
