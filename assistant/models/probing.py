"""A model under examination (测模型): single calls with the clock running, with settings that may be changed in between.

Nothing is sent before `call`, `together` or `listed`; a host that is not admitted is refused when the probe is made.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import ModelError
from assistant.models.choose import open_model
from assistant.models.endpoint import EndpointModel, preload
from assistant.models.messages import full_text
from assistant.models.tokens import TokenCounter
from assistant.report.draft import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.config import ModelSettings, Settings
    from assistant.drafting.prompt import Decoding, Prompt
    from assistant.models.choose import Choice
    from assistant.models.model_file import Progress
    from assistant.models.reply import Piece


_CANNOT_BE_CUT = 2000


@dataclass(frozen=True)
class Measured:
    """One call. `first` and `seconds` count from sending: to the first word or thought, to the end; `events` are the
    words and thoughts that came; `usage` is None where the endpoint reported none."""

    text: str
    finish: str
    first: float
    seconds: float
    events: int
    thinking: bool
    usage: Usage | None
    tells_cached: bool


@dataclass(frozen=True)
class Together:
    """Calls that were made at once: those that came back, and what the others raised."""

    seconds: float
    calls: tuple[Measured, ...]
    failed: tuple[ModelError, ...]


class _Model(Protocol):
    def pieces(self, prompt: Prompt, decoding: Decoding) -> Iterator[Piece]: ...
    def count(self, text: str) -> int: ...
    def close(self) -> None: ...


class Probe:
    """`settings` are the endpoint's as they stand now, `embedded` whether the model runs in a process of ours."""

    def __init__(self, choice: Choice, settings: Settings, progress: Progress) -> None:
        """Raises ConfigError for a host that is not admitted, ModelFileError for a bad model file."""
        self.embedded = choice.kind == "embedded"
        self.settings: ModelSettings = replace(settings.model, name=choice.name or settings.model.name, retries=0)
        self.sent = Usage()
        self._counter = TokenCounter()
        self._lock = threading.Lock()
        self.requests = 0
        preload().join()  # its second must not count as the endpoint's
        self._model = self._opened(choice, settings, progress)

    def change(self, **changes: Any) -> None:
        """Goes on with these settings of the endpoint; the embedded model has its own."""
        if self.embedded:
            return
        self.settings = replace(self.settings, **changes)
        self._model.close()
        self._model = EndpointModel(self.settings)

    def listed(self) -> tuple[str, ...]:
        """The models that the endpoint lists. Raises ModelError."""
        return self._model.listed() if isinstance(self._model, EndpointModel) else ()

    def call(self, prompt: Prompt, decoding: Decoding) -> Measured:
        """One call. Raises ModelError and its kin."""
        measured = _measured(lambda: self._model.pieces(prompt, decoding))
        self._note(prompt, measured)
        return measured

    def together(self, prompts: Sequence[Prompt], decoding: Decoding) -> Together:
        """As many calls at once as there are prompts."""
        begun = time.monotonic()
        pool = ThreadPoolExecutor(len(prompts))
        try:
            results = list(pool.map(lambda prompt: self._attempt(prompt, decoding), prompts))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # Ctrl-C does not wait for the slowest
        return Together(
            time.monotonic() - begun,
            tuple(result for result in results if isinstance(result, Measured)),
            tuple(result for result in results if isinstance(result, ModelError)),
        )

    def count(self, text: str) -> int:
        """Tokens of a text, as nearly as is known."""
        return self._model.count(text) if self.embedded else self._counter.estimate(text)

    def close(self) -> None:
        self._model.close()

    def _opened(self, choice: Choice, settings: Settings, progress: Progress) -> _Model:
        if not self.embedded:
            return EndpointModel(self.settings)
        model: Any = open_model(choice, settings, progress)
        opened: _Model = model
        return opened

    def _attempt(self, prompt: Prompt, decoding: Decoding) -> Measured | ModelError:
        try:
            return self.call(prompt, decoding)
        except ModelError as error:
            return error

    def _note(self, prompt: Prompt, measured: Measured) -> None:
        """Adds the call to what was sent, and learns from it how the endpoint counts: not from long prompts, which a
        server may have cut."""
        asked = full_text(prompt)
        usage = measured.usage or Usage(self.count(asked), 0, self.count(measured.text), estimated=True)
        with self._lock:
            self.sent += usage
            self.requests += 1
        plain = self._counter.plain(asked)
        if not usage.estimated and plain < _CANNOT_BE_CUT:
            self._counter.observed(plain, usage.prompt)


def _measured(start: Callable[[], Iterator[Piece]]) -> Measured:
    begun = time.monotonic()
    text, finish, first, events = "", "", 0.0, 0
    thinking = tells_cached = False
    usage: Usage | None = None
    for piece in start():
        if piece.text or piece.thinking:
            events += 1
            first = first or time.monotonic() - begun
        text += piece.text
        finish = piece.finish or finish
        thinking = thinking or piece.thinking
        tells_cached = tells_cached or piece.tells_cached
        if piece.prompt or piece.completion:
            usage = Usage(piece.prompt, piece.cached, piece.completion)
    thinking = thinking or text.lstrip().startswith("<think>")
    return Measured(text, finish, first, time.monotonic() - begun, events, thinking, usage, tells_cached)
