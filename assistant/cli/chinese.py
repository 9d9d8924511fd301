"""Help and usage errors in Chinese, plain text, so that they come at once and look the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperGroup

from assistant.cli.aliases import ALIASES, alias_of
from assistant.cli.examples import example_rows
from assistant.terminal.columns import cells

HELP_OPTION = "显示这份说明。"
_COLUMN = 26
_USAGE_ERRORS = (
    (
        re.compile(r"No such command '(?P<a>.*?)'\.?(?: Did you mean (?P<b>.*?)\?)?"),
        "没有“{a}”这个命令。",
        "命令一览：assistant --help",
    ),
    (re.compile(r"No such option: (?P<a>\S+)(?: .*)?"), "没有 {a} 这个选项。", ""),
    (re.compile(r"Missing argument ['\"]?(?P<a>[^'\"]+?)['\"]?\.?(?: .*)?"), "缺少 {a}。", ""),
    (re.compile(r"Missing (?:option|parameter) ['\"]?(?P<a>[^'\"]+?)['\"]?\.?(?: .*)?"), "缺少选项 {a}。", ""),
    (re.compile(r"Option '(?P<a>.*?)' requires an argument\.?"), "选项 {a} 后面要写内容。", ""),
    (re.compile(r"Option '(?P<a>.*?)' does not take a value\.?"), "选项 {a} 后面不写内容。", ""),
    (
        re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<a>.*)\)"),
        "多了“{a}”。",
        "章节写在 --section 后面，工作区写在 -C 后面；有空格的加引号。",
    ),
    (re.compile(r"Invalid value for (?P<a>.*?): .*? is not one of (?P<b>.*?)\.?"), "{a} 只能是 {b} 之一。", ""),
    (
        re.compile(r"Invalid value for (?P<a>.*?): .*? (?:is not a|should be a) valid int(?:eger)?.*"),
        "{a} 要写整数。",
        "",
    ),
    (re.compile(r"Invalid value for (?P<a>.*?): .*", re.DOTALL), "{a} 写得不对。", ""),
    (re.compile(r"Missing command\.?"), "后面要写命令。", "命令一览：assistant --help"),
)


def usage_error(message: str, command: str) -> str:
    """A usage error of the command line library as a Chinese message with the next step."""
    for pattern, text, step in _USAGE_ERRORS:
        match = pattern.fullmatch(message.strip())
        if match:
            groups = {name: (value or "").strip("'\" ") for name, value in match.groupdict().items()}
            return f"{text.format(**groups)}\n  {step or f'用法见 {command} --help'}"
    return f"命令写得不对。\n  用法见 {command} --help"


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_command_help(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_OPTION
        return option


class ChineseGroup(TyperGroup):
    """The group of all commands; a subclass loads each command's module only when it is called.

    `lines_of_help`: command → its line in the list, so that no module is loaded for it."""

    lines_of_help: ClassVar[Mapping[str, str]] = {}

    def format_help(self, ctx: Any, formatter: Any) -> None:
        rows = [_with_alias(name, self.lines_of_help[name]) for name in self.list_commands(ctx)]
        parts = [f"用法：{ctx.command_path} [选项] 命令 …", self.help or "", _table("命令", rows), _options(self, ctx)]
        formatter.write("\n\n".join(p.rstrip() for p in parts if p) + "\n")

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_OPTION
        return option


def _with_alias(name: str, line: str) -> tuple[str, str]:
    """The command by both its names, and what it does without saying a name again."""
    for alias in ALIASES.get(name, ()):
        line = line.removeprefix(f"{alias}：")
    return f"{name} {alias_of(name)}".rstrip(), line


def _command_help(command: Any, ctx: Any) -> str:
    arguments = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    pieces = [a.metavar or a.name for a in arguments]
    alias = alias_of(command.name or "")
    usage = " ".join([f"用法：{ctx.command_path}", "[选项]", *pieces])
    usage += f"（中文名 {alias}）" if alias else ""
    listed = _table("参数", [(a.metavar or a.name, a.help or "") for a in arguments])
    examples = _table("例如", example_rows(command.name or ""))
    parts = [usage, (command.help or "").strip(), examples, listed, _options(command, ctx)]
    return "\n\n".join(p.rstrip() for p in parts if p) + "\n"


def _options(command: Any, ctx: Any) -> str:
    rows = []
    for option in command.get_params(ctx):
        if option.param_type_name == "option" and not option.hidden:
            names = "、".join([*option.opts, *option.secondary_opts])
            metavar = f" {option.metavar}" if option.metavar and not option.is_flag else ""
            rows.append((names + metavar, option.help or ""))
    return _table("选项", rows)


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    return "\n".join([f"{title}：", *(_row(left, right) for left, right in rows)])


def _row(left: str, right: str) -> str:
    gap = _COLUMN - cells(left)
    if gap < 2:
        return f"  {left}\n  {' ' * _COLUMN}{right}"
    return f"  {left}{' ' * gap}{right}"
