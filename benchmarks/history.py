"""How fast undo is and how large history.db grows, each figure beside its bar; on an idle machine.

python benchmarks/history.py [--versions 1000] [--calls 1000] [--runs 5]

The sample is drafted by an endpoint that writes the facts as they are. Its calls are kept again and again, with prompts as
long as an endpoint with a large context gets them; its sections are rewritten one at a time, each a step of its own, every
tenth by hand.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start

from office import obedient  # noqa: E402
from scripted_endpoint import ScriptedEndpoint  # noqa: E402

from assistant.report.draft_markdown import parse_draft, with_section  # noqa: E402
from assistant.report.template import Outline  # noqa: E402
from assistant.store.draft_file import DraftFile  # noqa: E402
from assistant.store.history import History  # noqa: E402
from assistant.store.records import SectionVersion  # noqa: E402
from assistant.store.workspace import Workspace  # noqa: E402

SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年"
COMMAND = [sys.executable, "-m", "assistant.cli.main"]
MEGABYTE = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--versions", type=int, default=1000)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--prompt", type=int, default=6000, help="characters that a prompt is brought up to")
    options = parser.parse_args()
    print(f"{'what':<56}{'median':>10}{'worst':>10}{'bar':>10}")
    with tempfile.TemporaryDirectory() as folder:
        workspace = _drafted(Path(folder) / "w")
        history = History(workspace.history, lambda: datetime.now(UTC))
        prompts = _with_calls(history, options.calls, options.prompt)
        _row(f"history.db of {options.calls} calls (MB)", [_size(workspace)], "20")
        print(f"{'':<4}a prompt has {prompts} characters on average, the draft {len(workspace.read_draft_text())}")
        _with_versions(workspace, history, options.versions)
        _row(f"the same with {options.versions} versions (MB)", [_size(workspace)], "")
        _times(workspace, options.runs, options.versions)


def _times(workspace: Workspace, runs: int, versions: int) -> None:
    for name, arguments, bar in (
        (f"assistant undo at {versions} versions (ms)", ["undo"], "300"),
        ("assistant redo (ms)", ["redo"], "300"),
        ("assistant log (ms)", ["log"], ""),
        ("assistant log 理论学习 (ms)", ["log", "理论学习"], ""),
        ("assistant history prune (ms)", ["history", "prune"], ""),
    ):
        measured = [_run(workspace, arguments) for _ in range(1 if "prune" in arguments else runs)]
        _row(name, [wall for wall, _ in measured], bar)
        _row("    of which the processor's own", [busy for _, busy in measured], "")
    _row("after prune: 20 versions a section, 20 steps (MB)", [_size(workspace)], "")


def _drafted(folder: Path) -> Workspace:
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".assistant", "draft.*"))
    with ScriptedEndpoint(obedient) as endpoint:
        environment = os.environ | {"ASSISTANT_BASE_URL": endpoint.base_url, "PYTHONPATH": str(HERE.parent)}
        done = subprocess.run([*COMMAND, "draft"], cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return Workspace(folder)


def _with_calls(history: History, count: int, characters: int) -> int:
    """The calls again, each prompt brought up to so many characters with exemplars, from another place each time."""
    calls = history.calls()
    exemplars = "".join(path.read_text("utf-8") for path in sorted((HERE.parent / "exemplars").glob("*.md")))
    total = sum(len(call.prompt) for call in calls)
    for number in range(len(calls), count):
        call = calls[number % len(calls)]
        start, wanted = number * 97 % (len(exemplars) - characters), max(0, characters - len(call.prompt))
        prompt = call.prompt + exemplars[start : start + wanted]
        history.record_call(replace(call, prompt=prompt, reply=f"{call.reply}第{number}次。"))
        total += len(prompt)
    return total // count


def _with_versions(workspace: Workspace, history: History, count: int) -> None:
    report, _ = parse_draft(workspace.read_draft_text())
    sections = [section for section in report.sections if section.keys]
    outline = Outline("", "", ())
    for number in range(len(history.versions()), count):
        section = sections[number % len(sections)]
        new = replace(section, paragraphs=(*section.paragraphs, f"第{number}稿。"))
        draft = DraftFile(workspace, history, "redraft", section.heading.text)
        if number % 10 == 9:
            text = workspace.read_draft_text()
            workspace.draft.write_text(with_section(text, new, outline), "utf-8")
            draft.notice()
            continue
        version = SectionVersion(section.keys, section.heading.text, new.text, "model", "qwen3", raw=new.text)
        draft.put(lambda text, new=new: with_section(text, new, outline), version)


def _run(workspace: Workspace, arguments: list[str]) -> tuple[float, float]:
    """Milliseconds on the wall and of the processor, which other programs do not lengthen."""
    begun, before = time.perf_counter(), os.times()
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    done = subprocess.run([*COMMAND, *arguments], cwd=workspace.root, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return (time.perf_counter() - begun) * 1000, busy * 1000


def _size(workspace: Workspace) -> float:
    return workspace.history.stat().st_size / MEGABYTE


def _row(name: str, values: list[float], bar: str) -> None:
    values = sorted(values)
    print(f"{name:<56}{values[len(values) // 2]:>10.1f}{values[-1]:>10.1f}{bar:>10}")


if __name__ == "__main__":
    main()
