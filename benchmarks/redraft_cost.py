"""What living with a draft costs beside the model: `status`, `redraft --preview`, and the tokens that one section of ten sends.

python benchmarks/redraft_cost.py [--runs 7]

The sample (ten sections) is drafted by a scripted endpoint that writes the facts as they are, at once. The overhead of a
command is its whole time but what the endpoint took. The tokens are those of the requests as they were sent: every section's
first call against the first call of one section drafted again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start

from office import obedient, title_in  # noqa: E402
from scripted_endpoint import Reply, Request, ScriptedEndpoint  # noqa: E402

from assistant.models.tokens import TokenCounter  # noqa: E402
from assistant.report.draft_markdown import parse_draft  # noqa: E402

SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年"
COMMAND = [sys.executable, "-m", "assistant.cli.main"]
SHARE = 0.15
INSTRUCTION = "语气平实，突出到村的工作"


class Timed:
    """The endpoint's script, with the seconds that it took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, request: Request) -> Reply:
        begun = time.perf_counter()
        try:
            return obedient(request)
        finally:
            self.seconds += time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    script = Timed()
    with tempfile.TemporaryDirectory() as folder, ScriptedEndpoint(script) as endpoint:
        workspace = Path(folder) / SAMPLE.name
        shutil.copytree(SAMPLE, workspace, ignore=shutil.ignore_patterns(".assistant", "draft.*"))
        environment = os.environ | {
            "ASSISTANT_BASE_URL": endpoint.base_url,
            "ASSISTANT_CONFIG": str(Path(folder) / "config.toml"),
            "PYTHONPATH": str(HERE.parent),
        }
        _run(workspace, environment, ["draft"])
        _overhead(workspace, environment, script, options.runs)
        for few_shots in ("per_section", "once"):
            _tokens(Path(folder) / few_shots, environment, endpoint, few_shots)


def _overhead(workspace: Path, environment: dict[str, str], script: Timed, runs: int) -> None:
    print(f"{'without the model (ms)':<56}{'median':>9}{'worst':>9}{'busy':>9}{'bar':>7}")
    key = _keys(workspace)[1]
    for name, arguments in (
        ("assistant status", ["status"]),
        ("assistant redraft SECTION --preview", ["redraft", key, "--preview"]),
        ("the same, written by the skeleton", ["redraft", key, "--preview", "--model", "skeleton"]),
        ("assistant --help (Python and the command line)", ["--help"]),
    ):
        walls, busy = [], []
        for _ in range(runs):
            script.seconds = 0.0
            wall, own = _run(workspace, environment, arguments)
            walls.append(wall - 1000 * script.seconds)
            busy.append(own)
        bar = "" if "--help" in arguments else "300"
        print(f"{name:<56}{statistics.median(walls):>9.0f}{max(walls):>9.0f}{statistics.median(busy):>9.0f}{bar:>7}")


def _tokens(workspace: Path, environment: dict[str, str], endpoint: ScriptedEndpoint, few_shots: str) -> None:
    """The share of each section that is drafted again, of a workspace drafted anew."""
    shutil.copytree(SAMPLE, workspace, ignore=shutil.ignore_patterns(".assistant", "draft.*"))
    (workspace / "config.toml").write_text(f'[model]\nfew_shots = "{few_shots}"\n', "utf-8")
    counter = TokenCounter()
    sent = len(endpoint.requests)
    _run(workspace, environment, ["draft"])
    whole = sum(_sent(counter, request) for request in _first_calls(endpoint.requests[sent:]))
    keys = _keys(workspace)
    shares = []
    for key in keys:
        sent = len(endpoint.requests)
        _run(workspace, environment, ["redraft", key, "-i", INSTRUCTION, "--preview"])
        shares.append(sum(_sent(counter, r) for r in _first_calls(endpoint.requests[sent:])) / whole)
    print(f'\ntokens sent, few_shots = "{few_shots}": {whole} for a full draft of {len(keys)} sections')
    print(f"{'one section drafted again':<56}{'mean':>9}{'most':>9}{'':>9}{'bar':>7}")
    print(f"{'its share of them':<56}{statistics.mean(shares):>9.1%}{max(shares):>9.1%}{'':>9}{SHARE:>7.0%}")


def _first_calls(requests: Sequence[Request]) -> list[Request]:
    """Without repairs: the first request for each section."""
    found: dict[str, Request] = {}
    for request in requests:
        found.setdefault(title_in(request), request)
    return list(found.values())


def _sent(counter: TokenCounter, request: Request) -> int:
    return sum(counter.plain(turn["content"]) for turn in request.messages)


def _keys(workspace: Path) -> list[str]:
    report, _ = parse_draft((workspace / "draft.md").read_text("utf-8"))
    return [section.keys[0] for section in report.sections if section.keys]


def _run(workspace: Path, environment: dict[str, str], arguments: list[str]) -> tuple[float, float]:
    """Milliseconds on the wall and of the processor, which other programs do not lengthen."""
    begun, before = time.perf_counter(), os.times()
    done = subprocess.run([*COMMAND, *arguments], cwd=workspace, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return (time.perf_counter() - begun) * 1000, busy * 1000


if __name__ == "__main__":
    main()
