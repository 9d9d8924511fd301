"""Bullets of facts.md put in, changed, taken out and moved (逐行修改): pure, a few lines change and nothing else is touched.

Line numbers count from 1 and are those of the facts that parse_facts gives for the same text. The text may have any line
ends; what is written takes those that are there."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.report.bullet import Bullet, as_line, behind, bullet_of_line, words_of
from assistant.report.comments import comment_spans
from assistant.report.facts import FactSheet
from assistant.report.facts_headings import meaning_of
from assistant.report.facts_lines import BULLET, FactsLine
from assistant.report.facts_note_editing import edited_comments
from assistant.report.facts_notes import Notes
from assistant.report.facts_place import FactsPlace, StandingBullet
from assistant.report.report import CLOSING, KEYED_TITLES, OPENING
from assistant.report.template import Template

__all__ = [
    "Bullet",
    "as_line",
    "bullet_at",
    "bullet_of_line",
    "insert_bullet",
    "insert_bullets",
    "move_bullet",
    "remove_bullet",
    "replace_bullet",
]


def bullet_at(text: str, line: int) -> Bullet:
    """The bullet on this line, with what its own lines say and a 不写入 right above it; that its whole section is withheld
    is not told. Raises InputError where no bullet stands there."""
    return FactsPlace(text).standing(line).bullet


def insert_bullet(  # what, where, and into what
    text: str,
    sheet: FactSheet,
    section: str,
    bullet: Bullet,
    after: int | None = None,
    template: Template | None = None,
) -> str:
    """The text with one more bullet: last in its section, or behind the bullet on line `after`.

    `sheet` is this text as parse_facts read it. `section` is a key or a title; one that facts.md lacks is put in the
    template's order, without a template at the end. Raises InputError for a bullet without a word."""
    if after is not None:
        place = FactsPlace(text)
        return place.with_lines(place.end_of_bullet(after), [as_line(bullet)])
    return insert_bullets(text, sheet, section, [bullet], template)


def insert_bullets(
    text: str, sheet: FactSheet, section: str, bullets: Sequence[Bullet], template: Template | None = None
) -> str:
    """The text with more bullets, in their order, last in the section; as insert_bullet."""
    place, new = FactsPlace(text), [as_line(bullet) for bullet in bullets]
    key, title = _section(section, sheet, template)
    found = sheet.section(key)
    if found is None:
        return _with_section(place, title, new, *_neighbours(key, sheet, template))
    if found.facts:
        return place.with_lines(place.end_of_bullet(found.facts[-1].line), new)
    return place.with_lines(place.end_of_section(found.line), new)


def replace_bullet(text: str, line: int, bullet: Bullet) -> str:
    """The text with this bullet in the place of the one on `line`. Its sign, its indent and comments that say something else
    stay; where the words are the same, only notes change. Raises InputError where no bullet stands there."""
    place = FactsPlace(text)
    standing = place.standing(line)
    taken_back = not bullet.withheld and any(part.text_note for part in (standing.first, *standing.further))
    if words_of(bullet) != standing.bullet.text or taken_back:
        return place.replaced([*_above(place, standing, bullet), *_with_words(standing, bullet)])
    return place.replaced([*_above(place, standing, bullet), *_with_notes(place, standing, bullet)])


def remove_bullet(text: str, line: int) -> str:
    """The text without the bullet on this line, the lines that go on with it and a 不写入 above it that is its alone. Raises
    InputError where no bullet stands there."""
    place = FactsPlace(text)
    standing = place.standing(line)
    bare = Bullet(standing.bullet.text)
    return place.replaced(
        [*_above(place, standing, bare), *((part, None) for part in (standing.first, *standing.further))]
    )


def move_bullet(text: str, line: int, before: int) -> str:
    """The text with the bullet on `line` in front of what stands on line `before`: another bullet, a heading (it is then the
    last of the section above), or one past the last line. Raises InputError where no bullet stands there."""
    place = FactsPlace(text)
    return place.moved(place.standing(line).lines, place.start_of(before))


_Change = tuple[FactsLine, str | None]


def _with_words(standing: StandingBullet, bullet: Bullet) -> list[_Change]:
    """The bullet on one line, with the comments of all its lines."""
    parts = (standing.first, *standing.further)
    comments = [comment for part in parts for comment in part.comments]
    kept, added = edited_comments(comments, _own(bullet, standing))
    words = _signed(standing.first, words_of(bullet))
    left = [comment for comment in kept if comment is not None]
    return [(standing.first, words + behind([*left, *added])), *((part, None) for part in standing.further)]


