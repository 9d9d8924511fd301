"""A place in text at which a reader looks for a quantity."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from assistant.language.quantity import Quantity


class Place(NamedTuple):
    """A position in masked half-width text. `floor` is the end of the quantity before it; `neighbour` that quantity
    where only 、 or 和 stands between.
    """

    text: str
    position: int
    floor: int
    neighbour: Quantity | None = None

    @property
    def before(self) -> str:
        """The character before the place; a blank at the start."""
        return self.text[self.position - 1] if self.position else " "


Reader = Callable[[Place], Quantity | None]
