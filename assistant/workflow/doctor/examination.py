"""The whole examination, a line at a time (体检): the model, what was measured of it, this machine."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import config
from assistant.config import Settings
from assistant.errors import AssistantError, ConfigError, ModelError
from assistant.models.choose import Choice
from assistant.models.probing import Probe
from assistant.workflow.doctor.calls import call_lines, list_lines
from assistant.workflow.doctor.choice import choice_lines, host_lines, key_line
from assistant.workflow.doctor.context import context_lines
from assistant.workflow.doctor.lines import Announced, CheckLine, Event
from assistant.workflow.doctor.machine import disk_lines, editor_line, font_lines, program_line
from assistant.workflow.doctor.network import network_lines
from assistant.workflow.doctor.thinking import grammar_line, thinking_lines
from assistant.workflow.doctor.together import few_shots_line, together_lines

_QUICK = "没有测（--quick）"


@dataclass(frozen=True)
class Patient:
    """What is examined. `settings` is the error where they cannot be read; `open_probe` opens the chosen model; `fonts`
    lists those installed; `editors` are looked for where none is set."""

    settings: Settings | ConfigError
    workspace: Path | None
    flag: str | None
    environment: Mapping[str, str]
    open_probe: Callable[[Choice, Settings], Probe]
    fonts: Callable[[], frozenset[str]]
    editors: Sequence[str]


def examine(patient: Patient, *, quick: bool) -> Iterator[Event]:
    """Every line, as it is found. Nothing is sent to a host that is not admitted, and no fact of any workspace at all."""
    settings = patient.settings
    if isinstance(settings, ConfigError):
        yield CheckLine("model", "settings", "设置", "error", settings.message, settings.next_step)
        yield from _machine(patient, config.defaults())
        return
    choice = yield from choice_lines(settings, patient.flag)
    if choice is None:
        yield from network_lines(None, patient.environment)
    else:
        yield from _model(patient, choice, settings, quick=quick)
    yield from _machine(patient, settings)


def _model(patient: Patient, choice: Choice, settings: Settings, *, quick: bool) -> Iterator[Event]:
    target = yield from host_lines(choice, settings)
    if choice.kind == "endpoint":
        yield key_line(settings, patient.environment)
    yield from network_lines(target, patient.environment)
    if choice.kind == "endpoint" and target is None:
        yield CheckLine("measured", "call", "试写", "skipped", "没有测：上面的问题先改好")
        return
    try:
        probe = patient.open_probe(choice, settings)
    except AssistantError as error:
        yield CheckLine("measured", "call", "试写", "error", error.message, error.next_step)
        return
    try:
        yield from _measured(probe, settings, quick=quick)
    except ModelError as error:  # the connection broke in the middle
        yield CheckLine("measured", "call", "试写", "error", error.message, error.next_step)
    finally:
        probe.close()


def _measured(probe: Probe, settings: Settings, *, quick: bool) -> Iterator[Event]:
    if not (yield from list_lines(probe)):
        return
    calls = yield from call_lines(probe)
    if calls is None:
        return
    thinks = yield from thinking_lines(probe, calls.first)
    yield grammar_line(probe, thinks=thinks)
    yield from _costly(probe, settings, thinks=thinks, counted=calls.first.usage is not None, quick=quick)
    if not probe.embedded:
        yield few_shots_line(probe, calls)
    sent = probe.sent
    about = "约" if sent.estimated else ""
    yield Announced(f"共发了{probe.requests}个请求，读{about}{sent.prompt}词元，写{about}{sent.completion}词元。")


def _costly(
    probe: Probe, settings: Settings, *, thinks: bool, counted: bool, quick: bool
) -> Generator[Event, None, None]:
    """The context and the calls at once, whose measuring takes long prompts and many calls."""
    if probe.embedded:
        context = settings.embedded.context
        yield CheckLine(
            "measured", "context", "上下文", "ok", f"{context}词元，程序起动小模型时定的，更长的会说明，不会悄悄截掉"
        )
        yield CheckLine("measured", "concurrency", "同时写几节", "ok", "一节一节写：在本机算，同时写几节不会更快")
    elif quick:
        yield CheckLine("measured", "context", "上下文", "skipped", f"{_QUICK}，设的是{settings.model.context}词元")
        yield CheckLine(
            "measured", "concurrency", "同时写几节", "skipped", f"{_QUICK}，设的是{settings.model.concurrency}"
        )
    else:
        yield from context_lines(probe, thinks=thinks, counted=counted)
        yield from together_lines(probe)


def _machine(patient: Patient, settings: Settings) -> Iterator[Event]:
    yield program_line()
    yield from font_lines(settings.page, patient.fonts())
    yield from disk_lines(patient.workspace)
    yield editor_line(patient.environment, patient.editors)
