"""The embedded model: llama.cpp in a child process of ours, spoken to like any other endpoint."""

from __future__ import annotations

import functools
import http.client
import json
import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.errors import EndpointRefused, ModelError, ReplyCut
from assistant.models.endpoint import EndpointModel
from assistant.models.llama_process import COMMAND, Launch, LlamaProcess
from assistant.models.tokens import TokenCounter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.config import EmbeddedSettings, ModelSettings
    from assistant.drafting.prompt import Chunk, Decoding, Prompt
    from assistant.models.reply import Piece

SHOWN = "内置模型"
_RESTARTS = 1
_REAP = 0.5
_COUNT_TIMEOUT = 10.0


class EmbeddedModel:
    """A GGUF run on this machine. The process is started at once and loads while other things are done.

    A crash fails the section that was being written; the next call starts the process again, once.
    """

    def __init__(
        self,
        file: Path,
        settings: EmbeddedSettings,
        model: ModelSettings,
        logs: Path,
        command: Sequence[str] = COMMAND,
    ) -> None:
        """`model` gives the time limits, `logs` is the folder for the log. Raises ModelError where it cannot start."""
        self._settings = settings
        self._endpoint_settings = _as_endpoint(file, settings, model)
        self._launch = Launch(
            model=file,
            context=settings.context,
            threads=settings.threads or default_threads(),
            read_threads=settings.read_threads or settings.threads or available_cores(),
            cache_mib=settings.cache_mib,
            start_timeout=settings.start_timeout,
            log=logs / "embedded.log",
            command=command,
        )
        self._restarts_left = _RESTARTS
        self._counter = TokenCounter()
        self._lock = threading.RLock()
        self._endpoint: EndpointModel | None = None
        self._process = LlamaProcess(self._launch)
        self.name = file.stem
        self.host = "127.0.0.1"
        self.context = settings.context
        self.concurrency = settings.concurrency
        self.takes_grammar = settings.grammar != "off"
        self._exact = functools.lru_cache(maxsize=4096)(self._tokenize)

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def stream(self, prompt: Prompt, decoding: Decoding) -> Iterator[Chunk]:
        """As EndpointModel.stream; a child that dies is a ModelError of this section."""
        endpoint = self._ready()
        try:
            yield from endpoint.stream(prompt, decoding)
        except ModelError as error:
            broken = isinstance(error, (EndpointRefused, ReplyCut))
            if broken and self._process.died(_REAP):
                raise self._crash() from None
            raise

    def pieces(self, prompt: Prompt, decoding: Decoding) -> Iterator[Piece]:
        """As EndpointModel.pieces."""
        return self._ready().pieces(prompt, decoding)

    def count(self, text: str) -> int:
        """Tokens of a text: exact, by the server's own vocabulary; an estimate where the server is not there."""
        try:
            return self._exact(text) if text else 0
        except (OSError, ValueError, http.client.HTTPException, ModelError):
            return self._counter.estimate(text)

    def close(self) -> None:
        """Ends the process. A call that waits for it to load fails then."""
        self._restarts_left = 0
        self._process.stop()
        with self._lock:
            self._drop_endpoint()
            self._process.stop()

    def _ready(self) -> EndpointModel:
        """The endpoint of a live process. Raises ModelError where it does not come up, or died once too often."""
        with self._lock:
            if self._process.died():
                self._restart()
            if self._endpoint is None:
                address = self._process.address()
                settings = replace(self._endpoint_settings, base_url=f"{address}/v1")
                self._endpoint = EndpointModel(
                    settings, key=self._process.key, shown=SHOWN, group="embedded", count=self.count
                )
            return self._endpoint

    def _restart(self) -> None:
        if not self._restarts_left:
            raise self._crash()
        self._restarts_left -= 1
        self._drop_endpoint()
        self._process.stop()
        self._process = LlamaProcess(self._launch)

    def _drop_endpoint(self) -> None:
        if self._endpoint is not None:
            self._endpoint.close()
            self._endpoint = None

    def _crash(self) -> ModelError:
        return ModelError(
            f"{SHOWN}的进程意外停了，这一节没有写成。",
            f"请再运行一次，只补写没有写完的章节；总是这样就调小 [embedded] context。详情见 {self._launch.log}。",
        )

    def _tokenize(self, text: str) -> int:
        with self._lock:
            self._ready()
            server = urlsplit(self._process.address())
            key = self._process.key
        connection = http.client.HTTPConnection(server.hostname or "", server.port, timeout=_COUNT_TIMEOUT)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key.reveal()}"}
        try:
            connection.request("POST", "/tokenize", json.dumps({"content": text}), headers)
            return len(json.loads(connection.getresponse().read())["tokens"])
        except KeyError as error:
            raise ValueError("no tokens in the answer") from error
        finally:
            connection.close()


def default_threads() -> int:
    """Cores less one, at least one: llama.cpp's threads spin, and one other busy process would stop them all."""
    return max(1, available_cores() - 1)


def available_cores() -> int:
    """The cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


def _as_endpoint(file: Path, settings: EmbeddedSettings, model: ModelSettings) -> ModelSettings:
    """Settings for talking to the child: its pings are no sign of life, so only the section's limit counts."""
    return replace(
        model,
        name=file.stem,
        api_key_env="",
        api_key_file="",
        max_tokens_field="max_tokens",
        context=settings.context,
        read_timeout=model.section_timeout,
        retries=0,
        concurrency=settings.concurrency,
        grammar=settings.grammar,
        extra_body="",
    )
