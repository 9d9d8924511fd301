"""A model that answers by a script: a plain class with the shape of `Model`, and a clock that counts."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assistant.drafting.prompt import Chunk, Decoding, Prompt
from assistant.report.draft import Usage

Answer = Callable[[Prompt, Decoding], Iterator[Chunk]]


def text_of(prompt: Prompt) -> str:
    return f"{prompt.task}完成3次。"


def plain_answer(prompt: Prompt, decoding: Decoding) -> Iterator[Chunk]:
    """The task's own words in three pieces."""
    text = text_of(prompt)
    for piece in (text[:2], text[2:5], text[5:]):
        yield Chunk(piece)
    yield Chunk(finish="stop", usage=Usage(100, 60, len(text)))


@dataclass
class FakeModel:
    """`answers` by the task's text; what is not listed is answered plainly. `calls` has all requests, in order."""

    concurrency: int = 1
    answers: dict[str, Answer] = field(default_factory=dict)
    calls: list[tuple[str, Decoding]] = field(default_factory=list)
    name: str = "fake"
    host: str = "127.0.0.1"
    context: int = 8192
    takes_grammar: bool = True
    running: int = 0
    most: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stream(self, prompt: Prompt, decoding: Decoding) -> Iterator[Chunk]:
        with self._lock:
            self.calls.append((prompt.task, decoding))
            self.running += 1
            self.most = max(self.most, self.running)
        try:
            yield from self.answers.get(prompt.task, plain_answer)(prompt, decoding)
        finally:
            with self._lock:
                self.running -= 1

    def count(self, text: str) -> int:
        return len(text)

    def close(self) -> None:
        pass


def ticking() -> Callable[[], float]:
    """A clock that is a second later each time."""
    ticks = itertools.count()
    return lambda: float(next(ticks))
