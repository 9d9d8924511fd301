"""Two ways of saying a thing between conflict markers, of which nobody has chosen one (合并冲突)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.conflict_markers import is_marker
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_FIX = "请在 <<<<<<< 和 >>>>>>> 之间选一种写法，删去另一种和这几行标记。"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    lines = [(block.passage.position(0), block.text) for block in manuscript.blocks]
    lines += [(dropped.start, dropped.text) for dropped in manuscript.document.dropped]
    for start, line in sorted(lines):
        if line.startswith("<") and is_marker(line):
            yield Fault(start, start + len(line), "手改和新稿冲突，还没有选。", _FIX)


RULE = Rule(
    name="merge-conflict",
    family="content",
    severity="error",
    title="合并冲突没有处理",
    source="《党政机关公文处理工作条例》第十九条：表述准确",
    failing=(
        "一、工作开展情况\n<<<<<<< 手工修改\n镇党委专题研究意识形态工作3次。\n=======\n镇党委专题研究4次。\n>>>>>>> 新稿",
    ),
    passing=("一、工作开展情况\n镇党委专题研究意识形态工作3次，“>>>”是软件里的符号。",),
    check=_check,
)
