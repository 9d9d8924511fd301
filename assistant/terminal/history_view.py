"""The history as lines and as values: steps, versions, model calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.store.records import HAND_EDIT, ModelCall, SectionVersion, Step
from assistant.terminal.columns import padded

if TYPE_CHECKING:  # undo shows a step and need not load what log does
    from assistant.store.draft_file import Turned
    from assistant.store.steps import Way
    from assistant.workflow.history_log import LoggedStep, LoggedVersion, ShownText
    from assistant.workflow.section_names import NamedSection

_MOST = 20
_NAMED = 3
_ORIGINS = {
    "model": "模型",
    "skeleton": "骨架",
    "template": "模板",
    "person": "手工",
    "word": "Word",
    "proposed": "试写，没有采用",
}


def step_lines(steps: Sequence[LoggedStep], *, all_: bool = False) -> Iterator[str]:
    """The latest first, twenty of them unless all are asked for."""
    if not steps:
        yield "还没有历史记录。"
        return
    shown = steps if all_ else steps[:_MOST]
    for logged in shown:
        names = "、".join(version.name for version in logged.versions)
        if logged.step is None:
            yield f"{padded('以前的稿子', 28)}{names}"
            continue
        about = f"{logged.step.about}：" if logged.step.about and logged.step.about not in names else ""
        undone = "（已撤销）" if logged.step.undone else ""
        yield f"{_when(logged.step.created_at)}  {padded(logged.step.command, 10)}{undone}{about}{names or '其他改动'}"
    if len(steps) > len(shown):
        yield f"更早的还有{len(steps) - len(shown)}步，加 --all 全部列出。"


def version_lines(section: NamedSection, versions: Sequence[LoggedVersion]) -> Iterator[str]:
    """The latest first."""
    yield f"{section.label}，{len(versions)}个版本"
    for logged in versions:
        version = logged.version
        yield f"  @{version.number:<4}{_when(version.created_at)}  {'  '.join(_said(logged))}"


def _said(logged: LoggedVersion) -> list[str]:
    version = logged.version
    said = [_origin(version), f"{len(_bare(version.text))}字" if version.text else "这一节删去了"]
    said += [f"待核实{len(version.marked)}处"] if version.marked else []
    said += [f"留下手改{len(version.kept)}句"] if version.kept else []
    said += [f"要求：{version.instruction}"] if version.instruction else []
    said += ["已撤销"] if logged.undone else []
    said += ["← 现在的"] if logged.stands else []
    return said


def call_lines(calls: Sequence[ModelCall]) -> Iterator[str]:
    """The latest last, with the sum of what was sent and received."""
    for call in calls:
        tokens = f"输入{call.prompt_tokens}（缓存{call.cached_tokens}） 输出{call.completion_tokens}"
        error = f"  失败：{call.error}" if call.error else ""
        yield f"{_when(call.created_at)}  {call.section}  {call.model}（{call.host}）  {tokens}  {call.seconds:.1f}秒{error}"
    sent, cached = sum(c.prompt_tokens for c in calls), sum(c.cached_tokens for c in calls)
    written, seconds = sum(c.completion_tokens for c in calls), sum(c.seconds for c in calls)
    yield f"共{len(calls)}次，输入{sent}词元，其中缓存{cached}；输出{written}词元；{seconds:.0f}秒。"


def files_lines(turned: Turned, way: Way) -> Iterator[str]:
    """What became of the other files that belong to the step that was undone or done again."""
    kept = {file.name: file for file in turned.kept}
    for name in turned.files:
        if name not in kept:
            yield f"{name} 也{'恢复成原来的' if way == 'undo' else '改回来'}了。"
        elif kept[name].lines:
            lines = "；".join(f"第{number}行“{text.strip()}”" for number, text in kept[name].lines)
            yield f"{name} 后来又改过，没有动：{lines}是这一步写的，还在里面，不要的请自己删。"
        else:
            yield f"{name} 后来又改过，没有动。"


def turned_values(turned: Turned) -> dict[str, Any]:
    """For --format json."""
    kept = [{"file": f.name, "lines": [{"line": n, "text": text} for n, text in f.lines]} for f in turned.kept]
    return {"changed": turned.changed, "files": list(turned.files), "kept_files": kept}


def turned_line(step: Step, versions: Sequence[SectionVersion]) -> str:
    """What was undone or done again, for the middle of a sentence, with the sections that it made."""
    about = f"（{step.about}）" if step.about else ""
    what = HAND_EDIT if step.command == HAND_EDIT else f" assistant {step.command}{about}"
    headings = list(dict.fromkeys(version.heading for version in versions))
    listed = "".join(f"“{heading}”" for heading in headings[:_NAMED]) + (
        f"等{len(headings)}节" if len(headings) > _NAMED else ""
    )
    return f"{_when(step.created_at)} 的{what}" + (f"：{listed}" if listed else "")


def steps_as_values(steps: Sequence[LoggedStep]) -> list[dict[str, Any]]:
    return [
        {
            **(asdict(logged.step) if logged.step else asdict(Step(0, "", "", ""))),
            "versions": [{"name": v.name, "key": _key(v.version), "number": v.version.number} for v in logged.versions],
        }
        for logged in steps
    ]


def version_as_values(logged: LoggedVersion) -> dict[str, Any]:
    """Every field of the version but the store's own number for the row."""
    fields = {**asdict(logged.version), "keys": list(logged.version.section_keys)}
    for internal in ("id", "section_keys"):
        del fields[internal]
    return {"name": logged.name, **fields, "undone": logged.undone, "stands": logged.stands}


def shown_lines(shown: ShownText) -> Iterator[str]:
    """What there is to say of a version, for stderr."""
    if shown.version is None:
        yield f"{shown.name}：draft.md 里现在的"
        return
    yield f"{shown.name}：{'，'.join((_when(shown.version.version.created_at), *_said(shown.version)))}"


def shown_as_values(shown: ShownText) -> dict[str, Any]:
    if shown.version is None:
        return {"name": shown.name, "heading": shown.heading, "text": shown.text}
    return version_as_values(shown.version)


def calls_as_values(calls: Sequence[ModelCall]) -> list[dict[str, Any]]:
    return [{**asdict(call), "seconds": f"{call.seconds:.2f}"} for call in calls]


def _origin(version: SectionVersion) -> str:
    name = _ORIGINS.get(version.origin, version.origin)
    return f"{name} {version.model}" if version.model else name


def _when(timestamp: str) -> str:
    """In the computer's own time zone; of this minute is precise enough."""
    try:
        when = datetime.fromisoformat(timestamp).astimezone()
    except ValueError:
        return timestamp
    return f"{when.year}-{when.month:02}-{when.day:02} {when:%H:%M}"


def _key(version: SectionVersion) -> str:
    return version.section_keys[0] if version.section_keys else ""


def _bare(text: str) -> str:
    return "".join(text.split())
