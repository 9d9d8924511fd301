"""How each fact of a section stands in its text: used, partly used, unused, withheld (要点覆盖)."""

from __future__ import annotations

from assistant.language.sentences import sentences
from assistant.language.similarity import bigrams
from assistant.provenance.coverage import Coverage, cover
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.matching import Match, matches
from assistant.provenance.traced import FactStatus, FactUse
from assistant.report.comments import blanked_comments

_SPEAKS_OF_IT = 0.3


def trace_facts(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[FactUse, ...]:
    """The use of each of the section's facts, then of those withheld."""
    plain = blanked_comments(text)
    own = ledger.own(keys)
    facts = tuple(source.text for source in own)
    figures = matches(plain, facts)
    found = zip(own, cover(facts, plain), strict=True)
    held = (s for s in ledger.withheld if s.section in keys or not keys)
    return (
        *(_use(number, source, coverage, figures, plain) for number, (source, coverage) in enumerate(found)),
        *(FactUse(s.id, s.text, "withheld") for s in held),
    )


def _use(number: int, source: Source, coverage: Coverage, figures: tuple[Match, ...], text: str) -> FactUse:
    displaced = [m.fitting.place.figure.text for m in figures if m.exchanged and m.fitting and m.fitting.fact == number]
    missing = tuple(dict.fromkeys((*coverage.missing, *displaced)))
    twisted = coverage.twisted or bool(displaced)
    status: FactStatus = "partly"
    if not missing and not twisted and coverage.share > 0:
        status = "used"
    elif coverage.share <= 0 and not displaced:
        status = "unused"
    places = () if status == "unused" else _places(number, source.text, figures, text)
    return FactUse(source.id, source.text, status, missing, places, twisted)


def _places(number: int, fact: str, figures: tuple[Match, ...], text: str) -> tuple[int, ...]:
    """The starts of the sentences that use a fact: those with its figures; those with its words, for one without any."""
    lines = sentences(text)
    said = {m.place.sentence for m in figures if m.stated and m.stated.fact == number and m.sound}
    if said:
        return tuple(lines[n].start for n in sorted(said))
    own = bigrams(fact)
    likest = max(lines, key=lambda line: len(own & bigrams(line.text)), default=None)
    if likest is None or not own or len(own & bigrams(likest.text)) / len(own) < _SPEAKS_OF_IT:
        return ()
    return (likest.start,)
