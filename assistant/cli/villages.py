"""`--villages`: which villages and communities are to report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.store.workspace import Workspace

_FILE = re.compile(r"\.(?:txt|md|csv)$|[/\\]")


def places_to_report(given: str, workspace: Workspace | None) -> tuple[str, ...]:
    """Those that a file or a list names; without them those of the workspace's roster. Raises InputError for a file that is
    missing, no text, classified, or names no village."""
    from assistant.report.collecting.places import places_among
    from assistant.report.roster import parse_roster
    from assistant.store.classification import refuse_classified
    from assistant.store.text_file import read_text_file
    from assistant.workflow.roster import read_roster

    if not given or given == "名册":
        names = places_among(read_roster(workspace)) if workspace is not None else ()
        if given and not names:
            raise InputError("名册.txt 里没有村、社区。", "请写一行“村：柳湾、上河村”，或者 --villages 文件。")
        return names
    path = Path(given)
    if _FILE.search(given) or path.is_file():
        text = read_text_file(path, "请检查 --villages 后面的文件名。").text
        refuse_classified(text, given)
    else:
        text = given
    names = parse_roster(text)
    places = places_among(names) or names
    if not places:
        raise InputError(f"--villages {given}：里面没有村、社区。", "一行一个，或者“柳湾村、上河村”。")
    return places
