"""What was collected (收来的要点), as it is shown and corrected before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.drafting.bullet_remarks import Remark
from assistant.errors import InputError
from assistant.report.bullet import Bullet, bullet_of_line
from assistant.report.collecting.summing import Summary

PairKind = Literal["alike", "contradiction"]


@dataclass(frozen=True)
class Item:
    """One bullet. `number` is what the clerk calls it by; `section` is a key or a title of the township's own, empty where none
    is known; `standing` is the line of facts.md where the very same stands already (0: nowhere), and `replaces` that of an
    earlier sum which this one brings up to date, whose words are `earlier`."""

    number: int
    bullet: Bullet
    section: str
    sure: bool
    file: str
    line: int
    standing: int = 0
    replaces: int = 0
    earlier: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def is_sum(self) -> bool:
        """Whether it comes from no line of its own."""
        return not self.line

    @property
    def is_to_write(self) -> bool:
        return bool(self.section) and not self.standing


@dataclass(frozen=True)
class Side:
    """One of two bullets that are shown side by side: an item by its `number`, or a fact by its `line`."""

    text: str
    source: str = ""
    number: int = 0
    line: int = 0


@dataclass(frozen=True)
class Pair:
    """Two bullets on one thing: the figures agree (alike) or do not (contradiction)."""

    kind: PairKind
    first: Side
    second: Side


@dataclass(frozen=True)
class LeftOut:
    """A line that is no bullet: a heading, a sender, 收到."""

    file: str
    line: int
    text: str


@dataclass(frozen=True)
class Collection:
    """`titles` are those of the sections by key, in the template's order; `notes` say in words what was not read."""

    items: tuple[Item, ...]
    pairs: tuple[Pair, ...] = ()
    summary: Summary = field(default_factory=Summary)
    reminder: str = ""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def to_write(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.is_to_write)

    @property
    def unsorted(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.section and not item.standing)

    def item(self, number: int) -> Item:
        """Raises InputError where there is none of this number."""
        found = next((item for item in self.items if item.number == number), None)
        if found is None:
            raise InputError(
                f"没有第{number}条。", f"写1到{max((i.number for i in self.items), default=0)}之间还在的序号。"
            )
        return found

    def moved(self, numbers: Iterable[int], section: str) -> Collection:
        """These items in another section (a key or a title)."""
        return self._changed({n: replace(self.item(n), section=section, sure=True) for n in numbers})

    def removed(self, numbers: Iterable[int]) -> Collection:
        """Without these items, and without what was said of them."""
        gone = {self.item(n).number for n in numbers}
        return replace(
            self,
            items=tuple(item for item in self.items if item.number not in gone),
            pairs=tuple(p for p in self.pairs if not {p.first.number, p.second.number} & gone),
        )

    def reworded(self, number: int, words: str) -> Collection:
        """The item with other words; what they note is understood. Raises InputError for no words."""
        item, new = self.item(number), bullet_of_line(f"- {words}")
        if not new.text:
            raise InputError(f"“{words}”里没有要点的内容。", "请写上做了什么、多少。")
        noted = replace(item.bullet, text=new.text, source=new.source or item.bullet.source)
        marked = replace(
            noted,
            pending=noted.pending or new.pending,
            withheld=noted.withheld or new.withheld,
            unverified=noted.unverified or new.unverified,
        )
        return self._changed({number: replace(item, bullet=marked, remarks=())})

    def _changed(self, new: dict[int, Item]) -> Collection:
        return replace(self, items=tuple(new.get(item.number, item) for item in self.items))
