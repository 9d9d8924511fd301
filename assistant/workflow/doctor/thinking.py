"""Whether the model thinks before it writes, and how to stop it (思考); whether a grammar binds it (语法约束)."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from typing import Any

from assistant.drafting.prompt import Decoding
from assistant.errors import EndpointRefused, ModelError
from assistant.models.probing import Measured, Probe
from assistant.workflow.doctor.lines import CheckLine, Event, Proposal, State, set_advice
from assistant.workflow.doctor.prompts import FORCED, GRAMMAR, word_prompt

_SHORT = Decoding(temperature=0.0, max_tokens=64)
_BOUND = Decoding(temperature=0.0, max_tokens=64, grammar=GRAMMAR)
_SWITCHES: tuple[Mapping[str, Any], ...] = (
    {"thinking": {"type": "disabled"}},  # DeepSeek, GLM, Kimi, Doubao
    {"chat_template_kwargs": {"enable_thinking": False}},  # Qwen on vLLM and SGLang
    {"chat_template_kwargs": {"thinking": False}},  # DeepSeek on vLLM
    {"enable_thinking": False},  # Qwen at Aliyun and SiliconFlow
    {"reasoning_effort": "none"},  # Ollama, OpenAI
)
_FORMS = ("llama", "vllm", "vllm-guided", "sglang")


def thinking_lines(probe: Probe, first: Measured) -> Generator[Event, None, bool]:
    """Says whether the model thinks, and finds the switch by trying; gives whether it still does."""
    if not first.thinking:
        yield _line("thinking", "思考", "ok", "没有开")
        return False
    empty = "，正文是空的" if not first.text.strip() else ""
    if probe.embedded:
        yield _line("thinking", "思考", "warning", f"开着{empty}", "请换一个不思考的模型文件。")
        return True
    extra = _switched_off(probe)
    if extra is None:
        yield _line(
            "thinking",
            "思考",
            "warning",
            f"开着{empty}；试了{len(_SWITCHES)}种写法都关不掉",
            "请问管理接口的人怎样关；关不掉的，调大：assistant config set model.max_tokens 4000",
        )
        return True
    proposal = Proposal("extra_body", extra)
    probe.change(extra_body=extra)
    yield _line(
        "thinking",
        "思考",
        "warning",
        f"开着{empty}：写得慢，上限被思考用完就没有正文；试过，关得掉",
        set_advice(proposal),
        (proposal,),
    )
    return False


def _switched_off(probe: Probe) -> str | None:
    """The extra_body with which the model writes at once, as JSON; None where none of those known does it."""
    before = probe.settings.extra_body
    given = json.loads(before or "{}")
    for switch in _SWITCHES:
        extra = json.dumps(_merged(given, switch), ensure_ascii=False)
        probe.change(extra_body=extra)
        measured = _attempt(probe, _SHORT)
        if measured is not None and measured.text.strip() and not measured.thinking:
            return extra
    probe.change(extra_body=before)
    return None


def _merged(given: Mapping[str, Any], switch: Mapping[str, Any]) -> dict[str, Any]:
    """What the user set, with the switch in it: one level deep."""
    inner = {
        name: {**given[name], **value} if isinstance(value, dict) and isinstance(given.get(name), dict) else value
        for name, value in switch.items()
    }
    return {**given, **inner}


def grammar_line(probe: Probe, *, thinks: bool) -> CheckLine:
    """Whether the model writes what a grammar leaves it, under the form that is set or, where it is off, any known one."""
    if thinks:
        return _line("grammar", "语法约束", "skipped", "思考着，测不出")
    if probe.embedded:
        measured = _attempt(probe, _BOUND)
        bound = measured is not None and measured.text.strip() == FORCED
        state: State = "ok" if bound else "warning"
        return _line(
            "grammar",
            "语法约束",
            state,
            "认：写不出要点以外的数" if bound else "不认",
            "" if bound else "请换一个模型文件。",
        )
    was = probe.settings.grammar
    others = [form for form in _FORMS if form != was]
    taken = next((form for form in ([was, *others] if was != "off" else others) if _binds(probe, form)), "off")
    probe.change(grammar=was)
    return _verdict(was, taken)


def _binds(probe: Probe, form: str) -> bool:
    probe.change(grammar=form)
    measured = _attempt(probe, _BOUND)
    return measured is not None and measured.text.strip() == FORCED


def _verdict(was: str, taken: str) -> CheckLine:
    proposal = Proposal("grammar", taken)
    if was == taken == "off":
        return _line("grammar", "语法约束", "ok", "接口不认，设的也是 off")
    if was == taken:
        return _line("grammar", "语法约束", "ok", f"认 {taken}：写不出要点以外的数")
    if was == "off":
        return _line(
            "grammar",
            "语法约束",
            "note",
            f"接口认 {taken} 的写法，没有打开；打开以后写不出要点以外的数，小模型值得开",
            set_advice(proposal),
        )
    return _line("grammar", "语法约束", "warning", f"设的是 {was}，接口不照办", set_advice(proposal), (proposal,))


def _attempt(probe: Probe, decoding: Decoding) -> Measured | None:
    """None where the endpoint complains; a connection that breaks is no complaint. Raises EndpointRefused."""
    try:
        return probe.call(word_prompt(), decoding)
    except EndpointRefused:
        raise
    except ModelError:
        return None


def _line(
    topic: str, title: str, state: State, found: str, advice: str = "", proposals: tuple[Proposal, ...] = ()
) -> CheckLine:
    return CheckLine("measured", topic, title, state, found, advice, proposals=proposals)
