"""The entry point: the table of commands, each loaded only when it is called, and the one place that catches errors."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from assistant.cli.aliases import command_called
from assistant.errors import AssistantError, HistoryDamaged, InputError

NOT_DONE = 2
_COMPLETING = "_ASSISTANT_COMPLETE"  # set by the shell's completion
_INTERRUPTED = 130  # what the command line library makes of Ctrl-C

COMMANDS = {
    "new": ("assistant.cli.new", "新建工作区：一个文件夹和一份待填的要点清单"),
    "gather": ("assistant.cli.gather", "采集要点：一节一节地问，或者收各单位报来的文件"),
    "sheet": ("assistant.cli.sheet", "采集表：写成 Excel 表发给各办公室、各村填"),
    "draft": ("assistant.cli.draft", "起草：把要点写成各节正文"),
    "redraft": ("assistant.cli.redraft", "重写一节：新旧对照，手改的句子保留"),
    "edit": ("assistant.cli.edit", "手改一节：用编辑器打开，上面附要点"),
    "status": ("assistant.cli.status", "进度：各节写了没有、过时没有，下一步做什么"),
    "export": ("assistant.cli.export", "导出：写成 GB/T 9704 格式的 Word 文件"),
    "pull": ("assistant.cli.pull", "收回：把 Word 里改过的稿子并进初稿"),
    "finish": ("assistant.cli.finish", "定稿：写出干净的 Word 文件，冻结工作区"),
    "check": ("assistant.cli.check", "核对：哪里不对，依据什么，怎样改"),
    "trace": ("assistant.cli.trace", "溯源：每个数字出自哪一条要点，哪些要点没写进去"),
    "evidence": ("assistant.cli.evidence", "依据：逐个列出数字的要点和来源，备查"),
    "format": ("assistant.cli.format", "规范：改正序数、括号、标点和日期的写法，另存一份"),
    "rules": ("assistant.cli.rules", "列出核对的规则"),
    "log": ("assistant.cli.log", "历史：做过的每一步、每节的各个版本、模型调用"),
    "show": ("assistant.cli.show", "看一节的一个版本"),
    "diff": ("assistant.cli.diff", "逐词比较一节的两个版本"),
    "undo": ("assistant.cli.undo", "撤销上一步，手工修改也算一步"),
    "redo": ("assistant.cli.redo", "重做刚撤销的一步"),
    "history": ("assistant.cli.history", "整理历史记录：清理较早的，或者全部清除"),
    "outline": ("assistant.cli.outline", "读一份外来的报告，列出提纲"),
    "templates": ("assistant.cli.templates", "列出模板、提纲和范文"),
    "exemplars": ("assistant.cli.exemplars", "范文：列出、查看、加入本单位的报告、删除"),
    "doctor": ("assistant.cli.doctor", "体检：用哪个模型、快不快，字体、磁盘、编辑器，不对的怎样设"),
    "config": ("assistant.cli.config", "设置：看、改，允许把材料发给哪台主机"),
}
_STOPPED = "已停止。写好的都已存盘，再运行一次接着写。"
_ABOUT = """乡镇党政办半年报告写作助手。

  assistant new 清河镇-2026上半年    新建工作区，把要点写进 facts.md
  assistant draft                    起草，没有出处的数字会标出来
  assistant export                   导出 Word 文件
  assistant                          看写到哪一步，接着往下做

命令也可以写中文名：assistant 起草。"""


def build() -> Any:
    """The whole command line as one command object."""
    from assistant.cli.command_line import command_line

    return command_line(COMMANDS, _ABOUT)


def main() -> None:
    """Runs the command line. Exit code 0 done, 1 done with findings of level error, 2 not done."""
    # The libraries make some hundred thousand objects that live to the end: looking for garbage among them takes a
    # fifth of the time they take to load.
    gc.set_threshold(100_000, 20, 20)
    _chinese_streams()
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """Ends at once: what was done is on disk, and to take all those objects apart takes another tenth of a second."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    os._exit(code)


