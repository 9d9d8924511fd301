"""What was collected, as a table to look at: by section, then what is not sure, twofold, missing; and as values for JSON."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.report.collecting.figures import decimal_text
from assistant.report.collecting.summing import Total
from assistant.terminal.columns import cells, padded
from assistant.terminal.shades import Line, Shade
from assistant.terminal.wrapping import wrapped
from assistant.workflow.collecting.collection import Collection, Item, Pair, Side

_NUMBER, _GAP, _NARROWEST_SOURCE = 6, 2, 10
_NARROWEST, _WIDEST, _PLAIN_WIDTH = 40, 160, 100
_MOST_LEFT_OUT = 30
_KINDS = {"alike": "像是同一件事", "contradiction": "数字不一样"}


def collection_lines(collection: Collection, width: int = 0, *, plain: bool = False) -> Iterator[Line]:
    """The whole table for a screen of so many cells (0: that of the terminal); `plain`: a sentence a bullet, no columns."""
    width = max(_NARROWEST, min(width or terminal_width(), _WIDEST))
    columns = _columns(collection.items, width)
    rows = _spoken_rows if plain else _item_rows
    for key, title in _sections(collection):
        yield _heading(title)
        yield from rows([item for item in collection.to_write if item.section == key], columns)
    if collection.unsorted:
        yield _heading("没有认出是哪一节的（写明章节才写进去）")
        yield from rows(collection.unsorted, columns)
    standing = [item for item in collection.items if item.standing]
    if standing:
        yield _heading("facts.md 里已经有的（不再写）")
        yield from ((Shade(f"{item.number:>3}   {_words(item)}"),) for item in standing)
    yield from _pair_lines(collection.pairs)
    yield from _total_lines(collection, width)


def aside_lines(collection: Collection) -> Iterator[str]:
    """What was not read, and the lines that were taken for no bullet."""
    yield from collection.notes
    left = collection.left_out
    if left:
        yield f"没有当要点的有{len(left)}行（标题、发送人等）："
        yield from (f"  {line.file} 第{line.line}行：{line.text}" for line in left[:_MOST_LEFT_OUT])
        if len(left) > _MOST_LEFT_OUT:
            yield f"  还有{len(left) - _MOST_LEFT_OUT}行，--format json 全部列出。"


def terminal_width() -> int:
    return shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns if sys.stdout.isatty() else _PLAIN_WIDTH


def _sections(collection: Collection) -> list[tuple[str, str]]:
    """The sections that something goes into, in the template's order."""
    order = list(collection.titles)
    keys = dict.fromkeys(item.section for item in collection.to_write)
    ordered = sorted(keys, key=lambda key: order.index(key) if key in order else len(order))
    return [(key, collection.titles.get(key, key)) for key in ordered]


def _heading(text: str) -> Line:
    return (Shade(text, "bold"),)


_Columns = tuple[int, int]
"""How many cells the words and the source have."""


