"""assistant new DIR."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer


def _option(name: str, help_: str) -> Any:
    return typer.Option(name, metavar="内容", help=help_)


def command(
    folder: Annotated[Path, typer.Argument(metavar="目录", help="新工作区的文件夹，例如 清河镇-2026上半年。")],
    template: Annotated[
        str, typer.Option("--template", metavar="名称", help="模板，默认 ideology；见 assistant templates。")
    ] = "ideology",
    township: Annotated[str, _option("--township", "乡镇名称。")] = "",
    issuer: Annotated[str, _option("--issuer", "发文机关，例如 中共清河镇委员会。")] = "",
    recipient: Annotated[str, _option("--recipient", "主送机关。")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="文种", help="报告、汇报或总结。")] = "报告",
    period: Annotated[str, _option("--period", "时段，例如 2026年上半年。")] = "",
    date: Annotated[str, _option("--date", "签发日期，例如 2026-07-03。")] = "",
    outline: Annotated[str, _option("--outline", "提纲：模板的一种，或范文名称。")] = "",
    last_year: Annotated[str, _option("--last-year", "去年同期的报告文件。")] = "",
    previous: Annotated[str, _option("--previous", "上一份报告文件。")] = "",
    beside: Annotated[
        Path | None, typer.Option("-C", metavar="目录", help="新文件夹建在哪里；不写就是当前文件夹。")
    ] = None,
) -> None:
    """新建工作区：建文件夹，写一份待填的 facts.md，每节附提问。已有的文件不会覆盖。"""
    given = {
        "township": township,
        "issuer": issuer,
        "recipient": recipient,
        "kind": kind,
        "period": period,
        "date": date,
        "outline": outline,
        "last_year": last_year,
        "previous": previous,
    }
    _create((beside or Path()) / folder, template, given)


def _create(folder: Path, template: str, given: dict[str, str]) -> None:
    from assistant.report.facts_markdown import parse_facts
    from assistant.report.township import issuer_of
    from assistant.workflow.library import library
    from assistant.workflow.new import facts_text, new_workspace

    shelf = library()
    chosen = shelf.template(template)
    issuer = given["issuer"] or issuer_of(given["township"])
    values = {**given, "issuer": issuer, "outline": shelf.outline(chosen, given["outline"]).name}
    parse_facts(facts_text(chosen, values), chosen, "facts.md")  # refuses a wrong kind or date before anything is made
    workspace = new_workspace(folder, chosen, values)
    print(f"已建好 {workspace.facts}")  # noqa: T201
    print(f"下一步：在 facts.md 里逐节写要点，然后运行 assistant draft -C {folder}")  # noqa: T201
