"""assistant gather."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.gathering import gather
from assistant.cli.options import FormatOption, WorkspaceOption, YesOption
from assistant.errors import InputError

SectionOption = Annotated[
    str, typer.Option("--section", metavar="章节", help="只问这一节；有文件时，都写进这一节。名称、key 或序号。")
]
PlainOption = Annotated[bool, typer.Option("--plain", help="给读屏软件：不缩进、不排栏，一项一行。")]
FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[文件]…",
        help="各单位报来的要点、填回来的表：txt、md、docx、csv、xlsx，几个都行；- 是从管道读。不写就一节一节地问。",
        show_default=False,
    ),
]
VillagesOption = Annotated[
    str,
    typer.Option(
        "--villages", metavar="名册", help="应当报的村、社区：一个文件，或者“柳湾村、上河村”。不写就看名册.txt。"
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="模型", help="按字词认不准的，请模型归章节；写法同 draft。不写就不问模型。"),
]


def command(
    files: FilesArgument = None,
    section: SectionOption = "",
    villages: VillagesOption = "",
    model: ModelOption = None,
    yes: YesOption = False,
    plain: PlainOption = False,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """采集要点：一节一节地问，一行写一条，也可以整段粘贴；回车就存进 facts.md，随时可以离开，下次从原处接着问。
    没有工作区的，先问单位、时段，就地建一个。后面写文件的，是收各单位报来的要点和填回来的表：注明来源、归好章节、
    各村的数加起来，列成表给您改，再写进 facts.md。例如

    assistant gather
    assistant gather --section 理论学习
    assistant gather 党政办.docx 综治办.txt 村表.xlsx"""
    if files:
        from assistant.cli.collecting import gathered

        return gathered(
            files, section=section, villages=villages, model=model, yes=yes, plain=plain, folder=folder, format_=format_
        )
    if villages or model is not None or yes or format_ != "text":
        raise InputError(
            "--villages、--model、--yes、--format 是收文件时用的，没有写文件。", "例如 assistant gather 村表.xlsx。"
        )
    return gather(section=section, plain=plain, folder=folder)
