"""A first report, from an empty folder to a Word file, recorded at a terminal: what was asked, typed and shown
(docs/first-report.md).

python examples/record_first_report.py [--model embedded] > docs/first-report.md
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pexpect

HERE = Path(__file__).resolve().parent
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
_EDITED = r"\x1b\[\?2004h(?:\x1b\[[0-9;?]*[A-Za-z])*[^\n]*：[^\n]*\x1b\[\?25h$"
_ASKED = r"(?:（回车＝\w+）|直接回车）)： ?(?:\x1b\[[0-9;?]*[A-Za-z])*$"
"""How a question of the interview, and one of the other commands, ends."""
_THINKING = 0.4  # what comes faster than a person types is taken for a paste
_ANSWERED = re.compile(r"^(?P<q>\S[^：]*：) ?.*(?P=q)")
_REPORT = (
    ("哪一种报告", ""),
    ("哪个乡镇", "云溪镇"),
    ("哪一段时间", "2026年上半年"),
    ("总结", ""),
    ("名义", ""),
    ("报给谁", "中共安平县委宣传部"),
    ("截至", "6月30日"),
    ("去年同期", ""),
)
_BULLETS = (
    "- 党委会专题研究意识形态工作3次，1月20日定分工，6月9日听半年情况",
    "与12个村（社区）签责任书12",
    "/改 2 与12个村（社区）签责任书12份",
    "督查2轮，发现问题9个，整改7个，余下2个9月底前完成",
    "",
    "中心组学习6次，其中专题研讨2次，18人次发言",
    "/来源 1 中心组学习档案",
    "宣讲队到村宣讲24场，听众1100余人次",
    "/跳 存在问题",
    "3个村宣传栏半年没换内容",
    "",
    "文化站8月底前换完3个村的宣传栏，每村定1名管护员",
    "/退出",
)
_DECISIONS = ("1", "2", "先写宣讲", "1", "1", "1", "1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="embedded")
    model = parser.parse_args().model
    with tempfile.TemporaryDirectory() as folder:
        for line in recorded(Path(folder), model):
            sys.stdout.write(f"{line}\n")


def recorded(folder: Path, model: str) -> Iterator[str]:
    yield "# 第一份报告：从空文件夹到 Word 文件"
    yield ""
    yield "自带的小模型，`make session` 在终端里录下来的原样（`--plain`，一行一行的）。"
    answers = [answer for _, answer in _REPORT]
    yield from _told("一个空文件夹，开始采集。", folder, ["gather", "--plain"], (*answers, *_BULLETS))
    yield from ("", "facts.md 里就是刚才说的：", "", "```markdown", *_bullets(folder / "facts.md"), "```")
    yield from _told(
        "起草，边写边看，第二节重写一次，看完导出。", folder, ["draft", "--plain", "--model", model], _DECISIONS
    )
    yield from _told("到哪一步了？", folder, [], ("q",))


def _told(what: str, folder: Path, command: Sequence[str], answers: Sequence[str]) -> Iterator[str]:
    yield from ("", what, "", "```console", f"$ assistant {' '.join(command)}".rstrip())
    yield from _typed(folder, command, answers)
    yield "```"


def _typed(folder: Path, command: Sequence[str], answers: Sequence[str]) -> list[str]:
    """What the terminal showed while these answers were given, one to each question."""
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "assistant.cli.main", *command],
        cwd=str(folder),
        env={
            **os.environ,
            "TERM": "dumb",
            "NO_COLOR": "1",
            "PYTHONPATH": str(HERE.parent),
            "PROMPT_TOOLKIT_NO_CPR": "1",
        },
        encoding="utf-8",
        timeout=600,
        dimensions=(60, 140),
    )
    shown = ""
    for answer in answers:
        child.expect(_EDITED if command[:1] == ["gather"] else _ASKED)
        shown += child.before + child.after
        time.sleep(_THINKING)
        child.sendline(answer)
    child.expect(pexpect.EOF)
    return _plain(shown + child.before, folder)


def _plain(shown: str, folder: Path) -> list[str]:
    """The lines without what moves the cursor; a question is drawn again with its answer: it stands once."""
    text = _CODES.sub("", shown).replace(f"{folder}{os.sep}", "").replace(str(folder), ".")
    lines = [_ANSWERED.sub(r"\g<q>", line.rstrip()) for line in text.split("\n")]
    return [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]


def _bullets(facts: Path) -> list[str]:
    text = re.sub(r"<!--(?! 来源).*?-->", "", facts.read_text("utf-8"), flags=re.DOTALL)
    sections = re.findall(r"^(## .*\n)((?:(?!## ).*\n?)*)", text, re.MULTILINE)
    written = [(head, re.findall(r"^- .+$", body, re.MULTILINE)) for head, body in sections]
    return [line for head, bullets in written if bullets for line in (head.strip(), *bullets)]


if __name__ == "__main__":
    main()
