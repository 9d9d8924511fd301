"""Two drafts of the same facts by the embedded model, for benchmarks/carrying_edits.py: one with the grammar, one without, with
another seed and temperature.

    python benchmarks/redrafts.py [--sections 100] [--threads N]

Writes benchmarks/redrafts.jsonl, a line a section: sheet, key, facts, texts (as the gate lets them pass) by the way they were
written. Sections that the file has are not written again."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from drafts import drafted, sheets  # noqa: E402

from assistant import config  # noqa: E402
from assistant.drafting.prompt import Model  # noqa: E402
from assistant.models.choose import choose, open_model  # noqa: E402
from assistant.report.exemplar_markdown import parse_exemplar  # noqa: E402
from assistant.report.front_matter import format_front_matter  # noqa: E402
from assistant.workflow.library import library  # noqa: E402

FILE = HERE / "redrafts.jsonl"
WAYS = (("grammar", True, 1, 0.2), ("free", False, 2, 0.8))
"""Name, grammar, seed, temperature."""


@dataclass(frozen=True)
class Redrafted:
    """A section drafted in two ways from the same facts."""

    sheet: str
    key: str
    facts: tuple[str, ...]
    texts: dict[str, str]


def redrafts() -> tuple[Redrafted, ...]:
    """The sections of the file."""
    lines = FILE.read_text("utf-8").splitlines() if FILE.is_file() else []
    read = (json.loads(line) for line in lines)
    return tuple(Redrafted(r["sheet"], r["key"], tuple(r["facts"]), r["texts"]) for r in read)


def main() -> None:
    options = _options()
    settings = config.load()
    if options.threads:
        settings = replace(settings, embedded=replace(settings.embedded, threads=options.threads))
    model = open_model(choose(settings, "embedded"), settings, lambda _done, _total: None)
    assert model is not None
    try:
        with tempfile.TemporaryDirectory() as folder, FILE.open("a", encoding="utf-8") as out:
            for name, path in (*sheets([]), *_held_out(Path(folder))):
                known = redrafts()
                if len(known) >= options.sections:
                    break
                if all(r.sheet != name for r in known):
                    for found in _both(name, path, model, settings):
                        out.write(json.dumps(found.__dict__, ensure_ascii=False) + "\n")
                    out.flush()
                    print(name, len(redrafts()), flush=True)
    finally:
        model.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=int, default=100)
    parser.add_argument("--threads", type=int, default=0)
    return parser.parse_args()


def _both(name: str, path: Path, model: Model, settings: config.Settings) -> Iterator[Redrafted]:
    done = {}
    for way, grammar, seed, temperature in WAYS:
        warm = replace(settings, embedded=replace(settings.embedded, temperature=temperature))
        done[way] = drafted(path, seed, model, warm, grammar=grammar, embedded=True)
    for task in done["free"].desk.plan.tasks:
        texts = {way: d.finished[task.key].section.text for way, d in done.items() if task.key in d.finished}
        if len(texts) == len(WAYS):
            yield Redrafted(name, task.key, task.texts, texts)


def _held_out(folder: Path) -> Iterator[tuple[str, Path]]:
    """The held-out reports' facts as sheets."""
    for file in sorted((HERE / "held-out").glob("[fh]*.md")):
        exemplar = parse_exemplar(file.read_text("utf-8"), file.stem)
        parts = [format_front_matter(exemplar.front)]
        for section in exemplar.sections:
            spec = library().template(exemplar.front.template).spec(section.keys[0])
            title = spec.title if spec else section.heading
            parts.append(f"## {title}\n" + "".join(f"- {fact}\n" for fact in section.facts))
        sheet = folder / f"{file.stem}.md"
        sheet.write_text("\n".join(parts), "utf-8")
        yield file.stem, sheet


if __name__ == "__main__":
    main()
