"""assistant exemplars."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json
from assistant.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.config import Settings
    from assistant.drafting.prompt import Model
    from assistant.models.choose import Choice
    from assistant.workflow.exemplar_add import Added, AddedExemplar
    from assistant.workflow.exemplar_bullets import BulletMaker
    from assistant.workflow.library import Library

ActionArgument = Annotated[
    str,
    typer.Argument(
        metavar="list|show|add|remove",
        help="list 列出范文；show 名称 看一篇；add 文件 把本单位的报告加为范文；remove 名称 删去加入的范文。",
    ),
]
ValueArgument = Annotated[
    str, typer.Argument(metavar="[名称或文件]", help="范文的名称，或者要加入的 docx、txt、md 文件。")
]
NameOption = Annotated[str, typer.Option("--name", metavar="名称", help="add：范文的名称，默认是文件名。")]
TemplateOption = Annotated[
    str,
    typer.Option("--template", metavar="模板", help="add：属于哪个模板，默认按标题和章节认；见 assistant templates。"),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="模型",
        help="add：请模型列要点，写法同 draft；不写就按规则列（有数字的句子），马上就好，材料不外发。",
    ),
]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="add：换掉同名的、自己加入的范文。")]

SureOption = Annotated[bool, typer.Option("--yes", help="remove：不再问，直接删。")]


def command(
    action: ActionArgument,
    value: ValueArgument = "",
    name: NameOption = "",
    template: TemplateOption = "",
    model: ModelOption = None,
    overwrite: OverwriteOption = False,
    yes: SureOption = False,
    format_: FormatOption = "text",
    folder: WorkspaceOption = None,
) -> int:
    """列出、查看、加入、删除范文。加入的报告自动分节、列要点、换掉姓名，以后起草时和随程序的范文一起给模型做样子。"""
    from assistant.workflow.library import library

    del folder  # the user's own exemplars, the same for every workspace
    as_json = is_json(format_)
    _refuse_misplaced(
        action, value, {"--name": name, "--template": template, "--model": model, "--overwrite": overwrite}
    )
    shelf = library()
    if action == "list":
        return _list(shelf, as_json=as_json)
    if action == "show":
        _show(value, shelf, as_json=as_json)
    elif action == "add":
        _add(Path(value), shelf, (name, template, overwrite), model, as_json=as_json)
    else:
        return _remove(value, shelf, yes=yes)
    return 0


def _refuse_misplaced(action: str, value: str, for_add: dict[str, object]) -> None:
    """Raises InputError for an action that there is none of, a missing or superfluous value, an option that does nothing."""
    if action not in ("list", "show", "add", "remove"):
        raise InputError(f"不认识“exemplars {action}”。", "可用的有 list、show 名称、add 文件、remove 名称。")
    if action == "list" and value:
        raise InputError(f"exemplars list 后面多了“{value}”。", "看一篇用 assistant exemplars show 名称。")
    if action != "list" and not value:
        what = "文件" if action == "add" else "名称"
        raise InputError(f"exemplars {action} 后面要写{what}。", "范文的名称见 assistant exemplars list。")
    given = next((option for option, setting in for_add.items() if setting), "")
    if action != "add" and given:
        raise InputError(f"{given} 只用于 exemplars add。", "请去掉它再运行。")


def _list(shelf: Library, *, as_json: bool) -> int:
    from assistant.terminal.exemplars_view import bullets_of, list_lines
    from assistant.workflow.exemplar_folder import shipped_path

    if as_json:
        listed = [
            {
                "name": e.name,
                "own": e.own,
                "file": str(shelf.folder / f"{e.name}.md" if e.own else shipped_path(e.name)),
                "about": e.about,
                "template": e.front.template,
                "sections": len(e.sections),
                "bullets": bullets_of(e),
            }
            for e in shelf.exemplars
        ]
        broken = [{"name": b.name, "file": str(b.path), "message": b.message} for b in shelf.broken]
        _print_json({"exemplars": listed, "broken": broken})
    else:
        print("\n".join(list_lines(shelf)))  # noqa: T201
    return 1 if shelf.broken else 0


def _show(name: str, shelf: Library, *, as_json: bool) -> None:
    from assistant.workflow.exemplar_folder import exemplar_file

    file = exemplar_file(name, shelf)
    if as_json:
        _print_json({"name": file.name, "own": file.own, "file": str(file.path), "text": file.text})
    else:
        print(file.text.rstrip("\n"))  # noqa: T201


def _add(path: Path, shelf: Library, chosen: tuple[str, str, bool], model: str | None, *, as_json: bool) -> None:
    from assistant.terminal.exemplars_view import added_lines
    from assistant.workflow.exemplar_add import add_exemplars

    name, template, overwrite = chosen
    with _bullet_maker(model, live=not as_json) as bullets:
        added = add_exemplars(path, shelf, bullets, name=name, template=template, overwrite=overwrite)
    if as_json:
        _print_json(_values(added))
    else:
        print("\n".join(added_lines(added)))  # noqa: T201


@contextmanager
def _bullet_maker(flag: str | None, *, live: bool) -> Iterator[BulletMaker]:
    """The rule, or the model that the flag names, closed in the end."""
    from assistant import config
    from assistant.workflow.exemplar_bullets import ByModel, by_rule
    from assistant.workflow.library import wording

    settings = config.load() if flag is not None else None
    opened = _opened(settings, flag, live=live) if settings is not None and flag is not None else None
    if settings is None or opened is None:
        yield by_rule
        return
    choice, model = opened
    _talk(f"模型：{choice.reason}")
    embedded = choice.kind == "embedded"
    limit = settings.embedded.max_tokens if embedded else settings.model.max_tokens
    try:
        yield ByModel(model, wording().prompts, limit, 1 if embedded else None, _talk)
    finally:
        model.close()


def _opened(settings: Settings, flag: str, *, live: bool) -> tuple[Choice, Model] | None:
    """None for --model skeleton."""
    from assistant.models.choose import choose, open_model
    from assistant.terminal.draft_view import is_terminal
    from assistant.terminal.join_view import JoinView

    choice = choose(settings, flag)
    with JoinView(live=live and is_terminal()) as joining:
        model = open_model(choice, settings, joining.progress)
    return (choice, model) if model is not None else None


def _remove(name: str, shelf: Library, *, yes: bool) -> int:
    from assistant.terminal.confirm import can_ask, confirmed
    from assistant.workflow.exemplar_folder import removable, remove

    path = removable(name, shelf)
    if not yes and not can_ask():
        raise InputError(f"没有终端，不能问您是否删除 {path}，没有删。", "确实要删，请加 --yes。")
    if not yes and not confirmed(f"删除范文 {name}（{path}）？"):
        _talk("没有删。")
        return 2
    remove(path)
    print(f"已删除范文 {name}（{path}）")  # noqa: T201
    return 0


def _values(added: Added) -> dict[str, Any]:
    return {
        "file": added.file,
        "added": [_added_values(one) for one in added.exemplars],
        "left_out": [{"title": title, "line": line} for title, line in added.left_out],
        "dropped": added.dropped,
    }


def _added_values(one: AddedExemplar) -> dict[str, Any]:
    front = one.exemplar.front
    return {
        "name": one.exemplar.name,
        "file": str(one.path),
        "title": one.exemplar.report.title,
        "template": front.template,
        "kind": front.kind,
        "period": front.period,
        "township": front.township,
        "sections": [
            {
                "heading": s.section.heading.text,
                "level": s.section.heading.level,
                "keys": list(s.section.keys),
                "bullets": list(s.bullets.texts),
                "by": s.bullets.origin,
                "note": s.bullets.why,
                "refused": list(s.bullets.refused),
            }
            for s in one.sections
        ],
        "replaced": [{"old": old, "new": new} for old, new in one.replaced],
    }


def _print_json(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201


def _talk(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
