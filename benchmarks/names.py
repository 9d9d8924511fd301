"""How exactly names are read: precision and recall of each kind on the labelled texts.

python benchmarks/names.py [--show]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from assistant.language.named import names_in, places_in  # noqa: E402
from assistant.report.comments import without_comments  # noqa: E402
from assistant.report.facts_markdown import parse_facts  # noqa: E402
from assistant.workflow.library import library  # noqa: E402

LABELS = HERE / "labelled" / "names.tsv"
WRITTEN = {"mixed": HERE / "labelled" / "names-mixed.md", "fresh": HERE / "labelled" / "names-fresh.md"}
"""Texts with more people and places than the exemplars have."""
SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年" / "facts.md"
KINDS = ("title", "quoted", "person", "village", "township", "county", "organisation", "media", "event")
_PLACES = ("village", "township", "county")
Names = Counter[tuple[str, str, str]]
"""Text, kind, name → how often."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was read too much")
    options = parser.parse_args()
    wanted = labelled()
    found = sum((_read(name, text) for name, text in texts().items()), Names())
    for part in ("exemplars and sample", *WRITTEN):
        _table(part, _of(part, wanted), _of(part, found))
    if options.show:
        for what, names in (("missed", wanted - found), ("too much", found - wanted)):
            for (text, kind, name), count in sorted(names.items()):
                print(f"  {what}: {text} {kind} {name} ×{count}")


def _of(part: str, names: Names) -> Names:
    return Names(
        {key: n for key, n in names.items() if (key[0] == part or (part not in WRITTEN and key[0] not in WRITTEN))}
    )


def _table(part: str, wanted: Names, found: Names) -> None:
    print(f"{part:<22}{'labelled':>10}{'read':>8}{'precision':>11}{'recall':>9}")
    right = wanted & found
    for kind in (*KINDS, "all"):
        counts = [sum(n for (_, k, _), n in names.items() if kind in (k, "all")) for names in (wanted, found, right)]
        if counts[0] or counts[1]:
            precision, recall = _share(counts[2], counts[1]), _share(counts[2], counts[0])
            print(f"  {kind:<20}{counts[0]:>10}{counts[1]:>8}{precision:>11}{recall:>9}")


def labelled() -> Names:
    rows = [line.split("\t") for line in LABELS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return Names({(text, kind, name): int(count) for text, kind, name, count in rows})


def texts() -> dict[str, str]:
    """Name → the paragraphs of each exemplar, the sample's bullets, and two texts more."""
    found = {
        e.name: "\n".join([*e.report.opening, *(s.text for s in e.sections)]) for e in library().exemplars if not e.own
    }
    sheet = parse_facts(SAMPLE.read_text("utf-8"), library().template("ideology"))
    written = {name: without_comments(path.read_text("utf-8")) for name, path in WRITTEN.items()}
    return {**found, "sample": "\n".join(f.text for f in sheet.facts), **written}


def _read(source: str, text: str) -> Names:
    found = Names()
    for name in names_in(text):
        kind = "event" if name.kind == "title" and name.text[0] != "《" else name.kind
        found[source, kind, name.text] += 1
        if kind in ("organisation", "media") and name.text[0] != "“":
            found.update((source, place.kind, place.text) for place in places_in(name.text))
    return found


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    main()
