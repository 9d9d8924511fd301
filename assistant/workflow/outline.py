"""A file from outside read into its parts (提纲): what `outline` shows and every other use of such a file starts from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.files.text_input import read_source
from assistant.report.imported import ImportedDocument
from assistant.report.reading.document import read_document
from assistant.report.reading.draft import is_draft, read_draft_document
from assistant.report.source_text import SourceText
from assistant.report.template import SectionSpec
from assistant.store.classification import refuse_classified
from assistant.workflow.library import Library

_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class ImportedFile:
    """A file from outside: its text as decoded, and the parts of it. `titles`: key → Chinese title of the standard
    sections that were looked for."""

    source: SourceText
    document: ImportedDocument
    titles: Mapping[str, str]


def import_file(path: Path, library: Library) -> ImportedFile:
    """Reads a file; of a Markdown file with # headings the draft that it is. Raises InputError for what cannot be read
    and for a text that bears a classification mark."""
    source = read_source(path)
    refuse_classified(source.text, source.file)
    specs = known_sections(library)
    document = reader_for(path, library)(source.text)
    return ImportedFile(source, document, {spec.key: spec.title for spec in specs})


def reader_for(path: Path, library: Library) -> Callable[[str], ImportedDocument]:
    """How the text of such a file is read: in a Markdown file headings may be marked, elsewhere they are found."""
    specs = known_sections(library)

    def read(text: str) -> ImportedDocument:
        return read_draft_document(text, specs) if _is_draft(path, text) else read_document(text, specs)

    return read


def known_sections(library: Library) -> tuple[SectionSpec, ...]:
    """The standard sections of all templates; what two templates have under one key is one section with the headings and
    words of both."""
    found: dict[str, SectionSpec] = {}
    for spec in (spec for template in library.templates for spec in template.sections):
        known = found.get(spec.key, spec)
        headings, words = (*known.headings, *spec.headings), (*known.words, *spec.words)
        found[spec.key] = replace(known, headings=tuple(dict.fromkeys(headings)), words=tuple(dict.fromkeys(words)))
    return tuple(found.values())


def _is_draft(path: Path, text: str) -> bool:
    return path.suffix.lower() in _MARKDOWN and is_draft(text)
