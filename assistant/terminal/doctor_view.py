"""The examination on the terminal: a word for each state, so that it reads the same without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.terminal.columns import padded
from assistant.terminal.shades import Line, Shade
from assistant.terminal.wrapping import wrapped
from assistant.workflow.doctor.lines import CheckLine
from assistant.workflow.doctor.writing import Change
from assistant.workflow.settings_values import as_text

_STATES = {"ok": "正常", "note": "提示", "warning": "注意", "error": "不对", "skipped": "没测"}
_STYLES = {"ok": "green", "note": "", "warning": "yellow", "error": "bold red", "skipped": "dim"}
_GROUPS = {"model": "模型", "measured": "实测", "machine": "本机"}
_TITLE = 12
_INDENT = 2 + 4 + 2 + _TITLE + 2
_NARROW_INDENT = 8
_NARROW = 80
_NARROWEST_TEXT = 20


class DoctorView:
    """`width` in cells, None where lines are not broken (a pipe)."""

    def __init__(self, width: int | None) -> None:
        self._width = width
        self._group = ""

    def lines(self, found: CheckLine) -> Iterator[Line]:
        """The lines of one thing looked at, with a heading where a group begins."""
        if found.group != self._group:
            if self._group:
                yield ()
            self._group = found.group
            yield (Shade(_GROUPS[found.group], "bold"),)
        narrow = self._width is not None and self._width < _NARROW
        indent = _NARROW_INDENT if narrow else _INDENT
        head = f"{found.title}：" if narrow else f"{padded(found.title, _TITLE)}  "
        first, *rest = self._broken(f"{head}{found.found}" if narrow else found.found, indent)
        yield (
            Shade(f"  {_STATES[found.state]}", _STYLES[found.state]),
            Shade(f"  {first}" if narrow else f"  {head}{first}"),
        )
        yield from ((Shade(f"{' ' * indent}{line}"),) for line in rest)
        yield from self._advice(found, indent)

    def _advice(self, found: CheckLine, indent: int) -> Iterator[Line]:
        """Each way out on lines of its own; a command stays in one piece, to be copied."""
        for way in found.advice.split("；") if found.advice else ():
            parts = [way] if way.startswith("assistant ") else self._broken(way, indent + 3)
            yield from (
                (Shade(f"{' ' * indent}{'→ ' if n == 0 else '  '}{part}", "cyan"),) for n, part in enumerate(parts)
            )

    def _broken(self, text: str, indent: int) -> list[str]:
        return [text] if self._width is None else wrapped(text, max(_NARROWEST_TEXT, self._width - indent))


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """What was, or would be, written; and what still wins over it."""
    for change in changes:
        yield f"  model.{change.name} = {as_text(change.new)}（原来是 {as_text(change.old) or '空的'}）"
        if change.overridden:
            yield f"    这里还不起作用：{change.overridden} 里设的优先"


def doctor_values(
    lines: Sequence[CheckLine], changes: Sequence[Change], file: str, *, written: bool
) -> dict[str, object]:
    """For --format json."""
    return {
        "file": file,
        "lines": [_line_values(line) for line in lines],
        "changes": [
            {
                "name": f"model.{c.name}",
                "old": as_text(c.old),
                "new": as_text(c.new),
                "overridden": c.overridden,
            }
            for c in changes
        ],
        "written": written,
    }


def _line_values(line: CheckLine) -> dict[str, object]:
    return {
        "group": line.group,
        "topic": line.topic,
        "title": line.title,
        "state": line.state,
        "found": line.found,
        "advice": line.advice,
        "figures": {figure.name: figure.value for figure in line.figures},
        "settings": [{"name": f"model.{p.name}", "value": as_text(p.value)} for p in line.proposals],
    }
