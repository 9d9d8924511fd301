"""facts.md as lines that can be changed one by one: which of them make up a bullet or a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.errors import InputError
from assistant.report.bullet import Bullet
from assistant.report.facts_headings import HEADING
from assistant.report.facts_lines import FactsLine, facts_lines
from assistant.report.facts_notes import withholds_next, withholds_section
from assistant.report.front_matter import split_front_matter

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class StandingBullet:
    """A bullet as it stands: `first` its line, `further` those that go on with it, `above` those that withhold it alone."""

    first: FactsLine
    further: tuple[FactsLine, ...] = ()
    above: tuple[FactsLine, ...] = ()

    @property
    def lines(self) -> tuple[FactsLine, ...]:
        return (*self.above, self.first, *self.further)

    @property
    def bullet(self) -> Bullet:
        """What its lines say together."""
        own = [line.notes for line in (self.first, *self.further)]
        return Bullet(
            self.first.words + "".join(line.words for line in self.further),
            next((notes.source for notes in own if notes.source), ""),
            any(notes.pending for notes in own),
            bool(self.above) or any(notes.withheld for notes in own),
            any(notes.unverified for notes in own),
        )


class FactsPlace:
    """The lines of a facts.md with their ends as they stand. Raises InputError where the file cannot be read as one."""

    def __init__(self, text: str) -> None:
        odd = "\r" in text
        plain = (_LINE_END.sub("\n", text) if odd else text).lstrip("\ufeff")
        self._lines = _LINE_END.split(text) if odd else text.split("\n")
        self._ends = [*_LINE_END.findall(text), ""] if odd else [*["\n"] * (len(self._lines) - 1), ""]
        self._read = tuple(facts_lines(plain, split_front_matter(plain, "facts.md")[1]))

    def standing(self, number: int) -> StandingBullet:
        """The bullet on this line. Raises InputError where there is none."""
        index = self._index.get(number, -1)
        if index < 0 or not self._says(index):
            raise InputError(f"facts.md 第{number}行不是要点。", "请重新打开 facts.md 看一看。")
        return StandingBullet(self._read[index], self._further(index), self._above(index))

    def raw(self, line: FactsLine) -> str:
        """The line as it stands, comments and all."""
        return "\n".join(self._lines[line.number - 1 : line.last])

    def end_of_bullet(self, number: int) -> int:
        """The last line of the bullet on this line."""
        return self.standing(number).lines[-1].last

    def end_of_section(self, number: int) -> int:
        """The last line that is not blank of the section whose heading this line is."""
        after = (line for line in self._read if line.number > number)
        following = next((line.number for line in after if HEADING.match(line.text)), len(self._lines) + 1)
        return self.over_blanks(following) - 1

    def start_of(self, number: int) -> int:
        """The line in front of which something is put to stand in front of this one: a bullet's own 不写入 above it is
        not parted from it, and above a heading blank lines are left alone."""
        index = self._index.get(number, -1)
        if index >= 0 and self._says(index):
            return self.standing(number).lines[0].number
        return self.over_blanks(min(number, len(self._lines) + 1))

    def over_blanks(self, number: int) -> int:
        """The line after the last one above `number` that is not blank."""
        while number > 1 and not self._lines[number - 2].strip("\ufeff \t\u3000"):
            number -= 1
        return number

    def marks_of(self, number: int) -> str:
        """The # of the heading on this line."""
        index = self._index.get(number, -1)
        heading = HEADING.match(self._read[index].text) if index >= 0 else None
        return heading["marks"] if heading else "##"

    def end_of_chapter(self, number: int) -> int:
        """The last line, blank ones left out, of the section whose heading this line is and of those below its level."""
        level = len(self.marks_of(number))
        after = [line for line in self._read if line.number > number]
        headings = ((line.number, HEADING.match(line.text)) for line in after)
        following = next((n for n, match in headings if match and len(match["marks"]) <= level), len(self._lines) + 1)
        return self.over_blanks(following) - 1

    def with_lines(self, after: int, new: Sequence[str]) -> str:
        """The text with new lines behind line `after`; 0 puts them at the top."""
        end = self._newline
        lines, ends = list(self._lines), list(self._ends)
        if after and not ends[after - 1]:
            ends[after - 1] = end
            added = [*([end] * (len(new) - 1)), ""]
        else:
            added = [end] * len(new)
        lines[after:after], ends[after:after] = new, added
        return _joined(lines, ends)

    def with_block(self, after: int, new: Sequence[str]) -> str:
        """The text with new lines behind line `after`, parted by blank lines from what stands before and behind them."""
        above = [""] if after and self._lines[after - 1].strip("\ufeff \t\u3000") else []
        below = [""] if after < len(self._lines) and self._lines[after].strip() else []
        return self.with_lines(after, [*above, *new, *below])

    @property
    def last_line(self) -> int:
        """The last line that is not blank; 0 where there is none."""
        return self.over_blanks(len(self._lines) + 1) - 1

    def replaced(self, changed: Iterable[tuple[FactsLine, str | None]]) -> str:
        """The text with other words for these lines; None takes a line out."""
        lines, ends = list(self._lines), list(self._ends)
        for line, new in sorted(changed, key=lambda pair: pair[0].number, reverse=True):
            span = slice(line.number - 1, line.last)
            kept = [] if new is None else [new]
            end = ends[line.last - 1]
            lines[span], ends[span] = kept, [end] * len(kept)
        if not lines:
            return ""
        ends[-1] = ""  # also where the last line, which had no end, is gone
        return _joined(lines, ends)

    def moved(self, moving: Sequence[FactsLine], before: int) -> str:
        """The text with these lines in front of line `before`."""
        numbers = [n for line in moving for n in range(line.number, line.last + 1)]
        if before in {*numbers, numbers[-1] + 1}:
            return _joined(self._lines, self._ends)
        order = [n for n in range(1, len(self._lines) + 1) if n not in set(numbers)]
        at = next((i for i, n in enumerate(order) if n >= before), len(order))
        order[at:at] = numbers
        return self._in_order(order)

    def _in_order(self, order: Sequence[int]) -> str:
        """The lines in another order, each with its end; the last one has no end where the last one had none."""
        ends = [self._ends[n - 1] or self._newline for n in order]
        ends[-1] = ""
        return _joined([self._lines[n - 1] for n in order], ends)

    @cached_property
    def _index(self) -> dict[int, int]:
        return {line.number: index for index, line in enumerate(self._read)}

    @cached_property
    def _newline(self) -> str:
        return next((end for end in self._ends if end), "\n")

    def _says(self, index: int) -> bool:
        line = self._read[index]
        return bool(line.words) and not HEADING.match(line.text)

    def _further(self, index: int) -> tuple[FactsLine, ...]:
        """Lines that go on with a bullet; notes at the margin may stand between, and are among them only where they withhold
        the words that follow."""
        found: list[FactsLine] = []
        between: list[FactsLine] = []
        for line in self._read[index + 1 :]:
            if HEADING.match(line.text) or (line.words and not line.goes_on):
                break
            if line.goes_on:
                found += [*(between if line.words else ()), line]
                between = [] if line.words else between
            elif _withholds(line):
                between.append(line)
        return tuple(sorted(found, key=lambda line: line.number))

    def _above(self, index: int) -> tuple[FactsLine, ...]:
        return tuple(line for line in self._lone_notes(index) if _withholds(line))

    def _lone_notes(self, index: int) -> list[FactsLine]:
        """Lines of nothing but comments between this line and the words above it, those left out that belong to them."""
        found: list[FactsLine] = []
        for at in range(index - 1, -1, -1):
            line = self._read[at]
            if HEADING.match(line.text):
                return found[::-1]
            if line.words:
                return [note for note in found[::-1] if not note.goes_on]
            if line.comments and not line.text_note:
                found.append(line)
        return found[::-1]


def _withholds(line: FactsLine) -> bool:
    """Whether the line withholds the next words and nothing more."""
    return withholds_next(line.comments) and not withholds_section(line.comments)


def _joined(lines: Sequence[str], ends: Sequence[str]) -> str:
    return "".join(line + end for line, end in zip(lines, ends, strict=True))
