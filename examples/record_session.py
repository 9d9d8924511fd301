"""A session with the sample as a clerk has it, recorded: every command run and every line it printed (docs/session.md).

python examples/record_session.py [--model embedded] > docs/session.md
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docx import Document

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "清河镇-2026上半年"
_TIMES = re.compile(r"\d{1,2}月\d{1,2}日\d\d:\d\d")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="embedded")
    model = parser.parse_args().model
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / SAMPLE.name
        desk.mkdir()
        for name in ("facts.md", "2025上半年.docx", "2025全年.docx"):
            shutil.copy(SAMPLE / name, desk)
        for line in Session(desk, model).lines():
            sys.stdout.write(f"{line}\n")


class Session:
    """The desk of the clerk, and what is written about what happens on it."""

    def __init__(self, desk: Path, model: str) -> None:
        self._desk = desk
        self._model = model

    def lines(self) -> Iterator[str]:
        yield "# 一次完整的使用：起草、手改、要点变了、重写、Word 来回、撤销、定稿"
        yield ""
        yield "样例乡镇（examples/清河镇-2026上半年），自带的小模型，`make session` 录下来的原样，时间和用时因机器而异。"
        yield from self._told("要点备齐，起草。", ["draft"])
        yield from self._edited(
            "通读时手改两处：一句话换个说法；添一句要点里没有的，后面注明依据。",
            "draft.md",
            self._hand_edits,
        )
        yield from self._edited("党建办又报来一次讲党课，要点改了一条。", "facts.md", self._changed_fact)
        yield from self._told("哪些章节受影响，看进度。", ["status"])
        yield from self._told("再起草一次：只写过时的那一节，手改的句子还在。", ["draft"])
        yield from self._told(
            "阵地管理一节要突出工作群清理，重写。", ["redraft", "阵地管理", "-i", "突出工作群清理", "--yes"]
        )
        yield from self._told("每一节的每一稿都在。", ["log", "理论学习"])
        yield from self._told("导出，送领导看。", ["export", "-o", "送审稿.docx"])
        yield from self._leader("领导在 Word 里改了一处说法。")
        yield from self._told("改回来：先看领导改了什么，再并进 draft.md。", ["pull", "送审稿.docx", "--yes"])
        yield from self._told("重写的那一节还是原来的好，退回去：先退 Word 的修改，再退重写。", ["undo"], ["undo"])
        yield from self._told("领导的修改还是要的，再拿一次。", ["pull", "送审稿.docx", "--yes"])
        yield from self._told("核对。", ["check"])
        yield from self._told("定稿。", ["finish", "--date", "2026-07-03", "--yes"])

    def _told(self, what: str, *commands: list[str]) -> Iterator[str]:
        yield from ("", what, "", "```console")
        for command in commands:
            yield f"$ assistant {' '.join(command)}"
            yield from self._run(command)
        yield "```"

    def _run(self, command: list[str]) -> list[str]:
        words = [*command, "--model", self._model] if command[0] in ("draft", "redraft") and self._model else command
        done = subprocess.run(  # the program itself
            [sys.executable, "-m", "assistant.cli.main", *words],
            cwd=self._desk,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(HERE.parent)},
            check=False,
        )
        text = done.stdout.replace(f"{self._desk}{os.sep}", "").replace(str(self._desk), ".")
        return [line for line in text.rstrip().split("\n") if line]

    def _edited(self, what: str, name: str, change: Callable[[str], str]) -> Iterator[str]:
        """A hand edit, shown as the lines that went and came."""
        path = self._desk / name
        before = path.read_text("utf-8")
        after = change(before)
        path.write_text(after, "utf-8")
        old, new = before.split("\n"), after.split("\n")
        gone = [line for line in old if line not in new]
        come = [line for line in new if line not in old]
        yield from ("", f"{what}（{name}）", "", "```diff")
        yield from (f"-{line}" for line in gone)
        yield from (f"+{line}" for line in come)
        yield "```"

    def _hand_edits(self, text: str) -> str:
        text = _replaced(text, r"(?:举办)?村干部培训2期，参训136人次", "面向村干部举办培训2期，136人次参训")
        added = "另有村民捐建宣传栏2处。<!-- 依据：文化站台账5月 -->"
        return _replaced(text, r"([^。\n]*破损展板、墙画18块[^。\n]*。)", rf"\1{added}")

    def _changed_fact(self, text: str) -> str:
        return _replaced(text, "讲党课17场，听课680余人次", "讲党课18场，听课720余人次")

    def _leader(self, what: str) -> Iterator[str]:
        """A sentence reworded in the Word file, as Word leaves it."""
        path = self._desk / "送审稿.docx"
        document = Document(str(path))
        changes = [change for run in _runs(document) if (change := _reworded(run))]
        document.save(str(path))
        yield from ("", f"{what}（送审稿.docx）", "", "```diff")
        for old, new in changes:
            yield from (f"-{old}", f"+{new}")
        yield "```"


def _runs(document: Any) -> Iterator[Any]:
    for paragraph in document.paragraphs:
        yield from paragraph.runs


def _reworded(run: Any) -> tuple[str, str] | None:
    """The sentence before and after, where this run holds what the leader changes."""
    old = next((sentence for sentence in re.findall(r"[^。]+。", run.text) if "短视频26条" in sentence), "")
    if not old:
        return None
    new = re.sub(r"[，、]?(?:制作)?短视频26条", "，制作发布短视频26条", old)
    run.text = run.text.replace(old, new)
    return old, new


def _replaced(text: str, pattern: str, new: str) -> str:
    changed, count = re.subn(pattern, new, text, count=1)
    if not count:
        raise SystemExit(f"{pattern} does not stand in the text")
    return changed


if __name__ == "__main__":
    main()
