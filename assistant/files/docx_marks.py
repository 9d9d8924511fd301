"""The marks 【待核实：…】 and 【待补：…】: highlighted, each with a Word comment that says what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

MARK = re.compile(r"【待(?P<kind>核实|补)(?:[:：](?P<about>[^】]*))?】")
_AUTHOR = "待办"
_ADVICE = {
    "核实": "待核实：要点里没有“{about}”。请核对：属实的，把它补进要点后再定稿；不属实或查不清的，删去。",
    "补": "待补：这里缺“{about}”。请补进要点后重写这一节，或者删去这一处。",
}
_UNNAMED = {"核实": "这一处的出处", "补": "内容"}


def split_marks(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text, each with the comment it needs (empty for what is no mark). Joined they give the text."""
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], ""
        yield match[0], _ADVICE[match["kind"]].format(about=(match["about"] or "").strip() or _UNNAMED[match["kind"]])
        end = match.end()
    if end < len(text):
        yield text[end:], ""


def add_comment(document: Document, run: BaseOxmlElement, text: str) -> None:
    """A comment on one run; it carries no date, as the document carries none."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    comment = document.add_comment(Run(run, document), text=text, author=_AUTHOR, initials=_AUTHOR)
    comment._comment_elm.attrib.pop(qn("w:date"), None)  # noqa: SLF001  # python-docx has no way to leave it out
