"""The HTTP client under the chat model. Imported only when a model is called.

Watches every answer as it comes in: for the time limit of the whole section (a server that only sends keep-alive
comments would never end otherwise), and for answers with status 200 that are no stream at all.
"""

from __future__ import annotations

import ssl
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

import httpx2
import openai

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.models.hosts import Target

CONNECT_TIMEOUT = 10.0
_LIMIT: ContextVar[float | None] = ContextVar("limit", default=None)
_EXCERPT = 4096


class TimeLimit(Exception):  # a limit, not a fault
    """The time for the whole section is over."""


class NotAReply(Exception):  # names what came instead
    """Status 200 and a web page or a JSON object instead of a stream; `body` is its beginning."""

    def __init__(self, body: str) -> None:
        super().__init__("not an event stream")
        self.body = body


class Limit:
    """While entered, requests of this thread end at `deadline` (time.monotonic)."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def __enter__(self) -> None:
        self._token = _LIMIT.set(self._deadline)

    def __exit__(self, *_: object) -> None:
        _LIMIT.reset(self._token)


def client(target: Target) -> httpx2.Client:
    """A client for one endpoint. It follows no redirect: a redirect would carry the material to another host."""
    guard = {"response": [_guard]}
    if not target.direct:
        return openai.DefaultHttpxClient(follow_redirects=False, event_hooks=guard)
    # trust_env is off for the proxies' sake; the system's certificates must be named then. Plain http has none.
    verify = ssl.create_default_context() if target.secure else False
    return openai.DefaultHttpxClient(follow_redirects=False, event_hooks=guard, trust_env=False, verify=verify)


def unused_client() -> httpx2.AsyncClient:
    """Stands where LangChain would make an asynchronous client of its own and read all certificates for it; never called."""
    return httpx2.AsyncClient(trust_env=False, verify=False)  # it speaks to nobody


def timeout(read: float, deadline: float) -> openai.Timeout:
    """`read` seconds without a byte, less where the deadline is nearer."""
    left = max(0.1, deadline - time.monotonic())
    return openai.Timeout(min(read, left), connect=min(CONNECT_TIMEOUT, left))


def _guard(response: httpx2.Response) -> None:
    expects_stream = response.request.method == "POST" and response.status_code == httpx2.codes.OK
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Guarded(response.stream, _LIMIT.get(), expects_stream=expects_stream)


class _Guarded(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, deadline: float | None, *, expects_stream: bool) -> None:
        self._inner = inner
        self._deadline = deadline
        self._unchecked = expects_stream

    def __iter__(self) -> Iterator[bytes]:
        pieces = iter(self._inner)
        for piece in pieces:
            if self._deadline is not None and time.monotonic() > self._deadline:
                raise TimeLimit
            if self._unchecked and piece.strip():
                self._unchecked = False
                if piece.lstrip()[:1] in (b"<", b"{", b"["):
                    raise NotAReply(_beginning(piece, pieces))
            yield piece

    def close(self) -> None:
        self._inner.close()


def _beginning(first: bytes, rest: Iterator[bytes]) -> str:
    body = first
    for piece in rest:
        if len(body) >= _EXCERPT:
            break
        body += piece
    return body[:_EXCERPT].decode("utf-8", "replace")
