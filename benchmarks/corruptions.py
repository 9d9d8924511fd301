"""Every kind of corruption by its name. They work on strings and share no reader with what they measure."""

from __future__ import annotations

from corruption import Corruptor
from figure_corruptions import (
    added_approximation,
    broken_sum,
    changed_figure,
    changed_unit,
    dropped_approximation,
    shifted_date,
    swapped_between,
    swapped_within,
)
from word_corruptions import (
    added_figure,
    added_known_figure,
    added_way,
    dropped_fact,
    dropped_part,
    imported,
    imported_plain,
    replaced_person,
    replaced_place,
    replaced_quoted,
    replaced_title,
)

KINDS: dict[str, Corruptor] = {
    "figure": changed_figure,
    "unit": changed_unit,
    "about-dropped": dropped_approximation,
    "about-added": added_approximation,
    "date": shifted_date,
    "sum": broken_sum,
    "swap-within": swapped_within,
    "swap-between": swapped_between,
    "fact": dropped_fact,
    "fact-part": dropped_part,
    "invented": added_figure,
    "invented-known": added_known_figure,
    "invented-way": added_way,
    "imported": imported,
    "imported-plain": imported_plain,
    "person": replaced_person,
    "place": replaced_place,
    "title": replaced_title,
    "quoted": replaced_quoted,
}
BY_THE_WAY = {"figure": "figure-known", "date": "date-known"}
"""What a corruptor makes now and then instead: counted in a row of its own."""
