"""Three texts made one, sentence by sentence (三方合并): what two sides have changed since `base`, moved sentences found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant.comparison.markers import has_markers, marker_lines
from assistant.comparison.sentences import align_sentences, bare
from assistant.comparison.series_marks import Head, head_of, renumbered, series_of
from assistant.comparison.units import tiles
from assistant.report.comments import blanked_comments, comment_spans

__all__ = ["MARKS", "MergeConflict", "Merged", "has_markers", "marker_lines", "merge_sentences"]

MARKS = ("<<<<<<< 手工修改", "=======", ">>>>>>> Word 改稿")
"""As those of a redraft, but for whose the text below is."""
Choice = Literal["mine", "new", "both"]


@dataclass(frozen=True)
class MergeConflict:
    """A sentence that both sides changed in different ways, or that one changed and the other took out (empty there)."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """The text that both sides' changes make; a conflict stands in it between markers, each on a line of its own: ours
    (`MARKS[0]`) above, theirs below."""

    text: str
    conflicts: tuple[MergeConflict, ...] = ()


def merge_sentences(base: str, ours: str, theirs: str, choices: Mapping[int, Choice] | None = None) -> Merged:
    """Both sides' changes of the base. What both changed alike, or added at one place, is no conflict; where both changed the
    order ours is taken. No sentence that one of them wrote is lost. `choices` settle conflicts by their number; those without
    one stand between markers."""
    if theirs in (base, ours):
        return Merged(ours)
    if base == ours:
        return Merged(theirs)
    return _Merge(tiles(base), _Side(tiles(base), tiles(ours)), _Side(tiles(base), tiles(theirs))).merged(choices or {})


def merge_without_base(ours: str, theirs: str, choices: Mapping[int, Choice] | None = None) -> Merged:
    """Two texts of which nobody knows what both were made from: what only theirs has is put in; each sentence that only ours has,
    or has otherwise, is a conflict (`base` empty). The order and the comments are ours."""
    if not ours.strip() or _says(ours) == _says(theirs):
        return Merged(ours if ours.strip() else theirs)
    sides = _Side(tiles(ours), tiles(ours)), _Side(tiles(ours), tiles(theirs))
    return _Merge(tiles(ours), *sides, base_known=False).merged(choices or {})


def _says(text: str) -> list[str]:
    return [bare(_Tile.of(tile).words) for tile in tiles(text)]


@dataclass(frozen=True)
class _Tile:
    """A sentence (`words`) and what stands behind it up to the next: comments, blanks, line ends. `series`: of the base that it
    belongs to, 0 for none known; `runs_on`: it was added in the paragraph of the one before it."""

    words: str
    tail: str
    series: int = 0
    runs_on: bool = False

    @classmethod
    def of(cls, text: str) -> _Tile:
        end = len(blanked_comments(text).rstrip())
        return cls(text[:end], text[end:])

    @property
    def spoken(self) -> str:
        """The sentence with its comments, without line ends."""
        return self.words + "".join(self.comments)

    @property
    def comments(self) -> list[str]:
        return [self.tail[start:end] for start, end in comment_spans(self.tail)]

    def differs(self, other: _Tile) -> bool:
        """Whether it says something else, or has a comment that the other has not."""
        return bare(self.words) != bare(other.words) or any(c not in other.comments for c in self.comments)


class _Side:
    """One side's sentences: `base_of` tells which of the base each is, `here` the other way round."""

    def __init__(self, base: Sequence[str], own: Sequence[str]) -> None:
        self.tiles = [_Tile.of(text) for text in own]
        pairs = align_sentences([_Tile.of(text).words for text in base], [tile.words for tile in self.tiles])
        self.here = {p.old: p.new for p in pairs if p.old is not None and p.new is not None}
        self.base_of = {new: old for old, new in self.here.items()}

    @cached_property
    def moved(self) -> bool:
        """Whether sentences of the base stand in another order."""
        places = [self.here[n] for n in sorted(self.here)]
        return places != sorted(places)

    def added_words(self) -> dict[str, _Tile]:
        """The sentences that the base has not, by what they say, with all comments behind them."""
        found: dict[str, _Tile] = {}
        for n, tile in enumerate(self.tiles):
            if n not in self.base_of:
                known = found.get(bare(tile.words))
                found[bare(tile.words)] = replace(tile, tail=known.tail.rstrip() + tile.tail) if known else tile
        return found


