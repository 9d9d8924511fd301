"""Random and mutated inputs through outline, check and format: no exception, nothing lost, once is enough. And a model that
lies in every way through the gate: no lie stands unmarked, no fact is lost.

python benchmarks/soak.py [--count 20000] [--word 300] [--lies 10000] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [
    str(HERE.parent),
    str(HERE.parent / "tests"),
    *(str(HERE.parent / "tests" / room) for room in ("style", "drafting")),
]

from gated_lies import gated_fault  # noqa: E402
from lying_model import cases as lying_cases  # noqa: E402
from soaking import Case, cases, fault, shortest, word_fault  # noqa: E402

_MOST = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="texts")
    parser.add_argument("--word", type=int, default=300, help="Word files")
    parser.add_argument("--lies", type=int, default=10_000, help="replies of a lying model")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    failed = _soak("texts", options.seed, options.count, fault)
    with tempfile.TemporaryDirectory() as folder:
        failed += _soak("Word files", options.seed, options.word, partial(word_fault, folder=Path(folder)))
    failed += _soak_lies(options.seed, options.lies)
    sys.exit(1 if failed else 0)


def _soak(what: str, seed: int, count: int, fails: Callable[[Case], str]) -> int:
    """How many inputs failed; each is printed with the shortest text that fails the same way."""
    begun, failed, trying = time.perf_counter(), 0, 0.0
    for number, case in enumerate(cases(seed, count)):
        wrong = fails(case)
        if wrong:
            failed += 1
            before = time.perf_counter()
            if failed <= _MOST:
                short = shortest(case, fails)
                print(
                    f"seed {seed} input {number}, known {case.known}: {wrong}\n  {short.text!r}\n  {fails(short)}",
                    flush=True,
                )
            trying += time.perf_counter() - before
    seconds = max(time.perf_counter() - begun - trying, 0.001)
    print(f"{what}: {count} inputs, {failed} failed, {count / seconds:.0f} a second", flush=True)
    return failed


def _soak_lies(seed: int, count: int) -> int:
    """How many sections failed; the first of them are printed with the reply and what the gate made of it."""
    begun, failed = time.perf_counter(), 0
    for number, case in enumerate(lying_cases(seed, count)):
        wrong = gated_fault(case)
        failed += bool(wrong)
        if wrong and failed <= _MOST:
            print(f"seed {seed} reply {number}: {wrong}", flush=True)
    seconds = max(time.perf_counter() - begun, 0.001)
    print(f"lies: {count} sections, {failed} failed, {count / seconds:.0f} a second", flush=True)
    return failed


if __name__ == "__main__":
    main()