def _columns(items: Sequence[Item], width: int) -> _Columns:
    """The same for all sections; neither is wider than what stands in it."""
    room = width - _NUMBER - _GAP
    shown = [item for item in items if not item.standing]
    source = max((cells(item.bullet.source) for item in shown), default=0)
    words = min(
        room - min(max(source, _NARROWEST_SOURCE), room // 3), max((cells(_words(item)) for item in shown), default=0)
    )
    return words, min(source, room - words)


def _item_rows(items: Sequence[Item], columns: _Columns) -> Iterator[Line]:
    """Number, words, source, each in its column; a ？ behind the number asks for a look at the section."""
    words_width, source_width = columns
    for item in items:
        words = wrapped(_words(item), words_width)
        sources = wrapped(item.bullet.source, source_width)
        for row in range(max(len(words), len(sources))):
            mark = f"{item.number:>3}{' ' if item.sure or item.standing else '？'}" if row == 0 else ""
            text = words[row] if row < len(words) else ""
            source = sources[row] if row < len(sources) else ""
            yield Shade(padded(mark, _NUMBER)), Shade(padded(text, words_width + _GAP)), Shade(source, "dim")
        for remark in item.remarks:
            for line in wrapped(f"↑ {remark.message}", words_width + _GAP + source_width):
                yield Shade(" " * _NUMBER), Shade(line, "yellow")


def _spoken_rows(items: Sequence[Item], columns: _Columns) -> Iterator[Line]:
    """For a screen reader: 第3条：…。来源：…。"""
    del columns
    for item in items:
        doubt = "" if item.sure else "章节请看一看。"
        remarks = "".join(f"提醒：{remark.message}" for remark in item.remarks)
        yield (Shade(f"第{item.number}条：{_words(item)}。来源：{item.bullet.source}。{doubt}{remarks}"),)


def _words(item: Item) -> str:
    bullet = item.bullet
    marks = (("待补", bullet.pending), ("不写入", bullet.withheld), ("电话（未核）", bullet.unverified))
    said = "".join(f"【{mark}】" for mark, holds in marks if holds)
    place = (
        f"（第{item.standing}行）"
        if item.standing
        else f"（换掉第{item.replaces}行：{item.earlier}）"
        if item.replaces
        else ""
    )
    return f"{bullet.text}{said}{place}"


def _pair_lines(pairs: Sequence[Pair]) -> Iterator[Line]:
    if pairs:
        yield _heading("两处说的像是一件事（请看一看，程序不替您选）")
    for pair in pairs:
        yield Shade(f"  {_KINDS[pair.kind]}", "red" if pair.kind == "contradiction" else "yellow"), Shade("")
        yield (Shade(f"    {_side(pair.first)}"),)
        yield (Shade(f"    {_side(pair.second)}"),)


def _side(side: Side) -> str:
    where = str(side.number) if side.number else f"facts.md 第{side.line}行"
    return f"{where}  {side.text}" + (f"  （{side.source}）" if side.source else "")


def _total_lines(collection: Collection, width: int) -> Iterator[Line]:
    summary = collection.summary
    if not summary.totals:
        return
    sent = len(summary.places) - len(summary.missing)
    yield _heading(f"汇总：{len(summary.places)}个村、社区，报了的{sent}个")
    names = [_name(total) for total in summary.totals]
    column = min(max(cells(name) for name in names), width // 2)
    for name, total in zip(names, summary.totals, strict=True):
        figure = f"{'约' if total.approximate else ''}{decimal_text(total.value)}{total.unit}"
        missing = f"  没有报：{'、'.join(total.missing)}" if total.missing else ""
        yield (Shade(f"  {padded(name, column)}  {figure}{missing}"),)
    if summary.missing:
        yield (Shade(f"  一项也没有报的：{'、'.join(summary.missing)}", "yellow"),)


def _name(total: Total) -> str:
    return f"{total.indicator.name}（{total.unit}）" if total.unit else total.indicator.name


def collection_values(collection: Collection, file: str, *, written: int) -> dict[str, Any]:
    """For --format json; `written` is how many bullets stand in facts.md now."""
    return {
        "file": file,
        "written": written,
        "bullets": [_item_values(item, collection) for item in collection.items],
        "pairs": [
            {"kind": pair.kind, "first": _side_values(pair.first), "second": _side_values(pair.second)}
            for pair in collection.pairs
        ],
        "totals": [_total_values(total) for total in collection.summary.totals],
        "missing": list(collection.summary.missing),
        "unknown": list(collection.summary.unknown),
        "reminder": collection.reminder,
        "left_out": [{"file": line.file, "line": line.line, "text": line.text} for line in collection.left_out],
        "notes": list(collection.notes),
    }


def _item_values(item: Item, collection: Collection) -> dict[str, Any]:
    bullet = item.bullet
    return {
        "number": item.number,
        "text": bullet.text,
        "source": bullet.source,
        "section": item.section,
        "title": collection.titles.get(item.section, item.section),
        "sure": item.sure,
        "pending": bullet.pending,
        "withheld": bullet.withheld,
        "unverified": bullet.unverified,
        "file": item.file,
        "line": item.line,
        "standing": item.standing,
        "replaces": item.replaces,
        "remarks": [{"kind": r.kind, "message": r.message, "excerpt": r.excerpt} for r in item.remarks],
    }


def _side_values(side: Side) -> dict[str, Any]:
    return {"number": side.number, "line": side.line, "text": side.text, "source": side.source}


def _total_values(total: Total) -> dict[str, Any]:
    return {
        "section": total.section,
        "indicator": total.indicator.name,
        "unit": total.unit,
        "value": decimal_text(total.value),
        "approximate": total.approximate,
        "places": list(total.places),
        "missing": list(total.missing),
        "unreadable": [{"place": place, "text": text} for place, text in total.unreadable],
        "differing": [
            {"place": d.place, "values": [{"file": file, "text": text} for file, text in d.values]}
            for d in total.differing
        ],
        "claimed": total.claimed,
    }
