"""All that the names of a report are compared with (名称底册), made once for its ledger and used by every section."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.language.named import Kind
from assistant.language.names import is_common_stem, place_kind, place_names, place_stem
from assistant.provenance.ledger import Ledger
from assistant.provenance.name_replaced import Frames, frames_of
from assistant.provenance.name_sources import NameSources, joined
from assistant.provenance.remembered import once_for_the_same

_LEAST_STEM = 2


class NamesOfReport:
    """The sources, the frames of the facts, and the exemplars' places of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.sources = NameSources(ledger)

    @cached_property
    def frames(self) -> Frames:
        return frames_of(self.ledger.facts)

    @cached_property
    def exemplar_places(self) -> tuple[re.Pattern[str] | None, dict[str, Kind]]:
        """One pattern for the exemplars' places, whole or without the last character, each with its kind."""
        kinds: dict[str, Kind] = {}
        for place in place_names(joined(s.text for s in self.ledger.exemplars)):
            stem = place_stem(place.text)
            if len(stem) >= _LEAST_STEM and not is_common_stem(stem):
                kinds[stem] = kinds[place.text] = place_kind(place.text)
        words = sorted(kinds, key=lambda word: (-len(word), word))
        return (re.compile("|".join(map(re.escape, words))) if words else None), kinds


@once_for_the_same
def names_of_report(ledger: Ledger) -> NamesOfReport:
    """The names of the ledger's report."""
    return NamesOfReport(ledger)
