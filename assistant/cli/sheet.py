"""assistant sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import WorkspaceOption
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.report.template import SectionSpec, Template

OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="文件", help="写到这里，例如 -o 采集表.xlsx。")
]
VillagesOption = Annotated[
    str,
    typer.Option(
        "--villages",
        metavar="名册",
        help="写成村表，一村一行：名册文件、“柳湾村、上河村”，或者写“名册”用工作区的名册.txt。",
    ),
]
SectionsOption = Annotated[
    list[str] | None, typer.Option("--section", metavar="章节", help="只要这一节，可以写几次：名称、key 或序号。")
]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="那里已经有文件，也照样覆盖。")]


def command(
    output: OutputOption = None,
    villages: VillagesOption = "",
    section: SectionsOption = None,
    overwrite: OverwriteOption = False,
    folder: WorkspaceOption = None,
) -> int:
    """采集表：把各节要问的写成 Excel 表，发给各办公室填；加 --villages 写成村表，一村一行、一个指标一列。
    填好的用 assistant gather 收回来。例如

    assistant sheet -o 采集表.xlsx
    assistant sheet -o 村表.xlsx --villages 名册 --section 阵地管理"""
    from assistant.cli.options import workspace_at
    from assistant.cli.villages import places_to_report
    from assistant.files.xlsx_writer import write_xlsx
    from assistant.workflow.collecting.sheets import questionnaire_bytes, village_bytes
    from assistant.workflow.library import library
    from assistant.workflow.reading import read_sheet

    if output is None:
        raise InputError("没有写出表要写到哪里。", "例如 assistant sheet -o 采集表.xlsx。")
    workspace = workspace_at(folder)
    sheet, template = read_sheet(workspace.facts, library())
    specs = _specs(section or [], template)
    places = places_to_report(villages, workspace) if villages else ()
    data = village_bytes(specs, places, sheet.front) if places else questionnaire_bytes(specs, template, sheet.front)
    write_xlsx(output, data, overwrite=overwrite)
    _tell(output, specs, places)
    return 0


def _specs(names: list[str], template: Template) -> tuple[SectionSpec, ...]:
    """The sections asked for; all that ask something without names. Raises SectionNameError."""
    from assistant.report.collecting.indicators import sections_asked
    from assistant.report.facts import FactSheet, FrontMatter
    from assistant.workflow.gathering.stops import stop_named, stops_of

    stops = stops_of(FactSheet(FrontMatter()), template)
    return sections_asked(template, tuple(stop_named(name, stops).key for name in names))


def _tell(output: Path, specs: tuple[SectionSpec, ...], places: tuple[str, ...]) -> None:
    what = f"{len(places)}个村、社区" if places else f"{len(specs)}节"
    print(f"已写 {output}，{what}。填好以后用 assistant gather {output.name} 收回来。")  # noqa: T201