def run(arguments: list[str], *, again: bool = False) -> int:
    """Runs one command line and gives its exit code. No traceback reaches the user."""
    try:
        result = _without_parser(arguments)
        if result is None:
            result = _parsed(_workspace_last(arguments))
    except HistoryDamaged as error:
        return _say(str(error)) if again else _with_new_history(error, arguments)
    except AssistantError as error:
        return _say(str(error))
    except KeyboardInterrupt:
        return _say(_STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except Exception as error:  # noqa: BLE001  # the last line of defence
        if hasattr(error, "format_message"):
            return _usage(error)
        return _unexpected(error)
    if result == _INTERRUPTED:
        return _say(_STOPPED)
    return result if isinstance(result, int) else 0


def _parsed(arguments: list[str]) -> Any:
    import typer

    try:
        return build()(args=arguments, prog_name="assistant", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as stop:
        return stop.exit_code


def _without_parser(arguments: list[str]) -> int | None:
    """What need not wait for the parser: completion, help, where one stands, and the interview's first question. None for all
    else."""
    if os.environ.get(_COMPLETING, "").startswith("complete_"):
        return _completed()
    if "--help" in arguments:
        return _help(arguments)
    if _is_alone(arguments):
        return _home(arguments)
    words = _workspace_last(arguments)
    if command_called(words[0]) == "gather":
        from assistant.cli.gathering import quick_gather

        return quick_gather(words[1:])
    return None


def _with_new_history(error: HistoryDamaged, arguments: list[str]) -> int:
    """The draft goes on without what a damaged history knew: the command is run again with a new one."""
    from assistant.cli.options import now
    from assistant.workflow.recovery import begun_anew

    try:
        print(f"· {begun_anew(error, now)}", file=sys.stderr)  # noqa: T201
    except AssistantError as refused:
        return _say(f"{error.message}\n  {refused}")
    return run(arguments, again=True)


def _completed() -> int:
    from assistant.cli.completion import answer

    group = build()
    return answer({name: line for name, (_, line) in COMMANDS.items()}, lambda name: group.get_command(None, name))


def _is_alone(arguments: list[str]) -> bool:
    """No command, with or without a workspace."""
    return not arguments or (arguments[0].startswith("-C") and len(arguments) == (2 if arguments[0] == "-C" else 1))


def _home(arguments: list[str]) -> int:
    from assistant.cli.home import home

    folder = "".join(arguments).removeprefix("-C")
    return home(Path(folder) if folder else None, run, COMMANDS)


def _help(arguments: list[str]) -> int:
    """Prints help without parsing: the parser loads pydantic, which takes longer than all the rest."""
    group = build()
    context = group.context_class(group, info_name="assistant")
    name = next((command_called(a) for a in _workspace_last(arguments) if not a.startswith("-")), "")
    command = group.get_command(context, name)
    if command is not None:
        context = group.context_class(command, info_name=name, parent=context)
    print((command or group).get_help(context))  # noqa: T201
    return 0


def _workspace_last(arguments: list[str]) -> list[str]:
    """`-C DIR` before the command is the same as after it. Raises InputError where the folder is missing."""
    if arguments == ["-C"]:
        raise InputError("-C 后面要写工作区的文件夹。", "例如 assistant -C 清河镇-2026上半年 draft。")
    if len(arguments) > 2 and arguments[0] == "-C":
        return [*arguments[2:3], "-C", arguments[1], *arguments[3:]]
    if len(arguments) > 1 and arguments[0].startswith("-C") and len(arguments[0]) > 2:
        return [arguments[1], "-C", arguments[0][2:], *arguments[2:]]
    return arguments


def _usage(error: Any) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)  # noqa: T201
        return NOT_DONE
    from assistant.cli.chinese import usage_error

    context = getattr(error, "ctx", None)
    return _say(usage_error(error.format_message(), context.command_path if context else "assistant"))


def _unexpected(error: Exception) -> int:
    """A fault of the program: the traceback goes to a file, the user gets a sentence."""
    from assistant.config import cache_dir

    place = ""
    try:
        log = cache_dir() / "logs" / "error.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), "utf-8")
        place = f"，详情记在 {log}（里面可能有要点内容，发给别人前请看一遍）"
    except OSError:
        pass
    return _say(
        f"程序出错了（{type(error).__name__}）。\n  已写好的内容都在。请再运行一次；还不行请报告给开发者{place}。"
    )


def _say(message: str) -> int:
    print(message if message == _STOPPED else f"错误：{message}", file=sys.stderr)  # noqa: T201
    return NOT_DONE


def _chinese_streams() -> None:
    """UTF-8 where the system's own encoding cannot write Chinese; a character that cannot be shown is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = (stream.encoding or "").lower()
            chinese = encoding.replace("-", "") in {"utf8", "gbk", "gb18030", "cp936", "gb2312"}
            stream.reconfigure(encoding=None if chinese else "utf-8", errors="replace")


if __name__ == "__main__":
    main()
