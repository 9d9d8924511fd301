"""The parent's side of the embedded model's process: starts it, waits for it, sees it die, ends it."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant.errors import ModelError
from assistant.models.keys import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

_SERVER = Path(__file__).with_name("llama_server.py")
# -P: a json.py or an xllamacpp.py in the current folder, which may come from outside, must not be run.
COMMAND = (sys.executable, "-P", str(_SERVER))
_LOG_LIMIT = 1024 * 1024
_GRACE = 3.0


@dataclass(frozen=True)
class Launch:
    """What to start. `threads` write, `read_threads` read prompts and check guesses; `context` in tokens; `log` is a file."""

    model: Path
    context: int
    threads: int
    read_threads: int
    cache_mib: int
    start_timeout: float
    log: Path
    command: Sequence[str] = COMMAND


class LlamaProcess:
    """One running server. Its key is random, on no command line, and dies with it."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self.key = Key(secrets.token_urlsafe(24))
        self._answers: queue.Queue[str] = queue.Queue()
        self._address = ""
        self._process = _start(launch)
        self._tell(launch)
        threading.Thread(target=self._listen, name="embedded-model", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def address(self) -> str:
        """http://127.0.0.1:port, once the model is loaded. Raises ModelError where it does not come up."""
        if not self._address:
            self._address = self._wait_for_address()
        return self._address

    def died(self, patience: float = 0.0) -> bool:
        """Whether the process has ended, waiting up to `patience` seconds for it to do so."""
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """Ends the process: closing its stdin is enough, killing it is for the case that it is not."""
        with contextlib.suppress(OSError):  # it died with the parameters unread
            _pipe(self._process.stdin).close()
        if not self.died(_GRACE):
            self._process.kill()
            self._process.wait()

    def _tell(self, launch: Launch) -> None:
        parameters = {
            "model": str(launch.model),
            "alias": launch.model.stem,
            "context": launch.context,
            "threads": launch.threads,
            "read_threads": launch.read_threads,
            "cache_mib": launch.cache_mib,
            "key": self.key.reveal(),
        }
        with contextlib.suppress(OSError):  # it died at once: address() will say so
            stdin = _pipe(self._process.stdin)
            stdin.write(json.dumps(parameters) + "\n")
            stdin.flush()

    def _listen(self) -> None:
        with _pipe(self._process.stdout) as stdout:
            self._answers.put(stdout.readline())

    def _wait_for_address(self) -> str:
        try:
            line = self._answers.get(timeout=self._launch.start_timeout)
        except queue.Empty:
            self._process.kill()
            self.stop()
            raise ModelError(
                f"内置模型 {self._launch.start_timeout:g} 秒还没有装好。",
                "请调大 [embedded] start_timeout，或者关掉别的程序再运行。",
            ) from None
        address = str(json.loads(line).get("address", "")) if line.strip() else ""
        if not address:
            self.stop()
            raise ModelError(
                f"内置模型装不起来：{self._launch.model}。",
                f"内存不够的请调小 [embedded] context，文件不对的请换一个模型；详情见 {self._launch.log}。",
            )
        return address


def _start(launch: Launch) -> subprocess.Popen[str]:
    with _opened_log(launch.log) as log:
        return subprocess.Popen(
            launch.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
            # Ctrl-C in the terminal is for us: the child ends when we end, without a word of its own.
            start_new_session=os.name == "posix",
            creationflags=_windows_flags(),
        )


def _windows_flags() -> int:
    names = ("CREATE_NEW_PROCESS_GROUP", "CREATE_NO_WINDOW")
    return sum(getattr(subprocess, name, 0) for name in names)


def _opened_log(path: Path) -> IO[bytes]:
    """The log, begun anew where it has grown long."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size > _LOG_LIMIT
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND)
        return os.fdopen(os.open(path, flags, 0o600), "wb")  # the library quotes a grammar it cannot read
    except OSError:
        return Path(os.devnull).open("wb")


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise OSError("no pipe")
    return stream
