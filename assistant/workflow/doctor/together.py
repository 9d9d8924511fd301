"""How many calls at once are faster than one (同时写几节), and whether few-shots are worth reading anew for each section."""

from __future__ import annotations

from collections.abc import Generator

from assistant.drafting.prompt import Decoding
from assistant.models.probing import Probe, Together
from assistant.workflow.doctor.calls import FirstCalls
from assistant.workflow.doctor.lines import Announced, CheckLine, Event, Figure, Proposal, State, decimal, set_advice
from assistant.workflow.doctor.prompts import talk_prompt

_REPLY = 64
_LINES = 4
_MOST = 16
_GAIN = 1.2
"""Twice as many calls must bring at least this much more, or they are not worth the waiting."""
_PATIENCE = 3.0
"""Seconds of reading few-shots for each section that nobody minds."""


def together_lines(probe: Probe) -> Generator[Event, None, None]:
    """1, 2, 4 … calls at once, as long as more bring more."""
    most = min(_MOST, max(8, probe.settings.concurrency))
    yield Announced(f"测同时写几节：同时发1、2、4…最多{most}个短请求，每个约200词元，不再变快就停。")
    best, rate, alone = 1, 0.0, 0.0
    limited = False
    number = 0
    size = 1
    while size <= most:
        result = probe.together([talk_prompt(_LINES, number + n) for n in range(size)], Decoding(0.0, _REPLY))
        number += size
        limited = bool(result.failed)
        now = _rate(probe, result)
        alone = alone or now
        if limited or now < _GAIN * rate:
            break
        best, rate = size, now
        size *= 2
    yield _verdict(probe.settings.concurrency, best, alone, rate, size if limited else 0)


def _rate(probe: Probe, result: Together) -> float:
    """Tokens written a second by all calls."""
    written = sum(
        c.usage.completion if c.usage and c.usage.completion else probe.count(c.text) or c.events for c in result.calls
    )
    return written / max(result.seconds, 0.001)


def _verdict(configured: int, best: int, alone: float, rate: float, limited: int) -> CheckLine:
    if not rate:
        return _line("skipped", "没有测成：一个请求也没有回来")
    speeds = f"（每秒{decimal(rate)}词元，一节一节写{decimal(alone)}）" if best > 1 else ""
    found = f"同时写{best}节最快{speeds}" if best > 1 else "一节一节写最快，同时写几节不会更快"
    found += f"；同时{limited}个有的被拒绝" if limited else ""
    figures = (Figure("best", str(best)), Figure("tokens_per_second", decimal(rate)), Figure("alone", decimal(alone)))
    if best == configured:
        return _line("ok", found, figures=figures)
    proposal = Proposal("concurrency", best)
    state: State = "warning" if best < configured else "note"
    return _line(state, f"{found}，设的是{configured}", set_advice(proposal), figures, (proposal,))


def few_shots_line(probe: Probe, calls: FirstCalls) -> CheckLine:
    """Whether each section may have few-shots of its own, which must be read anew, or all share those that are cached."""
    settings = probe.settings
    seconds = settings.few_shot_tokens / calls.reading
    fitting = "once" if seconds > _PATIENCE and calls.caches else "per_section"
    how = {"once": "全篇用同一组", "per_section": "逐节选"}
    pace = f"每秒读{decimal(calls.reading, 0)}词元，一节的范文约读{decimal(seconds)}秒"
    figures = (Figure("read_tokens_per_second", decimal(calls.reading, 0)),)
    if fitting == settings.few_shots:
        return CheckLine("measured", "few_shots", "范文", "ok", f"{pace}，{how[fitting]}正合适", figures=figures)
    proposal = Proposal("few_shots", fitting)
    return CheckLine(
        "measured",
        "few_shots",
        "范文",
        "note",
        f"{pace}，{how[fitting]}更好",
        set_advice(proposal),
        figures,
        (proposal,),
    )


def _line(
    state: State, found: str, advice: str = "", figures: tuple[Figure, ...] = (), proposals: tuple[Proposal, ...] = ()
) -> CheckLine:
    return CheckLine("measured", "concurrency", "同时写几节", state, found, advice, figures, proposals)
