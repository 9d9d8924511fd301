"""A clerk's desk for the tests of whole commands: small sheets, a workspace, an endpoint that writes what it is given.

office.draft("--section", "study")    # in this process, in the workspace; gives Done(code, out, err)
office.start("draft")                 # the same in a process of its own, for signals and terminals
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripted_endpoint import Reply, Request

from assistant.cli.main import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-W", "error", "-m", "assistant.cli.main")

HEAD = """\
---
township: 柳溪镇
issuer: 中共柳溪镇委员会
recipient: 中共安平县委宣传部
kind: 报告
period: 2026年上半年
date: 2026-07-03
template: ideology
outline: three-part
---
"""
BULLETS = {
    "组织领导与责任落实": ("镇党委会专题研究意识形态工作2次",),
    "理论学习": ("理论学习中心组学习6次，其中专题研讨3次", "宣讲队到村宣讲14场，听众620余人次"),
    "存在问题": ("9个村中有2个村没有专职宣传员",),
    "下一步打算": ("党政办9月底前为2个村配好宣传员",),
}
"""The four sections that the template requires, five bullets."""
HEADINGS = {"组织领导与责任落实": "leadership", "理论学习": "study", "存在问题": "problems", "下一步打算": "plans"}


def sheet(bullets: Mapping[str, Sequence[str]], head: str = HEAD) -> str:
    """facts.md with these sections."""
    body = "\n".join(f"## {title}\n" + "".join(f"- {b}\n" for b in found) for title, found in bullets.items())
    return f"{head}\n{body}"


FACTS = sheet(BULLETS)
TEN = {
    **{title: BULLETS[title] for title in ("组织领导与责任落实", "理论学习")},
    "舆论引导与宣传": ("向县级媒体投稿11篇，采用4篇",),
    "阵地管理": ("排查宣传栏23处，更换破损展板7块",),
    "网络舆情": ("重点时段值守18天，上报信息5条",),
    "精神文明与核心价值观": ("放映公益电影12场",),
    "制度建设": ("修订例会制度1项",),
    "队伍与保障": ("培训通讯员8人",),
    **{title: BULLETS[title] for title in ("存在问题", "下一步打算")},
}
"""Ten sections with a bullet or two each."""


@dataclass(frozen=True)
class Done:
    """What a command gave: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


class Office:
    """A workspace and the commands run on it."""

    def __init__(self, folder: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch | None = None) -> None:
        self.folder = folder
        self.facts = folder / "facts.md"
        self.draft_file = folder / "draft.md"
        self.docx = folder / "draft.docx"
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def write_facts(self, text: str | bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.facts.write_bytes(text.encode() if isinstance(text, str) else text)

    @property
    def text(self) -> str:
        return self.draft_file.read_text("utf-8")

    def edit(self, old: str, new: str) -> None:
        """A hand edit of draft.md."""
        text = self.text
        assert old in text
        self.draft_file.write_text(text.replace(old, new), "utf-8")

    def section(self, key: str) -> str:
        """The paragraphs of a section of draft.md."""
        match = re.search(rf"^#+ [^\n]*\{{#{key}[^\n]*\n(.*?)(?=^#|\Z)", self.text, re.MULTILINE | re.DOTALL)
        assert match is not None, f"{key} is not in the draft"
        return match[1].strip()

    def command(self, *arguments: str) -> Done:
        self._capsys.readouterr()
        code = run(list(arguments))
        streams = self._capsys.readouterr()
        done = Done(code, streams.out, streams.err)
        assert "Traceback" not in done.said
        return done

    def draft(self, *arguments: str) -> Done:
        return self.command("draft", "-C", str(self.folder), *arguments)

    def redraft(self, *arguments: str) -> Done:
        return self.command("redraft", "-C", str(self.folder), *arguments)

    def status(self, *arguments: str) -> Done:
        return self.command("status", "-C", str(self.folder), *arguments)

    def change_fact(self, old: str, new: str) -> None:
        """An edit of facts.md."""
        text = self.facts.read_text("utf-8")
        assert old in text
        self.facts.write_text(text.replace(old, new), "utf-8")

    def export(self, *arguments: str) -> Done:
        return self.command("export", "-C", str(self.folder), *arguments)

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """A process of its own in the workspace, streams to pipes."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        return subprocess.Popen(
            [*COMMAND, *arguments], cwd=self.folder, text=True, encoding="utf-8", env=environment(), **options
        )

    def finish(self, *arguments: str, **options: Any) -> Done:
        """start() and wait."""
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=60)
        assert "Traceback" not in out + err
        return Done(process.returncode, out, err)

    def files_that_hold(self, secret: str) -> list[Path]:
        """Every file of the workspace and of the caches that holds these bytes."""
        roots = (self.folder, Path(os.environ["ASSISTANT_CACHE"]), Path(os.environ["HOME"]))
        files = {file for root in roots for file in root.rglob("*") if file.is_file()}
        return sorted(file for file in files if secret.encode() in file.read_bytes())


def environment(**more: str) -> dict[str, str]:
    """This process's environment, with the package on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def quick_settings(**model: object) -> Path:
    """The user's config.toml: one retry, short limits, and what else is given for [model]."""
    values = {"retries": 1, "read_timeout": 5, "section_timeout": 20, "few_shot_count": 1, **model}
    path = Path(os.environ["ASSISTANT_CONFIG"])
    path.write_text("[model]\n" + "".join(f"{k} = {_toml(v)}\n" for k, v in values.items()), "utf-8")
    return path


def facts_in(request: Request) -> list[str]:
    """The bullets that a request asks to be written."""
    return re.findall(r"^- (.+)$", request.task, re.MULTILINE)


def title_in(request: Request) -> str:
    match = re.search(r"^章节：(.+)$", request.task, re.MULTILINE)
    return match[1] if match else ""


def obedient(request: Request) -> Reply:
    """Every fact as a sentence, word by word."""
    return Reply("".join(f"{fact}。" for fact in facts_in(request)))


def slowly(seconds: float) -> Any:
    """obedient, each reply lasting so many seconds."""

    def reply(request: Request) -> Reply:
        text = obedient(request).text
        return Reply(text, chunk=3, delay=seconds / (len(text) / 3 + 2))

    return reply


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)
