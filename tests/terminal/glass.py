"""What a terminal shows (屏幕): a small emulator for what the screen's library sends, so that tests read it as a person does.

glass = Glass(child)                 # a pexpect child
glass.until("待看")                  # reads on until the screen shows this; gives the screen
glass.press("1")
"""

from __future__ import annotations

import re
import time

import pexpect

from assistant.terminal.columns import cells

_TOKEN = re.compile(
    r"\x1b\[(?P<mark>[?>]?)(?P<numbers>[\d;]*)(?P<end>[A-Za-z])|\x1b[=>78]|\x1b\][^\x07]*\x07|(?P<plain>[^\x1b])",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[?>\d;]*)?\Z")


class Glass:
    """The screen of a pexpect child of this size."""

    def __init__(self, child, rows: int = 40, columns: int = 100, patience: float = 20) -> None:
        self._child = child
        self._patience = patience
        self._rest = ""
        self.resized(rows, columns)

    def resized(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0

    @property
    def text(self) -> str:
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def until(self, *wanted: str, gone: str = "") -> str:
        """Reads on until the screen shows all of these, and no more what is to be gone."""
        deadline = time.monotonic() + self._patience
        while not (all(one in self.text for one in wanted) and (not gone or gone not in self.text)):
            assert time.monotonic() < deadline, f"never shown: {wanted}\n{self.text}"
            self.read()
        return self.text

    def read(self, seconds: float = 0.05) -> None:
        """What came within this time."""
        try:
            self.feed(self._child.read_nonblocking(65536, timeout=seconds))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            raise AssertionError(f"the program has ended\n{self.text}\n{self._child.before}") from None

    def press(self, keys: str) -> None:
        self._child.send(keys)

    def feed(self, text: str) -> None:
        text = self._rest + text
        cut = _UNFINISHED.search(text)
        self._rest = text[cut.start() :] if cut else ""
        for token in _TOKEN.finditer(text[: cut.start()] if cut else text):
            if token["plain"] is not None:
                self._put(token["plain"])
            elif token["end"] and not token["mark"]:
                self._obey(token["end"], [int(n or 0) for n in token["numbers"].split(";")])

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._row = min(self._row + 1, self.rows - 1)
        elif character == "\b":
            self._column = max(0, self._column - 1)
        elif character >= " " and self._column < self.columns:
            row = self._cells[self._row]
            row[self._column] = character
            if cells(character) == 2 and self._column + 1 < self.columns:
                row[self._column + 1] = ""
            self._column += cells(character)

    def _obey(self, end: str, numbers: list[int]) -> None:
        first = max(1, numbers[0])
        if end == "H":
            self._row = min(first, self.rows) - 1
            self._column = min(max(1, [*numbers, 1][1]), self.columns) - 1
        elif end == "J":
            self._wipe(self._row, self._column if numbers[0] == 0 else 0)
        elif end == "K":
            self._cells[self._row][self._column :] = [" "] * (self.columns - self._column)
        elif end in "ABCD":
            down, right = {"A": (-1, 0), "B": (1, 0), "C": (0, 1), "D": (0, -1)}[end]
            self._row = min(max(0, self._row + down * first), self.rows - 1)
            self._column = min(max(0, self._column + right * first), self.columns - 1)

    def _wipe(self, row: int, column: int) -> None:
        self._cells[row][column:] = [" "] * (self.columns - column)
        for below in self._cells[row + 1 :]:
            below[:] = [" "] * self.columns
