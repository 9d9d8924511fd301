"""How soon the interview asks and how fast it takes an answer, each figure beside its bar; on an idle machine.

python benchmarks/gathering.py [--bullets 1000] [--runs 7]

The command is started on a pty, as a person's terminal does; the clock stops when the line to type in stands there. One sheet is
small, one has a thousand bullets, each with its source.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start

from assistant.report.bullet import Bullet  # noqa: E402
from assistant.store.workspace import Workspace  # noqa: E402
from assistant.workflow.gathering.gathering import Gathering  # noqa: E402
from assistant.workflow.library import library  # noqa: E402
from assistant.workflow.new import facts_text  # noqa: E402

FRONT = {"township": "云溪镇", "issuer": "中共云溪镇委员会", "period": "2026年上半年"}
WORK = (
    "走访慰问困难群众",
    "入户宣讲惠民政策",
    "清理河道垃圾",
    "更换破损展板",
    "排查消防隐患",
    "组织文艺演出",
    "发放普法读本",
)
UNITS = ("户", "场", "吨", "块", "处", "场", "册")
READY = "条：[^\n]*\x1b\\[\\?25h"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bullets", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    print(f"{'what':<56}{'median':>10}{'worst':>10}{'bar':>10}")
    with tempfile.TemporaryDirectory() as folder:
        small = _workspace(Path(folder) / "small", 12)
        large = _workspace(Path(folder) / "large", options.bullets)
        for workspace, count in ((small, 12), (large, options.bullets)):
            _start(workspace, count, options.runs)
        _answers(large, options.bullets, options.runs)


def _start(workspace: Workspace, count: int, runs: int) -> None:
    """From the command to its questions, and to the line to type in."""
    questions, lines, spent = zip(*(_asked(workspace) for _ in range(runs)), strict=True)
    _row(f"gather, {count} bullets: the questions are read (ms)", questions, "300")
    _row(f"gather, {count} bullets: one can type (ms)", lines, "300")
    _row("the processor's share of it (ms)", spent, "")


def _asked(workspace: Workspace) -> tuple[float, float, float]:
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "TERM": "xterm"}
    started = time.perf_counter()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "assistant.cli.main", "gather"],
        cwd=str(workspace.root),
        env=environment,
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 100),
    )
    child.expect("常用单位")
    questions = time.perf_counter() - started
    child.expect(READY)
    line = time.perf_counter() - started
    spent = _processor(child.pid)
    child.send("/退出\r")
    child.expect(pexpect.EOF)
    child.close()
    return questions * 1000, line * 1000, spent * 1000


def _processor(pid: int) -> float:
    """The seconds of the processor that a process has taken (Linux); 0 where that cannot be asked."""
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return 0
    fields = status.read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _answers(workspace: Workspace, count: int, runs: int) -> None:
    """What the program takes between Enter and the next question: the bullet written, and looked at."""
    gathering = Gathering(workspace)
    gathering.go("理论学习")
    times, looks, spent = [], [], []
    for number in range(runs + 2):
        started, busy = time.perf_counter(), time.process_time()
        [place] = gathering.add([Bullet(f"云溪{number + 1}组举办青年读书会{number + 2}场")])
        times.append((time.perf_counter() - started) * 1000)
        gathering.remarks(place)
        looks.append((time.perf_counter() - started) * 1000)
        spent.append((time.process_time() - busy) * 1000)
    _row(f"an answer at {count} bullets: on disk (ms)", times[2:], "30")
    _row(f"an answer at {count} bullets: on disk and looked at (ms)", looks[2:], "30")
    _row("the processor's share of it (ms)", spent[2:], "")
    _row("the first of them, with all that is loaded for it (ms)", looks[:1], "")


def _workspace(folder: Path, count: int) -> Workspace:
    """A new sheet with so many bullets in its second section on, each section its share."""
    template = library().template("ideology")
    sections = [spec.title for spec in template.sections[1:11]]
    text = facts_text(template, FRONT)
    for place, title in enumerate(sections):
        own = range(place, count, len(sections))
        lines = [f"- {_bullet(number)}  <!-- 来源：台账第{number + 1}页 -->" for number in own]
        head, mark, rest = text.partition(f"## {title}\n")
        questions, end, below = rest.partition("-->\n")
        text = "".join([head, mark, questions, end, *(f"{line}\n" for line in lines), below])
    folder.mkdir()
    (folder / "facts.md").write_text(text, "utf-8")
    return Workspace(folder)


def _bullet(number: int) -> str:
    work, unit = WORK[number % len(WORK)], UNITS[number % len(UNITS)]
    return f"{chr(0x4E00 + number * 7 % 3000)}湾村{work}{number + 3}{unit}，参加干部群众{number * 3 + 20}人次"


def _row(what: str, values: list[float] | tuple[float, ...], bar: str) -> None:
    print(f"{what:<56}{statistics.median(values):>10.0f}{max(values):>10.0f}{bar:>10}")


if __name__ == "__main__":
    main()
