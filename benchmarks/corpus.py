"""The texts that tracing is measured on: sections of the exemplars, of the sample and of texts held out, with their facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.provenance.ledger import Ledger, Source
from assistant.report.draft_markdown import parse_draft
from assistant.report.exemplar import Exemplar
from assistant.report.exemplar_markdown import build_exemplar, parse_exemplar
from assistant.report.facts import FrontMatter
from assistant.report.facts_markdown import parse_facts
from assistant.workflow.library import library

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "examples" / "清河镇-2026上半年" / "facts.md"
SAMPLE_TEXT = HERE / "known" / "清河镇-2026上半年.md"
_COUNTY = re.compile(r"(?<=[照在和，])[\u4e00-\u9fff]{2}县(?=委)")
HALVES = ("known", "held-out")


@dataclass(frozen=True)
class Passage:
    """A section: its facts and the text that was written from them. `shown` are the exemplars that are not its own,
    `roster` is the office's 名册: the county it belongs to, which front matter need not name."""

    report: str
    half: str
    keys: tuple[str, ...]
    facts: tuple[str, ...]
    text: str
    front: FrontMatter
    elsewhere: tuple[Source, ...] = ()
    shown: tuple[Source, ...] = ()
    roster: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.report} {'+'.join(self.keys)}"

    def ledger(self, facts: Sequence[str] = ()) -> Ledger:
        """The ledger of the passage's report, with other facts in place of the section's own where such are given."""
        own = sources(self.keys[0], facts or self.facts)
        return Ledger(
            facts=(*own, *self.elsewhere), front=front_sources(self.front), exemplars=self.shown, roster=self.roster
        )


def sources(key: str, facts: Sequence[str]) -> tuple[Source, ...]:
    return tuple(Source(f"{key}.{number}", fact, key) for number, fact in enumerate(facts, 1))


@cache
def front_sources(front: FrontMatter) -> tuple[Source, ...]:
    """What every section may use: who reports to whom on which period, and the phrases of the template."""
    told = (
        front.period,
        front.notice,
        front.guidance,
        front.township,
        front.issuer,
        front.recipient,
        front.date,
        front.as_of,
    )
    phrases = library().template(front.template).phrases
    return tuple(Source("文件头", text) for text in (*told, *phrases) if text)


@cache
def passages(half: str) -> tuple[Passage, ...]:
    """Every section that has a text, of one half: known | held-out."""
    reports = (*_shipped(), _sample()) if half == "known" else _held_out()
    return tuple(p for report in reports for p in passages_of(report, half))


def passages_of(report: Exemplar, half: str) -> list[Passage]:
    shown = shown_exemplars(report.name)
    own = {s.keys: sources(s.keys[0], s.facts) for s in report.sections}
    texts = [(s.keys, s.facts, s.text) for s in report.sections if s.text]
    texts.insert(0, (("opening",), (), "\n".join(report.report.opening)))
    roster = tuple(dict.fromkeys(_COUNTY.findall(texts[0][2])))
    found = []
    for keys, facts, text in texts:
        elsewhere = tuple(s for others, sources_ in own.items() if others != keys for s in sources_)
        found.append(Passage(report.name, half, keys, facts, text, report.front, elsewhere, shown, roster))
    return found


def shown_exemplars(but: str = "") -> tuple[Source, ...]:
    """The sections of every shipped exemplar but one."""
    return tuple(s for other in _shipped() if other.name != but for s in _shown(other))


@cache
def _shipped() -> tuple[Exemplar, ...]:
    return tuple(e for e in library().exemplars if not e.own)


@cache
def _shown(exemplar: Exemplar) -> tuple[Source, ...]:
    """The sections of an exemplar as a model would be shown them, with their facts."""
    return tuple(
        Source(f"范文{exemplar.name}", "\n".join((*s.facts, s.text)), s.keys[0]) for s in exemplar.sections if s.text
    )


def _sample() -> Exemplar:
    """The sample's facts with the draft that the embedded model once wrote from them."""
    sheet = parse_facts(SAMPLE.read_text("utf-8"), library().template("ideology"))
    report, _ = parse_draft(SAMPLE_TEXT.read_text("utf-8"))
    facts = [
        tuple(f.text for f in sheet.facts if f.section in s.keys and not f.withheld) for s in report.sections if s.keys
    ]
    return build_exemplar("sample", sheet.front, report, facts)


def _held_out() -> tuple[Exemplar, ...]:
    files = sorted((HERE / "held-out").glob("*.md"))
    return tuple(parse_exemplar(f.read_text("utf-8"), f.stem) for f in files if f.stem != "README")
