"""How much of a prompt the model really reads (真实的上下文): a word at its very front is asked for at its end. Some servers,
Ollama among them, cut what is too long and say nothing."""

from __future__ import annotations

from collections.abc import Generator
from typing import Literal

from assistant.drafting.prompt import Decoding
from assistant.errors import ContextExceeded, ModelError
from assistant.models.probing import Probe
from assistant.workflow.doctor.lines import Announced, CheckLine, Event, Figure, Proposal, State, set_advice
from assistant.workflow.doctor.prompts import needle_prompt

_SMALLEST = 1024
_ANSWER = 32
_ANSWER_AFTER_THOUGHT = 1024
_ROOM = 100
_SURE, _UNSURE = 0.97, 0.85
"""How much of a size is filled: more where the endpoint's own counts have corrected ours."""
_CUT = 0.9
"""A prompt that is reported shorter than this part of it has been cut."""

Fate = Literal["found", "lost", "cut", "refused"]


def context_lines(probe: Probe, *, thinks: bool, counted: bool) -> Generator[Event, None, None]:
    """The configured size first; where its front is not seen, half of it, down to a thousand. `counted`: whether the
    endpoint reports usage."""
    configured = probe.settings.context
    yield Announced(f"测上下文：要读约{configured}词元，读不全就再试小的，最多再读这么多。不想测加 --quick。")
    sizes = [configured, *_below(configured)]
    fates: list[Fate] = []
    before = probe.settings.read_timeout
    probe.change(read_timeout=probe.settings.section_timeout)
    try:
        for size in sizes:
            fates.append(_fate(probe, size, thinks=thinks, counted=counted))
            if fates[-1] == "found":
                break
    except ModelError as error:
        yield _line("warning", f"读{sizes[len(fates)]}词元的提示没有读成：{error.message}", error.next_step)
        return
    finally:
        probe.change(read_timeout=before)
    yield _verdict(sizes, fates)


def _below(size: int) -> list[int]:
    power = 1 << (size - 1).bit_length() - 1
    return [power >> step for step in range(power.bit_length()) if power >> step >= _SMALLEST and power >> step < size]


def _fate(probe: Probe, size: int, *, thinks: bool, counted: bool) -> Fate:
    """What became of the front of a prompt that fills so many tokens. Raises ModelError."""
    answer = _ANSWER_AFTER_THOUGHT if thinks else _ANSWER
    filled = int((size - answer - _ROOM) * (_SURE if counted else _UNSURE))
    prompt, secret = needle_prompt(filled, probe.count)
    try:
        measured = probe.call(prompt, Decoding(temperature=0.0, max_tokens=answer))
    except ContextExceeded:
        return "refused"
    if secret in measured.text.replace(" ", ""):
        return "found"
    reported = measured.usage.prompt if measured.usage else 0
    return "cut" if counted and reported < _CUT * filled else "lost"


def _verdict(sizes: list[int], fates: list[Fate]) -> CheckLine:
    configured, real = sizes[0], sizes[len(fates) - 1]
    figures = (Figure("configured", str(configured)), Figure("seen", str(real)))
    if fates[-1] != "found":
        return _line("note", "测不出：多短的提示，模型也答不出开头的口令", "这个模型可能太小，写出来的要仔细看。")
    if len(fates) == 1:
        return _line("ok", f"{configured}词元，开头的字看得见", figures=figures)
    proposal = Proposal("context", real)
    how = {
        "refused": "更长的接口不收",
        "cut": "更长的提示，前面的被悄悄截掉",
        "lost": "更长的提示，前面的字看不见了",
        "found": "",
    }[fates[-2]]
    server = "" if fates[-2] == "refused" else "；或者在服务器上调大（Ollama 设 OLLAMA_CONTEXT_LENGTH，默认只有 4096）"
    return _line(
        "error", f"只有约{real}词元，设的是{configured}：{how}", f"{set_advice(proposal)}{server}", figures, (proposal,)
    )


def _line(
    state: State, found: str, advice: str = "", figures: tuple[Figure, ...] = (), proposals: tuple[Proposal, ...] = ()
) -> CheckLine:
    return CheckLine("measured", "context", "上下文", state, found, advice, figures, proposals)
