"""The command reference of the docs, made from the commands' own help: `python -m assistant.cli.reference`."""

from __future__ import annotations

from assistant.cli.main import COMMANDS, build

_HEAD = """# 命令

由 `python -m assistant.cli.reference > docs/commands.md` 生成，不手写。

- 工作区是当前文件夹，或最近的有 facts.md 的上级文件夹，或者 `-C 目录`（写在命令前后都行）。
- 结果在标准输出，过程说明在标准错误；没有终端时不提问、没有颜色。
- 退出码：0 办好了；1 办好了，但有要处理的问题；2 没有办成。
"""


def reference() -> str:
    """The whole page, Markdown."""
    group = build()
    context = group.context_class(group, info_name="assistant")
    parts = [_HEAD, _block("assistant", group.get_help(context))]
    for name in COMMANDS:
        command = group.get_command(context, name)
        inner = group.context_class(command, info_name=name, parent=context)
        parts.append(_block(f"assistant {name}", command.get_help(inner)))
    return "\n".join(parts)


def _block(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")  # noqa: T201