class _Merge:
    """`lead` is the side whose order is taken, `other` the one whose changes are put into it. Where the base is not known it
    is ours, which then changed everything."""

    def __init__(self, base: Sequence[str], ours: _Side, theirs: _Side, *, base_known: bool = True) -> None:
        self._base = [_Tile.of(text) for text in base]
        self._base_known = base_known
        self._swapped = theirs.moved and not ours.moved and base_known
        self._lead, self._other = (theirs, ours) if self._swapped else (ours, theirs)
        self._conflicts: list[MergeConflict] = []
        self._series = series_of([head_of(tile.words) for tile in self._base])

    def merged(self, choices: Mapping[int, Choice]) -> Merged:
        parts = [part for place in self._places() for part in place]
        return Merged(_joined(_counted_on(parts), choices), tuple(self._conflicts))

    def _places(self) -> Iterator[list[_Tile | MergeConflict]]:
        """The lead's sentences in their order, each with what the other side added behind it."""
        waiting = self._waiting()
        mine = self._lead.added_words().keys()
        twins = self._other.added_words()
        anchor = -1
        for n, tile in enumerate(self._lead.tiles):
            old = self._lead.base_of.get(n)
            if old is not None:
                yield self._additions(waiting.pop(anchor, []), mine)
                anchor = old
                yield self._settled(old, tile)
            else:
                twin = twins.get(bare(tile.words), tile)
                yield [_Tile(tile.words, _tail(_Tile("", "\n"), tile, twin))]
        yield self._additions(waiting.pop(anchor, []), mine)
        for left in sorted(waiting):
            yield self._additions(waiting[left], mine)

    def _waiting(self) -> dict[int, list[int]]:
        """What the other side has and the lead has not, by the sentence of the lead's behind which it goes: sentences it added,
        and those that it changed while the lead took them out."""
        found: dict[int, list[int]] = defaultdict(list)
        last = -1
        for n in range(len(self._other.tiles)):
            old = self._other.base_of.get(n)
            if old in self._lead.here:
                last = old if old is not None else last
            elif old is None or self._other.tiles[n].differs(self._base[old]):
                found[last].append(n)
        return found

    def _additions(self, places: Sequence[int], mine: Container[str]) -> list[_Tile | MergeConflict]:
        found: list[_Tile | MergeConflict] = []
        for n in places:
            tile, old = self._other.tiles[n], self._other.base_of.get(n)
            if old is not None:
                found.append(self._conflict(self._base[old].words, "", tile.spoken))
            elif bare(tile.words) not in mine or not bare(tile.words):
                runs_on = n > 0 and "\n" not in self._other.tiles[n - 1].tail
                found.append(_Tile(tile.words, tile.tail, runs_on=runs_on))
        return found

    def _settled(self, old: int, lead: _Tile) -> list[_Tile | MergeConflict]:
        """A sentence of the base as both sides have it."""
        place, base, series = self._other.here.get(old), self._base[old], self._series[old]
        if place is None:
            return [self._conflict(base.words, lead.spoken, "")] if self._changed(lead, base) else []
        other = self._other.tiles[place]
        tail = _tail(base, lead, other) if self._base_known else lead.tail
        if bare(lead.words) == bare(other.words) or bare(other.words) == bare(base.words):
            same = lead.words == base.words and self._base_known
            return [_Tile(other.words if same else lead.words, tail, series)]
        if self._base_known and bare(lead.words) == bare(base.words):
            return [_Tile(other.words, tail, series)]
        return [self._conflict(base.words, lead.spoken, other.spoken), _Tile("", "\n" * tail.count("\n"))]

    def _changed(self, lead: _Tile, base: _Tile) -> bool:
        return lead.differs(base) or not self._base_known

    def _conflict(self, base: str, lead: str, other: str) -> MergeConflict:
        ours, theirs = (other, lead) if self._swapped else (lead, other)
        self._conflicts.append(MergeConflict(base if self._base_known else "", ours, theirs))
        return self._conflicts[-1]


