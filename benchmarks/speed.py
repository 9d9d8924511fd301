"""How fast the program is, each figure beside its bar; medians on an idle machine.

python benchmarks/speed.py [--runs 5] [--no-embedded]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start

from office import obedient  # noqa: E402
from scripted_endpoint import Reply, Request, ScriptedEndpoint, lasting  # noqa: E402

SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年"
COMMAND = [sys.executable, "-m", "assistant.cli.main"]


@dataclass(frozen=True)
class Measured:
    """Wall seconds and the process's own peak memory in MB (children not counted)."""

    seconds: float
    megabytes: float
    code: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-embedded", action="store_true")
    options = parser.parse_args()
    print(f"{'what':<48}{'median':>10}{'worst':>10}{'bar':>10}")
    _row("assistant --help (ms)", [_run(["--help"]).seconds * 1000 for _ in range(options.runs)], 120)
    _row("assistant draft --help (ms)", [_run(["draft", "--help"]).seconds * 1000 for _ in range(options.runs)], 200)
    with tempfile.TemporaryDirectory() as folder:
        _export(Path(folder), options.runs)
        _endpoint(Path(folder), min(options.runs, 3))
        if not options.no_embedded:
            _embedded(Path(folder))


def _export(folder: Path, runs: int) -> None:
    workspace = _workspace(folder / "export")
    _run(["draft", "-C", str(workspace), "--model", "skeleton"])
    _row("export of ten sections (s)", [_run(["export", "-C", str(workspace)]).seconds for _ in range(runs)], 1)


def _endpoint(folder: Path, runs: int) -> None:
    """Ten sections that each stream 2 s, eight at a time."""
    results = []
    for number in range(runs):
        workspace = _workspace(folder / f"endpoint{number}")
        with ScriptedEndpoint(_in_two_seconds) as endpoint:
            environment = {"ASSISTANT_BASE_URL": endpoint.base_url, "ASSISTANT_MODEL": "scripted"}
            results.append(_run(["draft", "-C", str(workspace)], environment))
    _row("ten sections of 2 s, 8 at a time (s)", [r.seconds for r in results], 5.5)
    _row("peak memory without the model (MB)", [r.megabytes for r in results], 200)


def _in_two_seconds(request: Request) -> Reply:
    """A reply that states the facts, so that nothing is asked a second time."""
    return lasting(obedient(request).text, 2.0)


def _embedded(folder: Path) -> None:
    workspace = _workspace(folder / "embedded")
    result = _run(["draft", "-C", str(workspace), "--model", "embedded"], show=True)
    _row("the sample with the embedded model (s)", [result.seconds], 120)


def _workspace(folder: Path) -> Path:
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("draft*", ".assistant"))
    return folder


def _run(arguments: list[str], environment: dict[str, str] | None = None, *, show: bool = False) -> Measured:
    begun = time.perf_counter()
    process = os.fork()
    if process == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        if not show:
            os.dup2(quiet, 2)
        os.chdir(HERE.parent)
        os.execve(COMMAND[0], [*COMMAND, *arguments], {**os.environ, **(environment or {})})  # noqa: S606
    _, status, usage = os.wait4(process, 0)
    return Measured(time.perf_counter() - begun, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def _row(what: str, values: list[float], bar: float) -> None:
    median = statistics.median(values)
    verdict = "" if median <= bar else "  over"
    print(f"{what:<48}{median:>10.2f}{max(values):>10.2f}{bar:>10g}{verdict}", flush=True)


if __name__ == "__main__":
    main()
