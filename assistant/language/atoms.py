"""Atoms of a text: what must stand whole (a quantity, a title, a quoted name, a Latin word) or else one character."""

from __future__ import annotations

import re

from assistant.language.quantities import quantities

_WHOLE = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|[0-9A-Za-z][0-9A-Za-z.%·+\-/:—]*")


def atoms(text: str) -> tuple[str, ...]:
    """The atoms in reading order; joined they are the text."""
    held = [(m.start(), m.end()) for m in _WHOLE.finditer(text)]
    held += [(q.start, q.end) for q in quantities(text)]
    parts: list[str] = []
    position = 0
    for start, end in sorted(held, key=lambda span: (span[0], -span[1])):
        if start < position:
            continue
        parts += list(text[position:start])
        parts.append(text[start:end])
        position = end
    return (*parts, *text[position:])
