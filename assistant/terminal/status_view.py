"""Where the draft stands, section by section, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from assistant.terminal.columns import cells, padded
from assistant.workflow.reading import Desk
from assistant.workflow.status import SectionStatus, open_sections

_STATES = {"missing": "未起草", "pending": "待补要点", "generated": "已起草", "edited": "手改过", "person": "自写"}
_ORIGINS = {"skeleton": "没用模型", "template": "模板", "person": ""}


def status_lines(desk: Desk, found: Sequence[SectionStatus]) -> Iterator[str]:
    """The whole view, a line each."""
    front = desk.sheet.front
    yield f"{front.township}{front.period}  {desk.workspace.draft}"
    width = max((cells(one.title) for one in found), default=8)
    for one in found:
        yield f"  {padded(one.title, width)}  {padded(_state(one), 14)}  {_facts(one)}  {_made(one)}".rstrip()
        yield from (f"    · {note}" for note in _notes(one))
    yield from _next_steps(found)


def status_values(desk: Desk, found: Sequence[SectionStatus]) -> dict[str, object]:
    """For --format json."""
    return {"file": str(desk.workspace.draft), "sections": [_values(one) for one in found]}


def _state(one: SectionStatus) -> str:
    state = _STATES[one.state]
    if one.adopted:
        state += "·采用"
    if one.stale:
        state += "·过时"
    return f"{state}·锁" if one.locked else state


def _facts(one: SectionStatus) -> str:
    facts = f"要点{one.facts}条" if one.facts else "没有要点"
    if one.state == "missing":
        return facts
    return f"{facts}  {one.characters}字" + (f"/约{one.target}" if one.target else "")


def _made(one: SectionStatus) -> str:
    if not one.at:
        return ""
    local = datetime.fromisoformat(one.at).astimezone()
    maker = one.model or _ORIGINS.get(one.origin, "")
    return f"{maker}  {local.month}月{local.day}日{local:%H:%M}  第{one.number}稿".strip()


def _notes(one: SectionStatus) -> Iterator[str]:
    if one.edits:
        yield f"手改{one.edits}处，重写时保留"
    if one.stale:
        yield from one.stale.reasons
    if one.unsourced:
        yield f"没有出处的数字：{'、'.join(one.unsourced)}"
    yield from (f"要点没有写全：{fact}" for fact in one.unused)
    if one.conflicts:
        yield "手改和新稿冲突，还没有选"


def _next_steps(found: Sequence[SectionStatus]) -> Iterator[str]:
    if any(one.conflicts for one in found):
        yield "下一步：在 draft.md 里的 <<<<<<< 和 >>>>>>> 之间选一种写法，删去这几行标记。"
    elif any(one.state == "missing" and one.facts for one in found):
        yield "下一步：assistant draft 起草没写的章节。"
    elif any(one.stale and not one.locked for one in found):
        yield "下一步：assistant draft 重写过时的章节，手改的句子保留。"
    elif any(one.unsourced for one in found):
        yield "下一步：assistant trace 看没有出处的数字，补要点，或者在句子后面注明 <!-- 依据：… -->。"
    elif any(one.unused for one in found):
        yield "下一步：把没写全的要点写进去，或者 assistant redraft 重写那一节；不用写的，在要点后面注明 <!-- 不写入 -->。"
    elif open_sections(found):
        yield "下一步：补齐待补的要点，再运行 assistant draft。"
    else:
        yield "下一步：通读 draft.md，assistant check 核对，assistant export 导出。"


def _values(one: SectionStatus) -> dict[str, object]:
    stale = one.stale
    return {
        "key": one.key,
        "title": one.title,
        "heading": one.heading,
        "state": one.state,
        "line": one.line,
        "locked": one.locked,
        "facts": one.facts,
        "edits": one.edits,
        "stale": list(stale.reasons) if stale else [],
        "unsourced": list(one.unsourced),
        "unused": list(one.unused),
        "characters": one.characters,
        "target": one.target,
        "conflicts": one.conflicts,
        "origin": one.origin,
        "model": one.model,
        "at": one.at,
        "version": one.number,
        "adopted": one.adopted,
    }
