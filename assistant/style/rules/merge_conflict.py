"""Two ways of saying a thing between conflict markers, of which nobody has chosen one (合并冲突)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.conflict_markers import glued_markers, is_marker
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_FIX = "请在 <<<<<<< 和 >>>>>>> 之间选一种写法，删去另一种和这几行标记。"
_LEFT = "冲突标记没有删干净。"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    dropped = [(line.start, line.text) for line in manuscript.document.dropped if is_marker(line.text)]
    text = [(block.passage.position(0), block.text) for block in manuscript.blocks]
    inside = False
    for start, line in sorted([*dropped, *text]):
        if not is_marker(line):
            yield from _glued(start, line)
        elif line.startswith("<"):
            yield Fault(start, start + len(line), "手改和新稿冲突，还没有选。", _FIX)
            inside = True
        elif not inside and (start, line) in dropped:  # in a text from outside it may be a line that was drawn
            yield Fault(start, start + len(line), _LEFT, "请删去这一行。")
        elif line.startswith(">"):
            inside = False


def _glued(start: int, line: str) -> Iterator[Fault]:
    if "<<<<<<<" in line or ">>>>>>>" in line:
        for begin, end in glued_markers(line):
            yield Fault(start + begin, start + end, _LEFT, "请删去这个标记。")


RULE = Rule(
    name="merge-conflict",
    family="content",
    severity="error",
    title="合并冲突没有处理",
    source="《党政机关公文处理工作条例》第十九条：表述准确",
    failing=(
        "一、工作开展情况\n<<<<<<< 手工修改\n镇党委专题研究意识形态工作3次。\n=======\n镇党委专题研究4次。\n>>>>>>> 新稿",
        "一、工作开展情况\n镇党委专题研究意识形态工作3次。<<<<<<< 手工修改\n宣讲队到村宣讲。",
    ),
    passing=("一、工作开展情况\n镇党委专题研究意识形态工作3次，“>>>”是软件里的符号。",),
    check=_check,
)
