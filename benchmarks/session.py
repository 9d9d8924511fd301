"""How soon a key is answered in the drafting session while four sections stream, through a real pty, with the scripted endpoint.

python benchmarks/session.py [--keys 100]
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import random
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start

from scripted_endpoint import Reply, ScriptedEndpoint  # noqa: E402

SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年"
COMMAND = [sys.executable, "-m", "assistant.cli.main", "draft"]
AT_ONCE = 4
PATIENCE = 30.0
_SENTENCE = "镇党委会专题研究意识形态工作，听取半年情况。"
# Key and what the screen shows when it is answered: the list, back, the facts, back.
KEYS = ((b"7", "各节"), (b"7", "看要点"), (b"4", "回正文"), (b"4", "看要点"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=100)
    keys = parser.parse_args().keys
    sys.setswitchinterval(0.0005)  # the endpoint's threads must not keep the measuring one waiting
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        shutil.copytree(SAMPLE, desk, ignore=shutil.ignore_patterns("draft*", ".assistant"))
        (Path(folder) / "config.toml").write_text(f"[model]\nconcurrency = {AT_ONCE}\nsection_timeout = 600\n", "utf-8")
        with ScriptedEndpoint(_streaming) as endpoint:
            environment = {
                **os.environ,
                "ASSISTANT_BASE_URL": endpoint.base_url,
                "ASSISTANT_CONFIG": str(Path(folder) / "config.toml"),
                "PYTHONPATH": str(HERE.parent),
                "TERM": "xterm",
            }
            first, times, open_ = _measured(desk, environment, keys, endpoint)
    print(f"{'what':<52}{'median':>9}{'p95':>9}{'worst':>9}{'bar':>9}")
    _row(f"a key, {open_} sections streaming (ms)", times, 30)
    print(f"{'first screen (ms)':<52}{first:>9.0f}")


def _streaming(_request: object) -> Reply:
    """A section that streams for as long as keys are pressed: 25 pieces a second, as from a quick endpoint."""
    return Reply(_SENTENCE * 300, chunk=2, delay=0.04)


def _measured(
    desk: Path, environment: dict[str, str], keys: int, endpoint: ScriptedEndpoint
) -> tuple[float, list[float], int]:
    begun = time.perf_counter()
    process, screen = pty.fork()
    if process == 0:
        os.chdir(desk)
        os.execve(COMMAND[0], COMMAND, environment)  # noqa: S606
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    try:
        first = _until(screen, "写好", begun)
        while endpoint.open_now < AT_ONCE:
            _read(screen, 0.05)
        times = [_answered(screen, *KEYS[number % len(KEYS)]) for number in range(keys)]
        open_ = endpoint.open_now
        os.write(screen, b"q")
        _drain(screen)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return first, times, open_


def _answered(screen: int, key: bytes, shown: str) -> float:
    """Milliseconds from the key to its answer on the screen. The pauses between keys are a person's."""
    deadline = time.perf_counter() + random.uniform(0.1, 0.3)  # noqa: S311
    while time.perf_counter() < deadline:
        _read(screen, 0.02)
    begun = time.perf_counter()
    os.write(screen, key)
    return _until(screen, shown, begun)


def _until(screen: int, shown: str, begun: float) -> float:
    seen, wanted = b"", shown.encode()
    while wanted not in seen:
        assert time.perf_counter() - begun < PATIENCE, f"never shown: {shown}: {seen[-2000:].decode(errors='replace')}"
        seen += _read(screen, 0.05)
    return (time.perf_counter() - begun) * 1000


def _read(screen: int, seconds: float) -> bytes:
    ready, _, _ = select.select([screen], [], [], seconds)
    return os.read(screen, 65536) if ready else b""


def _drain(screen: int) -> None:
    try:
        while os.read(screen, 65536):
            pass
    except OSError:  # the program has ended
        return


def _row(what: str, values: list[float], bar: float) -> None:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    median = statistics.median(ordered)
    verdict = "" if p95 <= bar else "  over"
    print(f"{what:<52}{median:>9.1f}{p95:>9.1f}{ordered[-1]:>9.1f}{bar:>9g}{verdict}", flush=True)


if __name__ == "__main__":
    main()
