"""assistant gather."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.gathering import gather
from assistant.cli.options import WorkspaceOption

SectionOption = Annotated[str, typer.Option("--section", metavar="章节", help="只问这一节：名称、key 或序号。")]
PlainOption = Annotated[bool, typer.Option("--plain", help="给读屏软件：不缩进、不排栏，一项一行。")]


def command(section: SectionOption = "", plain: PlainOption = False, folder: WorkspaceOption = None) -> int:
    """采集要点：一节一节地问，一行写一条，也可以整段粘贴；回车就存进 facts.md，随时可以离开，下次从原处接着问。
    没有工作区的，先问单位、时段，就地建一个。例如

    assistant gather
    assistant gather --section 理论学习"""
    return gather(section=section, plain=plain, folder=folder)
