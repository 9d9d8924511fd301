"""The endpoint's models, and one streamed call with the clock running (列表、速度、用量)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from assistant.drafting.prompt import Decoding
from assistant.errors import EndpointDenied, EndpointRefused, ModelError
from assistant.models.probing import Measured, Probe
from assistant.workflow.doctor.lines import CheckLine, Event, Figure, Proposal, State, decimal, seconds, set_advice
from assistant.workflow.doctor.prompts import talk_prompt

REPLY = 96
"""Tokens that the measured call may write."""
_LISTED = 6
_LINES_TO_READ = 40
"""Of the register: some 1,100 tokens. The vendors that cache prompts begin at 1,024."""
_LINES_FOR_EMBEDDED = 8
_SLOW = 4.0
_OTHER_FIELD = {"max_completion_tokens": "max_tokens", "max_tokens": "max_completion_tokens"}


@dataclass(frozen=True)
class FirstCalls:
    """The same prompt twice: the second tells what the endpoint remembers of the first."""

    first: Measured
    again: Measured | None
    prompt: int
    """Tokens of the prompt, as reported or estimated."""

    @property
    def reading(self) -> float:
        """Tokens read a second, before anything was cached; includes the way there and back."""
        return self.prompt / max(self.first.first, 0.001)

    @property
    def caches(self) -> bool:
        """Whether the second call took the prompt from a cache: as told, or since it came much sooner."""
        if self.again is None:
            return False
        told = self.again.usage.cached if self.again.usage else 0
        return told > 0 or 0 < self.again.first < 0.5 * self.first.first


def list_lines(probe: Probe) -> Generator[Event, None, bool]:
    """What the endpoint lists; gives False where there is no going on. A model that is not named yet is named here."""
    if probe.embedded:
        return True
    name = probe.settings.name
    try:
        listed = probe.listed()
    except ModelError as error:
        hopeless = isinstance(error, (EndpointRefused, EndpointDenied)) or not name
        state: State = "error" if hopeless else "note"
        yield _line("models", "模型列表", state, error.message, error.next_step if hopeless else "")
        return not hopeless
    if not listed and not name:
        yield _line("models", "模型列表", "error", "接口没有列出模型", "assistant config set model.name 名称")
        return False
    probe.change(name=name or listed[0])
    yield _list_line(listed, name)
    return True


def _list_line(listed: tuple[str, ...], name: str) -> CheckLine:
    shown = "、".join(listed[:_LISTED]) + (f" 等{len(listed)}个" if len(listed) > _LISTED else "")
    if name and name not in listed:
        return _line(
            "models",
            "模型列表",
            "warning",
            f"没有列出 {name}；有 {shown}" if listed else "接口没有列出模型",
            "名称写错了的：assistant config set model.name 名称",
        )
    if not name and len(listed) > 1:
        return _line(
            "models",
            "模型列表",
            "note",
            f"{shown}；没有写名称，用第一个 {listed[0]}",
            "要用别的：assistant config set model.name 名称",
        )
    return _line("models", "模型列表", "ok", shown)


def call_lines(probe: Probe) -> Generator[Event, None, FirstCalls | None]:
    """One streamed call, and once more; gives them, None where the endpoint does not answer."""
    prompt = talk_prompt(_LINES_FOR_EMBEDDED if probe.embedded else _LINES_TO_READ)
    decoding = Decoding(temperature=0.0, max_tokens=REPLY)
    try:
        first = yield from _first_call(probe)
    except ModelError as error:
        yield _line("call", "试写", "error", error.message, error.next_step)
        return None
    if not first.events:
        yield _line("call", "试写", "error", "接口什么也没有回", "请换一个模型，或者告诉管理接口的人。")
        return None
    read = first.usage.prompt if first.usage and first.usage.prompt else probe.count(prompt.system + prompt.task)
    yield _speed_line(probe, first, read)
    try:
        again = probe.call(prompt, decoding)
    except ModelError:
        again = None
    found = FirstCalls(first, again, read)
    yield from _usage_lines(found)
    return found


def _first_call(probe: Probe) -> Generator[Event, None, Measured]:
    """The call, with the limit under the name that the server takes."""
    prompt = talk_prompt(_LINES_FOR_EMBEDDED if probe.embedded else _LINES_TO_READ)
    decoding = Decoding(temperature=0.0, max_tokens=REPLY)
    field = probe.settings.max_tokens_field
    other = _OTHER_FIELD.get(field, "max_tokens")
    try:
        measured = probe.call(prompt, decoding)
    except ModelError as error:
        if probe.embedded or "max_tokens_field" not in error.next_step:
            raise
        probe.change(max_tokens_field=other)
        measured = probe.call(prompt, decoding)
        yield _field_line(f"不认 {field}，认 {other}", other)
        return measured
    if _ignores_limit(probe, measured):
        probe.change(max_tokens_field=other)
        measured = probe.call(prompt, decoding)
        if _ignores_limit(probe, measured):
            yield _line("limit", "上限", "warning", "接口不管回复的长度上限，可能写个不停")
        else:
            yield _field_line(f"不管 {field}，认 {other}", other)
    return measured


def _ignores_limit(probe: Probe, measured: Measured) -> bool:
    written = measured.usage.completion if measured.usage else probe.count(measured.text)
    return not probe.embedded and written > 2 * REPLY


def _field_line(found: str, other: str) -> CheckLine:
    proposal = Proposal("max_tokens_field", other)
    return _line("limit", "上限", "warning", found, set_advice(proposal), proposals=(proposal,))


def _speed_line(probe: Probe, call: Measured, read: int) -> CheckLine:
    written = call.usage.completion if call.usage and call.usage.completion else probe.count(call.text) or call.events
    rate = written / max(call.seconds - call.first, 0.001) if call.events > 1 else 0.0
    figures = (
        Figure("first_token_seconds", decimal(call.first, 2)),
        Figure("tokens_per_second", decimal(rate)),
        Figure("prompt_tokens", str(read)),
    )
    what = "想" if call.thinking and not call.text.strip() else "写"
    found = f"{seconds(call.first)}秒出第一个字（读了{read}词元），之后每秒{what}{decimal(rate)}词元"
    if not rate:
        return _line("speed", "速度", "note", f"{seconds(call.first)}秒后一次回完，没有逐字回", figures=figures)
    limit = probe.settings.section_timeout
    needed = probe.settings.max_tokens / rate
    if needed > limit:
        advice = f"assistant config set model.section_timeout {decimal(needed * 1.5, 0)}"
        return _line(
            "speed", "速度", "warning", f"{found}；写满一节要{needed:.0f}秒，超过时限{limit:g}秒", advice, figures
        )
    if rate < _SLOW:
        return _line("speed", "速度", "warning", f"{found}，太慢", "请换小一些的模型，或者告诉管理接口的人。", figures)
    return _line("speed", "速度", "ok", found, figures=figures)


def _usage_lines(found: FirstCalls) -> Iterator[CheckLine]:
    if found.first.usage is None:
        yield _line("usage", "用量", "note", "接口不报用量，词元只能估算")
    else:
        yield _line("usage", "用量", "ok", "接口报用量")
    again = found.again
    if again is None:
        yield _line("prompt_cache", "缓存", "skipped", "没有测成")
    elif again.usage is not None and again.usage.cached:
        figures = (
            Figure("cached_tokens", str(again.usage.cached)),
            Figure("first_token_seconds", decimal(again.first, 2)),
        )
        yield _line(
            "prompt_cache",
            "缓存",
            "ok",
            f"同样的提示第二次有{again.usage.cached}词元取自缓存，{seconds(again.first)}秒出第一个字",
            figures=figures,
        )
    elif found.caches:
        yield _line("prompt_cache", "缓存", "ok", f"用得上缓存（第二次{seconds(again.first)}秒出第一个字），只是不报")
    elif again.tells_cached:
        yield _line("prompt_cache", "缓存", "note", "报缓存，但同样的提示第二次没有用上")
    else:
        yield _line("prompt_cache", "缓存", "note", "不报缓存，看不出用没用上")


def _line(
    topic: str,
    title: str,
    state: State,
    found: str,
    advice: str = "",
    figures: tuple[Figure, ...] = (),
    proposals: tuple[Proposal, ...] = (),
) -> CheckLine:
    return CheckLine("measured", topic, title, state, found, advice, figures, proposals)