def _tail(base: _Tile, lead: _Tile, other: _Tile) -> str:
    """What stands behind a sentence: the lead's where it changed that, else the other's; comments of both."""
    if lead.tail == base.tail:
        return other.tail
    missing = "".join(c for c in other.comments if c not in lead.comments and c not in base.comments)
    end = len(lead.tail.rstrip())
    return lead.tail[:end] + missing + lead.tail[end:]


def _counted_on(parts: Sequence[_Tile | MergeConflict]) -> list[_Tile | MergeConflict]:
    """一是, 二是 of the base's series made to count on; what was put into one belongs to it."""
    series = 0
    placed: list[tuple[int, Head, int]] = []
    for n, part in enumerate(parts):
        if isinstance(part, _Tile):
            series = part.series or series
            placed.append((n, head_of(part.words), series))
    sizes = [
        sum(own == n and head.marked for _, head, own in placed)
        for n in range(max((own for _, _, own in placed), default=0) + 1)
    ]
    found = list(parts)
    for (n, old, own), new in zip(
        placed, renumbered([p[1] for p in placed], [p[2] for p in placed], sizes), strict=True
    ):
        part = parts[n]
        if isinstance(part, _Tile) and own:
            found[n] = replace(part, words=(new if old.marked else old).text())
    return found


def _joined(parts: Sequence[_Tile | MergeConflict], choices: Mapping[int, Choice]) -> str:
    text, conflict, number = "", False, -1
    for part in parts:
        number += not isinstance(part, _Tile)
        settled = part if isinstance(part, _Tile) else _chosen(part, choices.get(number))
        if settled is not None:
            text = _with_tile(text, settled, behind_conflict=conflict)
            conflict = False
            continue
        if not isinstance(part, _Tile):
            start = "" if not text or text.endswith("\n") else "\n"
            own, other = (f"{side}\n" if side.strip() else "" for side in (part.ours, part.theirs))
            text += f"{start}{MARKS[0]}\n{own}{MARKS[1]}\n{other}{MARKS[2]}\n"
            conflict = True
    return text


def _chosen(conflict: MergeConflict, choice: Choice | None) -> _Tile | None:
    """What stands where somebody has decided."""
    if choice is None:
        return None
    return _Tile({"mine": conflict.ours, "new": conflict.theirs, "both": conflict.ours + conflict.theirs}[choice], "")


def _with_tile(text: str, tile: _Tile, *, behind_conflict: bool) -> str:
    if not tile.words:
        return text + (tile.tail.removeprefix("\n") if behind_conflict else tile.tail)
    if tile.runs_on and not behind_conflict and text.strip():
        above = text.rstrip("\n")
        ends = "" if "\n" in tile.tail else text[len(above) :]
        return above + _gap(above, tile.words) + tile.words + tile.tail + ends
    return text + _gap(text, tile.words) + tile.words + tile.tail


def _gap(text: str, following: str) -> str:
    """A line end behind a sentence without a stop, which stood last in its text. A half-width stop before a letter is none."""
    last = blanked_comments(text).rstrip(" ").rstrip("”’」』）)》〉】〕")[-1:]
    stopped = last in "。！？；\n" or (last in "!?;" and not following[:1].isascii())
    return "" if not text.strip() or stopped else "\n"
