"""Files as bullets and matrices (读收来的材料): each table taken for what it is, each bullet with who sent it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from assistant.files.collected_file import PIPED, CollectedFile
from assistant.report.collecting.entry import Entry
from assistant.report.collecting.listing import listed_entries
from assistant.report.collecting.matrix import Matrix, matrix_of
from assistant.report.collecting.message import read_message
from assistant.report.collecting.offices import office_in_name
from assistant.report.collecting.questionnaire import entries_of, header_of
from assistant.report.collecting.summing import SentMatrix
from assistant.report.template import Template
from assistant.store.classification import refuse_classified
from assistant.workflow.collecting.collection import LeftOut


@dataclass(frozen=True)
class ReadFile:
    """What one file says."""

    name: str
    entries: tuple[Entry, ...]
    matrices: tuple[SentMatrix, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def read_all(files: Sequence[CollectedFile], template: Template) -> tuple[ReadFile, ...]:
    """Every file read. Raises InputError before anything is done where one bears a classification mark."""
    for file in files:
        refuse_classified(file.words, file.name)
    return tuple(_read(file, template) for file in files)


def _read(file: CollectedFile, template: Template) -> ReadFile:
    office = "" if file.name == PIPED else office_in_name(PurePath(file.name).stem)
    message = read_message(file.text, template, office)
    tables = [(table, matrix_of(table) if header_of(table) is None else None) for table in file.tables]
    matrices = tuple(SentMatrix(file.name, matrix) for _, matrix in tables if matrix is not None)
    entries = list(message.entries)
    for table, matrix in tables:
        if matrix is None:
            entries += entries_of(table, office) if header_of(table) is not None else listed_entries(table, office)
    notes = (*file.notes, *(note for sent in matrices for note in _odd_rows(sent.matrix, file.name)))
    left_out = tuple(LeftOut(file.name, line, text) for line, text in message.left_out)
    if not entries and not matrices:
        notes = (*notes, f"{file.name} 里没有认出要点。")
    return ReadFile(file.name, tuple(entries), matrices, left_out, notes)


def _odd_rows(matrix: Matrix, name: str) -> Iterator[str]:
    places = [row.name for row in matrix.rows if not row.is_empty]
    for place in dict.fromkeys(places):
        if places.count(place) > 1:
            yield f"{name} 里“{place}”有{places.count(place)}行，只算最后一行。"
