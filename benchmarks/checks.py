"""How fast a report from outside is read and checked, and whether the time grows with its length alone.

python benchmarks/checks.py [--runs 7]
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from assistant.report.reading.document import read_document  # noqa: E402
from assistant.report.reading.known import known_from  # noqa: E402
from assistant.style.checking import check  # noqa: E402
from assistant.style.manuscript import Manuscript  # noqa: E402
from assistant.style.numbering import ordinals  # noqa: E402
from assistant.style.rules import all_rules  # noqa: E402
from assistant.workflow.library import library  # noqa: E402
from assistant.workflow.outline import known_sections  # noqa: E402

SHORT, LONG = 10_000, 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    text = _reports()
    check_text(_of_length(text, SHORT))  # patterns and word lists load once
    short = _seconds(_of_length(text, SHORT), runs)
    long = _seconds(_of_length(text, LONG), 1)
    ratio = (long / LONG) / (short / SHORT)
    print(f"{'what':<52}{'measured':>10}{'bar':>8}")
    print(f"{'outline and check of 10,000 characters (ms)':<52}{short * 1000:>10.1f}{40:>8}")
    print(f"{'time a character at 1,000,000 to that at 10,000':<52}{ratio:>10.2f}{1.3:>8}")


def check_text(text: str) -> int:
    """Reads and checks a text; the number of findings."""
    document = read_document(text, known_sections(library()))
    return len(check(Manuscript(document, known_from(document.reports[0])), all_rules()))


def _seconds(text: str, runs: int) -> float:
    times = []
    for run in range(runs):
        varied = _with_other_figures(text, run)  # nothing is answered from a cache
        begun = time.perf_counter()
        check_text(varied)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _reports() -> str:
    """The exemplars as a person would have typed them: ordinals, headings, paragraphs."""
    parts = []
    for exemplar in library().exemplars:
        report = exemplar.report
        for section, mark in zip(report.sections, ordinals(report), strict=True):
            parts += [f"{mark}{section.heading.text}", *section.paragraphs]
    return "\n".join(parts)


def _of_length(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def _with_other_figures(text: str, seed: int) -> str:
    """No two paragraphs alike, however often the text stands in itself."""
    random = Random(seed)  # noqa: S311  # no secret
    return re.sub(r"(?<=[1-9])\d(?!\d*[年月日])", lambda _: str(random.randrange(10)), text)


if __name__ == "__main__":
    main()
