"""The starter model being joined, once: a progress bar, or a line where there is no terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class JoinView:
    """A context in which `progress(done, total)` may be called any number of times, in bytes."""

    def __init__(self, *, live: bool) -> None:
        self._live = live
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._said = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def progress(self, done: int, total: int) -> None:
        if not self._live:
            if not self._said:
                print("首次使用，正在拼接随程序的小模型（约1.1GB，只做一次）……", file=sys.stderr, flush=True)  # noqa: T201
            self._said = True
            return
        if self._bar is None:
            self._begin(total)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)

    def _begin(self, total: int) -> None:
        from rich.console import Console  # noqa: PLC0415  # 45 ms that no other command needs
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task("拼接随程序的小模型（只做一次）", total=total)
