"""How long one report of 10,000 characters is traced."""

from __future__ import annotations

import gc
import inspect
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus import Passage, front_sources, passages, sources

from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.section_trace import trace_section

_LENGTH = 10_000
_RUNS = 7


def milliseconds() -> tuple[float, float, int]:
    """Cold (nothing remembered from an earlier text), warm, and the report's characters. Medians of seven runs."""
    sections, ledger = _report()
    characters = sum(len(text) for _, text in sections)
    _trace(sections, ledger)  # word lists and patterns load once
    cold = [_timed(sections, ledger, cold=True) for _ in range(_RUNS)]
    warm = [_timed(sections, ledger, cold=False) for _ in range(_RUNS)]
    return statistics.median(cold), statistics.median(warm), characters


def _report() -> tuple[list[tuple[str, str]], Ledger]:
    """Sections of the known texts joined to one report, each under a key of its own; the rest are its exemplars."""
    taken: list[Passage] = []
    rest = [p for n, p in enumerate(passages("known")) if not n or p.keys != ("opening",)]  # a report has one opening
    while rest and sum(len(p.text) for p in taken) < _LENGTH:
        taken.append(rest.pop(0))
    sections = [(f"{p.report}-{p.keys[0]}", p.text) for p in taken]
    facts = tuple(s for (key, _), p in zip(sections, taken, strict=True) for s in sources(key, p.facts))
    shown = tuple(Source(f"范文{p.report}", "\n".join((*p.facts, p.text)), p.keys[0]) for p in rest)
    front = dict.fromkeys(s for p in taken for s in front_sources(p.front))
    return sections, Ledger(facts=facts, front=tuple(front), exemplars=shown)


def _trace(sections: list[tuple[str, str]], ledger: Ledger) -> None:
    for key, text in sections:
        trace_section(text, ledger, (key,))


def _timed(sections: list[tuple[str, str]], ledger: Ledger, *, cold: bool) -> float:
    ledger = replace(ledger)
    if cold:
        for clear in _caches():
            clear()
    gc.collect()
    begun = time.perf_counter()
    _trace(sections, ledger)
    return (time.perf_counter() - begun) * 1000


def _caches() -> Iterator[Callable[[], None]]:
    """What the program remembers of texts. A cache without arguments holds a word list, which is loaded once anyway."""
    for name, module in list(sys.modules.items()):
        if name.startswith("assistant."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and inspect.signature(value).parameters:
                    yield value.cache_clear
