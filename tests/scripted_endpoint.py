"""An OpenAI-compatible endpoint that does as it is told: real HTTP on 127.0.0.1, streams, stalls, drops, lies on cue.

with ScriptedEndpoint(Reply("好。")) as endpoint:          # always the same reply
with ScriptedEndpoint([Reply(status=429), Reply("好。")]) as endpoint:   # one after another, then 500
with ScriptedEndpoint(lambda request: Reply(request.task)) as endpoint:  # worked out from each request
    ... endpoint.base_url ...
endpoint.requests                                          # what was asked, headers and body, in order
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from types import TracebackType
from typing import Any, Self

from scripted_reply import JSON, STREAM, Reply, events, lasting

__all__ = ["STREAM", "Reply", "Request", "ScriptedEndpoint", "lasting"]


@dataclass(frozen=True)
class Request:
    """What was asked. Header names are lower case; `at` is time.monotonic."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]
    at: float

    @property
    def messages(self) -> list[Mapping[str, str]]:
        return list(self.body.get("messages", []))

    @property
    def task(self) -> str:
        """The last turn."""
        return self.messages[-1]["content"] if self.messages else ""

    @property
    def text(self) -> str:
        """All turns, as a model would read them."""
        return "".join(f"<{turn['role']}>{turn['content']}" for turn in self.messages)


Script = Reply | Iterable[Reply] | Callable[[Request], Reply]


class ScriptedEndpoint:
    """The server. `requests` holds the calls for a reply, `most_at_once` how many were open at the same time."""

    def __init__(self, script: Script, *, models: Iterable[str] = ("scripted",), key: str = "", chunked: bool = True):
        self.models = tuple(models)
        self.key = key
        self.chunked = chunked
        self.requests: list[Request] = []
        self.listings: list[Request] = []
        self.most_at_once = 0
        self.stopping = threading.Event()
        self._script = _as_function(script)
        self._open = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler_for(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stops listening and lets go of everything that hangs."""
        self.stopping.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    @property
    def open_now(self) -> int:
        """Replies that are being sent."""
        with self._lock:
            return self._open

    def reply_to(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            return self._script(request)

    def usage_of(self, request: Request, reply: Reply) -> tuple[int, int, int] | None:
        """(prompt, cached, completion) as this reply reports them."""
        if reply.usage != "auto":
            return reply.usage if isinstance(reply.usage, tuple) else None
        with self._lock:
            earlier = [r.text for r in self.requests if r is not request and r.at < request.at]
        return len(request.text), max((_shared(request.text, e) for e in earlier), default=0), len(reply.text)

    def opened(self) -> None:
        with self._lock:
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)

    def closed(self) -> None:
        with self._lock:
            self._open -= 1


def _as_function(script: Script) -> Callable[[Request], Reply]:
    if isinstance(script, Reply):
        return lambda _: script
    if callable(script):
        return script
    queue = iter(script)
    return lambda _: next(queue, Reply(status=500, error="the script is over"))


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is no error; anything else is."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    endpoint: ScriptedEndpoint
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class's name
        """Silent: a test's output is its own."""

    def do_GET(self) -> None:
        request = self._request({})
        self.endpoint.listings.append(request)
        if self._refuses(request):
            return
        listed = [{"id": name, "object": "model", "created": 0, "owned_by": "script"} for name in self.endpoint.models]
        self._send(200, json.dumps({"object": "list", "data": listed}), JSON)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        request = self._request(json.loads(self.rfile.read(length) or b"{}"))
        if self._refuses(request):
            return
        if request.path.endswith("/tokenize"):
            self._send(200, json.dumps({"tokens": [0] * len(request.body["content"])}), JSON)
            return
        self.endpoint.opened()
        try:
            self._reply(request, self.endpoint.reply_to(request))
        except OSError:  # the caller hung up: BrokenPipeError, ConnectionResetError
            self.close_connection = True
        finally:
            self.endpoint.closed()

    def _request(self, body: Mapping[str, Any]) -> Request:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(self.command, self.path, headers, body, time.monotonic())

    def _refuses(self, request: Request) -> bool:
        if not self.endpoint.key or request.headers.get("authorization") == f"Bearer {self.endpoint.key}":
            return False
        self._send(401, json.dumps({"error": {"message": f"bad key {request.headers.get('authorization')}"}}), JSON)
        return True

    def _reply(self, request: Request, reply: Reply) -> None:
        self.endpoint.stopping.wait(reply.first_delay)
        if reply.body:
            self._send(reply.status, reply.body, reply.content_type, reply.headers)
        elif reply.status != 200:
            self._send(reply.status, json.dumps({"error": {"message": reply.error}}), JSON, reply.headers)
        else:
            self._stream(request, reply)

    def _send(self, status: int, body: str, content_type: str, headers: Mapping[str, str] | None = None) -> None:
        encoded = body.encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": content_type,
            "Content-Length": str(len(encoded)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(encoded)

    def _stream(self, request: Request, reply: Reply) -> None:
        self._start_stream(reply)
        for number, event in enumerate(events(reply, self.endpoint.usage_of(request, reply))):
            if self._misbehaves(reply, number):
                return
            self._write(f"data: {event}\n\n")
            if number:
                self.endpoint.stopping.wait(reply.delay)
        self._write("data: [DONE]\n\n")
        self._end_stream()

    def _misbehaves(self, reply: Reply, number: int) -> bool:
        if number == reply.drop_after:
            self.close_connection = True
            return True
        if number == reply.hang_after:
            self.endpoint.stopping.wait()
            self.close_connection = True
            return True
        if number == reply.ping_after:
            while not self.endpoint.stopping.wait(0.05):
                self._write(": ping\n\n")
            self.close_connection = True
            return True
        return False

    def _start_stream(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", STREAM)
        if self.endpoint.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Connection", "close")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _write(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if self.endpoint.chunked else data)
        self.wfile.flush()

    def _end_stream(self) -> None:
        if self.endpoint.chunked:
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.close_connection = True


def _handler_for(endpoint: ScriptedEndpoint) -> type[_Handler]:
    return type("Handler", (_Handler,), {"endpoint": endpoint})
