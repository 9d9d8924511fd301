"""Old and new as a person compares them (新旧对照): what went struck through, what came underlined, figures marked."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.comparison.words import WordChange, word_changes
from assistant.terminal.shades import Line, Shade

_GONE, _NEW, _NUMBER_GONE, _NUMBER_NEW = "red strike", "green underline", "bold red strike", "bold green underline"


def difference_lines(old: str, new: str) -> Iterator[Line]:
    """The new text with what changed in it, a line each. Without colour: [-old-] and {+new+}."""
    line: list[Shade] = []
    for change in word_changes(old, new):
        for shade in _shades(change):
            pieces = shade.text.split("\n")
            for number, piece in enumerate(pieces):
                if number:
                    yield tuple(line)
                    line = []
                if piece:
                    line.append(Shade(piece, shade.style))
    yield tuple(line)


def _shades(change: WordChange) -> Iterator[Shade]:
    if change.kind == "same":
        yield Shade(change.old)
        return
    if change.old:
        yield Shade(f"[-{change.old}-]", _NUMBER_GONE if change.number else _GONE)
    if change.new:
        yield Shade(f"{{+{change.new}+}}", _NUMBER_NEW if change.number else _NEW)


def changes_as_values(old: str, new: str) -> list[dict[str, object]]:
    """For --format json."""
    return [{"kind": c.kind, "old": c.old, "new": c.new, "number": c.number} for c in word_changes(old, new)]
