"""Any OpenAI-compatible endpoint as a Model: the county's own server, a vendor, or our child process.

Nothing heavy is imported before the first call.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from typing import TYPE_CHECKING

from assistant.drafting.prompt import Chunk, Decoding, Prompt
from assistant.errors import EndpointBusy, ModelError
from assistant.models import hosts, request
from assistant.models.failures import failure
from assistant.models.keys import Key, read_key
from assistant.models.messages import full_text, messages
from assistant.models.reply import Piece, Reply
from assistant.models.retries import pause
from assistant.models.site import Site
from assistant.models.tokens import TokenCounter

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    import httpx2
    from langchain_openai import ChatOpenAI

    from assistant.config import ModelSettings

FIRST_PAUSE = 1.0
"""Seconds before the first retry; doubled each time."""


def preload() -> threading.Thread:
    """Loads langchain and openai in the background while something else is done."""

    def load() -> None:
        with contextlib.suppress(Exception):  # whoever needs it will meet the error again
            from assistant.models import chat  # noqa: F401  # the import is the work

    thread = threading.Thread(target=load, name="preload", daemon=True)
    thread.start()
    return thread


class EndpointModel:
    """A model behind `settings.base_url`. May be used from several threads at a time.

    Raises ConfigError at once for a host that is not admitted, a broken URL or key.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        key: Key | None = None,
        environment: Mapping[str, str] = os.environ,
        first_pause: float = FIRST_PAUSE,
        shown: str = "",
        group: str = "model",
        count: Callable[[str], int] | None = None,
    ) -> None:
        """`count` is an exact counter, where there is one; `shown` and `group` are how messages speak of the model."""
        request.check_settings(settings)
        self._settings = settings
        self._target = hosts.admitted(settings.base_url, settings.allowed_hosts)
        self._key = read_key(settings, environment) if key is None else key
        self._shown = shown or f"模型接口 {self._target.shown}"
        self._group = group
        self._first_pause = first_pause
        self._counter = TokenCounter()
        self._exact = count
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._naming = threading.Lock()  # its holder asks the endpoint; close() must not wait for that
        self._name = settings.name
        self._http: httpx2.Client | None = None
        self._chat: ChatOpenAI | None = None
        self.host = self._target.host
        self.context = settings.context
        self.concurrency = settings.concurrency
        self.takes_grammar = settings.grammar != "off"

    def __repr__(self) -> str:
        return f"EndpointModel({self._target.shown!r}, {self._name!r})"

    @property
    def name(self) -> str:
        """The model's name: as set, else the first that the endpoint lists (asked once). Raises ModelError."""
        with self._naming:
            self._name = self._name or self._first_listed()
        return self._name

    def count(self, text: str) -> int:
        """Tokens of a text: an estimate, corrected by what the endpoint has reported so far."""
        return self._exact(text) if self._exact else self._counter.estimate(text)

    def stream(self, prompt: Prompt, decoding: Decoding) -> Iterator[Chunk]:
        """The reply in pieces; the last chunk says "stop" and carries the usage.

        Raises EndpointRefused, EndpointDenied, EndpointBusy, GrammarRefused, ContextExceeded, ReplyEmpty, ReplyCut,
        or ModelError for all else, within `section_timeout` seconds.
        """
        reply = Reply()
        for piece in self.pieces(prompt, decoding):
            reply.add(piece)
            if piece.text:
                yield Chunk(text=piece.text)
        asked = full_text(prompt)
        self._learn(asked, reply)
        yield reply.last_chunk(self._site(), decoding, asked, self.count)

    def pieces(self, prompt: Prompt, decoding: Decoding) -> Iterator[Piece]:
        """The reply event by event, whether complete or not. Raises as `stream`, save for what only its end can tell."""
        fault: Exception | None = None
        try:
            first, rest = self._started(prompt, decoding)
            self._load_counter()
            with contextlib.closing(rest):
                if first is not None:
                    yield first
                yield from rest
        except Exception as error:  # noqa: BLE001  # four libraries raise here, each its own kinds
            fault = failure(error, self._site(), grammar=request.constrains(decoding, self._settings))
        if fault is not None:  # outside the handler: the library's error, and with it the key, is not chained
            raise fault

    def listed(self) -> tuple[str, ...]:
        """The models that the endpoint lists. Raises ModelError and its kin."""
        from assistant.models import chat, wire

        timeout = wire.timeout(self._settings.read_timeout, time.monotonic() + self._settings.section_timeout)
        fault: Exception | None = None
        listed: list[str] = []
        try:
            with self._lock:
                http = self._client()
            listed = chat.listed_models(self._target, self._key, http, timeout)
        except Exception as error:  # noqa: BLE001  # as in pieces
            fault = failure(error, self._site())
        if fault is not None:
            raise fault
        return tuple(listed)

    def close(self) -> None:
        """Ends pauses between retries and gives the connections back."""
        self._closed.set()
        with self._lock:
            if self._http is not None:
                self._http.close()

    def _load_counter(self) -> None:
        """While the first reply streams there is time to load what its end will be counted with."""
        if self._exact is None:
            self._counter.prepare()

    def _started(self, prompt: Prompt, decoding: Decoding) -> tuple[Piece | None, Generator[Piece]]:
        """The stream after its first piece, called again while the endpoint is busy."""
        from assistant.models import chat

        model, sent, turns = self._open(), request.parameters(decoding, self._settings), messages(prompt)
        deadline = time.monotonic() + self._settings.section_timeout  # after the libraries have loaded
        for attempt in range(self._settings.retries + 1):
            stream = chat.pieces(model, turns, sent, self._settings.read_timeout, deadline)
            try:
                return next(stream, None), stream
            except Exception as error:  # noqa: BLE001  # raised again unless there is another attempt
                self._wait(error, attempt, deadline)
        raise AssertionError  # the last attempt returns or raises

    def _wait(self, error: Exception, attempt: int, deadline: float) -> None:
        """Waits before the next attempt. Raises the error where there is none."""
        seconds = pause(error, attempt, self._first_pause)
        last = attempt >= self._settings.retries
        if seconds is None or last or time.monotonic() + seconds > deadline:
            raise error
        if self._closed.wait(seconds):
            raise EndpointBusy(f"{self._shown} 太忙，没有再等。", "请稍后再运行一次。")

    def _open(self) -> ChatOpenAI:
        from assistant.models import chat

        name = self.name
        with self._lock:
            if self._chat is None:
                self._chat = chat.open_chat(self._target, name, self._key, self._client())
            return self._chat

    def _client(self) -> httpx2.Client:
        """The HTTP client, made at the first call. The caller holds `_lock`."""
        from assistant.models import wire

        if self._http is None:
            self._http = wire.client(self._target)
        return self._http

    def _first_listed(self) -> str:
        listed = self.listed()
        if not listed:
            raise ModelError(f"{self._shown} 没有列出模型。", "请在用户配置里写 [model] name，或者用 --model 名称。")
        return listed[0]

    def _learn(self, asked: str, reply: Reply) -> None:
        if self._exact is None and reply.reported is not None and reply.reported.prompt:
            self._counter.observed(self._counter.plain(asked), reply.reported.prompt)

    def _site(self) -> Site:
        settings = self._settings
        return Site(self._shown, self._group, self._name, self._key, settings.read_timeout, settings.section_timeout)
