"""One interview on one facts.md (采集): each answer is a change of a few lines, on disk before the next question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import resources
from assistant.errors import InputError
from assistant.report.bullet import Bullet
from assistant.report.facts import Fact, FactSheet
from assistant.report.facts_edit import with_field
from assistant.report.facts_editing import bullet_at, insert_bullets, move_bullet, remove_bullet, replace_bullet
from assistant.report.facts_markdown import parse_facts, template_name
from assistant.report.template import Template
from assistant.report.template_toml import parse_template
from assistant.store.facts_file import FactsFile
from assistant.store.gather_place import keep_place, place_left
from assistant.workflow.gathering.stops import Stop, stop_named, stops_of

if TYPE_CHECKING:
    from assistant.drafting.bullet_remarks import Remark
    from assistant.store.workspace import Workspace

_KEPT = 100
_Edit = Callable[[str, FactSheet], str]


@dataclass(frozen=True)
class _Done:
    """A change that can be taken back: the whole text before and after it."""

    before: str
    after: str
    what: str


class Gathering:
    """The sheet as it stands, the section that is asked about, and what can be done there. Bullets are meant by their number
    in the section, from 1. Every change raises InputError (no such bullet, a text that facts.md cannot hold, a
    classification mark), WorkspaceError or DiskError, and then facts.md is as it was."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._file = FactsFile(workspace)
        self._text = self._file.read().text
        self.template = _template_of(self._text)
        self.sheet = self._read(self._text)
        self._begun: tuple[str, ...] = ()
        self._done: list[_Done] = []
        self._told: set[tuple[str, str, str]] = set()
        self._key = self._first()

    @property
    def stops(self) -> tuple[Stop, ...]:
        return stops_of(self.sheet, self.template, self._begun)

    @property
    def place(self) -> int:
        """Which of the stops one is at, from 0."""
        return next((n for n, stop in enumerate(self.stops) if stop.key == self._key), 0)

    @property
    def stop(self) -> Stop:
        return self.stops[self.place]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The bullets of the section one is at."""
        section = self.stop.section
        return section.facts if section else ()

    @property
    def resumed(self) -> bool:
        """Whether it begins where an earlier day ended."""
        return place_left(self._workspace) == self._key and self._key != self.stops[0].key

    def go(self, name: str) -> None:
        """To the section that a name or number means. Raises SectionNameError."""
        self._at(stop_named(name, self.stops))

    def step(self, by: int, *, stay: bool = False) -> bool:
        """To the next section (1) or the one before (-1); False where there is none, or one is to stay."""
        target = self.place + by
        if stay or not 0 <= target < len(self.stops):
            return False
        self._at(self.stops[target])
        return True

    def begin(self, title: str) -> None:
        """To a section of the township's own, which stands in facts.md from its first bullet on. Raises InputError."""
        title = " ".join(title.split()).lstrip("#").strip()
        if not title:
            raise InputError("要写新一节的名称。", "例如 /新节 移风易俗。")
        self._begun = (*self._begun, title)
        standing = next((s for s in self.stops if s.title == title), None)
        self._at(standing or self.stops[-1])

    def add(self, bullets: Sequence[Bullet]) -> range:
        """The bullets are put last in the section; their numbers."""
        title = self.stop.title if self.stop.section is None else self.stop.key
        self._change("写入", lambda text, sheet: insert_bullets(text, sheet, title, bullets, self.template))
        count = len(self.facts)
        return range(count - len(bullets) + 1, count + 1)

    def replace(self, number: int, bullet: Bullet) -> None:
        """The bullet is written anew, its notes among it."""
        fact = self._fact(number)
        self._change("修改", lambda text, sheet: replace_bullet(text, _line(fact, sheet), bullet))

    def remove(self, numbers: Sequence[int]) -> None:
        facts = [self._fact(number) for number in sorted(set(numbers), reverse=True)]

        def removed(text: str, sheet: FactSheet) -> str:
            for line in sorted((_line(fact, sheet) for fact in facts), reverse=True):
                text = remove_bullet(text, line)
            return text

        self._change("删除", removed)

    def move(self, number: int, to: int) -> None:
        """The bullet is put at this place among those of its section."""
        fact, other = self._fact(number), self._fact(to)
        following = self.facts[to : to + 1] if to > number else (other,)

        def moved(text: str, sheet: FactSheet) -> str:
            if following:
                return move_bullet(text, _line(fact, sheet), _line(following[0], sheet))
            return move_bullet(text, _line(fact, sheet), _after(fact.section, sheet, text))

        if number != to:
            self._change("移动", moved)

    def send(self, number: int, name: str) -> Stop:
        """The bullet is put last in another section. Raises SectionNameError."""
        fact, stop = self._fact(number), stop_named(name, self.stops)

        def sent(text: str, sheet: FactSheet) -> str:
            line = _line(fact, sheet)
            if stop.section and stop.section.facts:
                return move_bullet(text, line, _after(stop.key, sheet, text))
            bullet, text = bullet_at(text, line), remove_bullet(text, line)
            title = stop.key if stop.section else stop.title
            return insert_bullets(text, self._read(text), title, [bullet], self.template)

        self._change("移动", sent)
        return stop

    def bullet(self, number: int) -> Bullet:
        """The bullet as it stands in facts.md."""
        return bullet_at(self._text, self._fact(number).line)

    def undo(self) -> str:
        """Takes the last change of this run back; what it was, empty where there is none. Raises InputError where facts.md
        was changed by other hands since."""
        if not self._done:
            return ""
        last = self._done[-1]

        def before(text: str) -> str:
            if text != last.after:
                raise InputError("facts.md 刚才在别处改过，不能撤销。", "请直接改，或者打开 facts.md 看一看。")
            return last.before

        self._take(self._file.change(before))
        self._done.pop()
        return last.what

    def set_field(self, name: str, value: str) -> None:
        """A field of the front matter. Raises InputError for one that cannot be read so."""

        def changed(text: str, _: FactSheet) -> str:
            new = with_field(text, name, value)
            self._read(new)
            return new

        self._change("修改", changed)

    def remarks(self, number: int, last_year: Sequence[str] = ()) -> tuple[Remark, ...]:
        """What is odd about a bullet; each thing is told once."""
        from assistant.drafting.bullet_remarks import bullet_remarks  # noqa: PLC0415  # after the first question

        fact = self._fact(number)
        bullet = Bullet(fact.text, fact.source, fact.pending, fact.withheld, fact.unverified)
        found = bullet_remarks(bullet, self.sheet, self._key, last_year)
        fresh = tuple(r for r in found if (r.kind, r.excerpt, r.message) not in self._told)
        self._told.update((r.kind, r.excerpt, r.message) for r in found)
        return fresh

    def _first(self) -> str:
        """Where one left; else the first section without a bullet."""
        stops = self.stops
        left = place_left(self._workspace)
        if any(stop.key == left for stop in stops):
            return left
        return next((stop.key for stop in stops if not stop.count), stops[0].key)

    def _at(self, stop: Stop) -> None:
        self._key = stop.key
        keep_place(self._workspace, stop.key)

    def _fact(self, number: int) -> Fact:
        facts = self.facts
        if not facts:
            raise InputError("这一节还没有要点。", "写一条，回车就存下了。")
        if not 1 <= number <= len(facts):
            raise InputError(f"没有第{number}条，这一节只有{len(facts)}条。", "/看 列出这一节的要点。")
        return facts[number - 1]

    def _change(self, what: str, edit: _Edit) -> None:
        before = self._text

        def whole(text: str) -> str:
            nonlocal before
            before = text
            return edit(text, self.sheet if text == self._text else self._read(text))

        after = self._file.change(whole)
        self._take(after)
        if after != before:
            self._done = [*self._done[-_KEPT:], _Done(before, after, what)]

    def _take(self, text: str) -> None:
        self._text, self.sheet = text, self._read(text)

    def _read(self, text: str) -> FactSheet:
        return parse_facts(text, self.template, "facts.md")


def _line(fact: Fact, sheet: FactSheet) -> int:
    """The line of a bullet as the clerk was shown it. Raises InputError where other hands have changed it meanwhile."""
    section = sheet.section(fact.section)
    same = [f for f in section.facts if f.text == fact.text] if section else []
    nearest = min(same, key=lambda f: abs(f.line - fact.line), default=None)
    if nearest is None:
        raise InputError(f"“{fact.text}”刚才在别处改过。", "/看 列出现在的要点，再改。")
    return nearest.line


def _after(key: str, sheet: FactSheet, text: str) -> int:
    """The line in front of which the last bullet of a section stands: that of the heading below, else past the end."""
    last = sheet.section(key)
    line = last.facts[-1].line if last and last.facts else 0
    return next((s for s in sorted(s.line for s in sheet.sections) if s > line), text.count("\n") + 2)


def _template_of(text: str) -> Template:
    """The template that facts.md names; the shelf of all, which takes longer to read, is asked where there is none."""
    name, files = template_name(text), resources.template_files()
    if name in files:
        return parse_template(files[name], name)
    from assistant.workflow.library import library  # noqa: PLC0415  # says what there is

    return library().template(name)
