"""The collection written into facts.md (写入): one change, everything or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.report.bullet import Bullet
from assistant.report.facts import normalised
from assistant.report.facts_editing import insert_bullets, replace_bullet
from assistant.report.facts_markdown import parse_facts
from assistant.report.template import Template
from assistant.store.facts_file import FactsFile
from assistant.workflow.collecting.collect import SUMMED
from assistant.workflow.collecting.collection import Collection, Item
from assistant.workflow.collecting.pairs import indicator_words


def write_collection(file: FactsFile, collection: Collection, template: Template) -> int:
    """Writes what has a section and does not stand there yet; how many bullets that were. Raises InputError (facts.md is no
    text, a bullet that it cannot hold), WorkspaceError, DiskError, and then facts.md is as it was."""
    items = collection.to_write
    if items:
        file.change(lambda text: with_items(text, items, template, collection.titles))
    return len(items)


def with_items(text: str, items: Iterable[Item], template: Template, titles: dict[str, str]) -> str:
    """The text of a facts.md with these items: sums in the place of the earlier ones, the others last in their sections."""
    new: dict[str, list[Bullet]] = {}
    renewed: set[int] = set()
    for item in items:
        line = _standing_sum(text, item, template) if item.replaces else 0
        if line and line not in renewed:
            renewed.add(line)
            text = replace_bullet(text, line, item.bullet)
        else:
            new.setdefault(item.section, []).append(item.bullet)
    order = list(titles)
    for section in sorted(new, key=lambda key: order.index(key) if key in order else len(order)):
        sheet = parse_facts(text, template)
        standing = {normalised(fact.text) for fact in sheet.facts}  # someone may have written it meanwhile
        bullets = [bullet for bullet in new[section] if normalised(bullet.text) not in standing]
        if bullets:
            text = insert_bullets(text, sheet, section, bullets, template)
    return text


def _standing_sum(text: str, item: Item, template: Template) -> int:
    """Where the earlier sum stands now; 0 where it is gone."""
    section = parse_facts(text, template).section(item.section)
    bare = indicator_words(item.bullet.text)
    found = section.facts if section else ()
    return next((f.line for f in found if f.source.startswith(SUMMED) and indicator_words(f.text) == bare), 0)
