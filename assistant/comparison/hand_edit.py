"""What a person did to a section (手改), and what came of carrying it into a new draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.comparison.units import is_locked
from assistant.report.comments import without_comments

EditKind = Literal["changed", "added", "deleted"]
Reason = Literal["fact-changed", "fact-gone", "instruction"]
Choice = Literal["mine", "new", "both"]


@dataclass(frozen=True)
class HandEdit:
    """One sentence of a person's. `text` is it with the comments behind it, empty for one that was taken out; `base` the
    generated sentence (or sentences, joined) that it stands for, empty for one that was added; `before` and `after` are its
    neighbours in the standing text, without comments. `own_line`: it is a paragraph of its own. `standing` is the whole
    standing text, without comments."""

    kind: EditKind
    text: str
    base: str
    before: str = ""
    after: str = ""
    own_line: bool = False
    standing: str = ""

    @cached_property
    def words(self) -> str:
        """The sentence without comments."""
        return without_comments(self.text).strip()

    @property
    def locked(self) -> bool:
        """Whether `<!-- 锁定 -->` stands behind it: it stays, whatever happens."""
        return is_locked(self.text)


@dataclass(frozen=True)
class Conflict:
    """An edit that cannot be carried without asking; sentences that follow each other and rest on one fact are one edit.
    `fresh` are the new sentences on the same facts, `facts` the texts of the facts in question: as they were where they went, as
    they are now where they changed. `placed` are the person's sentences as they stand in the carried text (another 一是, another
    stop), none where the new one was chosen."""

    edit: HandEdit
    fresh: str
    reason: Reason
    facts: tuple[str, ...] = ()
    placed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Carried:
    """The new draft with the edits in it, one paragraph a line.

    `kept` are the person's sentences as they stand in `text`, comments included; `deleted` the sentences that were taken out
    and did not come back; `conflicts` all that were found, those with a choice too: a choice goes by its place here. `open`
    are the places of those without a choice, which stand in `text` between markers. `displaced` are sentences put behind
    their old neighbour, since nothing new rests on their facts. `locked` are sentences that stayed, though there was a
    reason to ask, since they are locked. `silent` are the texts of the facts of now that were taken out with their
    sentences: nothing should add them again."""

    text: str
    kept: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    displaced: tuple[str, ...] = ()
    open: tuple[int, ...] = ()
    locked: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