def _with_notes(place: FactsPlace, standing: StandingBullet, bullet: Bullet) -> list[_Change]:
    """Each line with its notes changed; a new note stands on the first."""
    wanted, now = _own(bullet, standing), standing.bullet.notes
    further = [_left(part.notes, now, wanted) for part in standing.further]
    first = Notes(
        ""
        if any(notes.source == wanted.source for notes in further) and not standing.first.notes.source
        else wanted.source,
        wanted.withheld and not any(notes.withheld for notes in further),
        wanted.pending and not any(notes.pending for notes in further),
        wanted.unverified and not any(notes.unverified for notes in further),
    )
    pairs = zip((standing.first, *standing.further), (first, *further), strict=True)
    changes = [(part, _annotated(place.raw(part), part, notes)) for part, notes in pairs]
    return [(part, new if new.strip() else None) for part, new in changes]


def _left(own: Notes, now: Notes, wanted: Notes) -> Notes:
    """What a further line goes on saying."""
    keeps_source = wanted.source in {now.source, own.source}
    return Notes(
        own.source if keeps_source else "",
        own.withheld and wanted.withheld,
        own.pending and wanted.pending,
        own.unverified and wanted.unverified,
    )


def _above(place: FactsPlace, standing: StandingBullet, bullet: Bullet) -> list[_Change]:
    """The lines above that withhold this bullet alone, without that where it is to be written."""
    if bullet.withheld:
        return []
    changes = [(part, _annotated(place.raw(part), part, Notes())) for part in standing.above]
    return [(part, new if new.strip() else None) for part, new in changes]


def _own(bullet: Bullet, standing: StandingBullet) -> Notes:
    """What the bullet's own lines are to note: a 不写入 above it need not be said again."""
    notes = bullet.notes
    said = any(part.notes.withheld for part in (standing.first, *standing.further))
    withheld = notes.withheld and (said or not standing.above)
    return Notes(notes.source, withheld, notes.pending, notes.unverified)


def _annotated(raw: str, line: FactsLine, wanted: Notes) -> str:
    """The line as it stands with its comments changed to note what is wanted."""
    if line.text_note and wanted.withheld:  # its words say so already
        own = line.notes
        wanted = Notes(wanted.source, Notes().withheld, wanted.pending, wanted.unverified) if own.guessed else wanted
    kept, added = edited_comments(line.comments, wanted)
    text = raw
    for (start, end), old, new in reversed(list(zip(comment_spans(raw), line.comments, kept, strict=True))):
        if new is None:
            text = text[:start].rstrip() + text[end:]
        elif new != old:
            text = f"{text[:start]}<!--{new}-->{text[end:]}"
    return text.rstrip() + behind(added) if added else text


def _signed(line: FactsLine, words: str) -> str:
    """The words behind the sign that stood there, where they are read as a bullet again."""
    match = BULLET.match(line.text)
    if match:
        signed = match["marker"] + words
        again = BULLET.match(signed)
        if again and again["text"] == words:
            return signed
    return f"- {words}"


def _section(name: str, sheet: FactSheet, template: Template | None) -> tuple[str, str]:
    """Key and title of the section that a name means."""
    for section in sheet.sections:
        if name in {section.key, section.title}:
            return section.key, section.title
    if template is None:
        return name, name
    meaning = meaning_of(name, "", template)
    titles = {key: title for title, key in KEYED_TITLES.items()} | {s.key: s.title for s in template.sections}
    return meaning.key, titles.get(meaning.key, meaning.title)


def _neighbours(key: str, sheet: FactSheet, template: Template | None) -> tuple[int, int]:
    """The heading lines of the sections that a new one stands behind and in front of; 0 where there is none."""
    order = [OPENING, *((spec.key for spec in template.sections) if template else ()), CLOSING]
    if key not in order:
        return 0, 0
    lines = {section.key: section.line for section in sheet.sections}
    place = order.index(key)
    before = next((lines[k] for k in reversed(order[:place]) if k in lines), 0)
    after = next((lines[k] for k in order[place + 1 :] if k in lines), 0)
    return before, after


def _with_section(place: FactsPlace, title: str, lines: list[str], behind_line: int, before_line: int) -> str:
    """The text with a new section of these bullets behind another one, in front of one, or at the end."""
    if behind_line:
        return place.with_block(place.end_of_chapter(behind_line), [f"{place.marks_of(behind_line)} {title}", *lines])
    if before_line:
        return place.with_block(before_line - 1, [f"{place.marks_of(before_line)} {title}", *lines])
    return place.with_block(place.last_line, [f"## {title}", *lines])
