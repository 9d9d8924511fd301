"""Two drafts made one (三方合并): what the Word file changed and what was changed in draft.md meanwhile, section by section and
sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.comparison.line_map import said
from assistant.comparison.merge import MARKS, Choice, Merged, merge_sentences, merge_without_base
from assistant.report.draft_heading import read_draft_heading
from assistant.report.draft_lines import DraftBlock, draft_blocks
from assistant.workflow.pulling.blocks_now import blocks_now, words_of
from assistant.workflow.pulling.expected import ExportedDraft
from assistant.workflow.pulling.rebuilding import RebuiltBlock, RebuiltDraft

_NEW = -1


@dataclass(frozen=True)
class PullConflict:
    """What was changed in draft.md and in the Word file in different ways; `heading` is that of the section. Empty `ours`: it
    was deleted in draft.md; empty `theirs`: in the Word file."""

    heading: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class MergedDraft:
    """`text` is the new draft.md, with markers where a conflict has not been settled."""

    text: str
    conflicts: tuple[PullConflict, ...] = ()
    open: int = 0


@dataclass(frozen=True)
class _Placed:
    """Lines of the new draft; `old` is the block of draft.md that stood there (-1: none), `section` that of the Word file."""

    lines: tuple[str, ...]
    old: int = _NEW
    section: int = -1


def merged_draft(
    exported: ExportedDraft,
    theirs: RebuiltDraft,
    ours: str,
    choices: Mapping[int, Choice] | None = None,
    *,
    base_known: bool = True,
) -> MergedDraft:
    """Both sides' changes in the draft as it stands now (`ours`). Every line that neither side changed stays as it is. Where
    nobody knows what was exported, `exported` is draft.md itself and what only that has, or has otherwise, is a conflict."""
    merger = _Merger(exported, theirs, draft_blocks(ours), choices or {}, base_known)
    text = merger.text()
    if ours.endswith("\n") and not text.endswith("\n"):
        text += "\n"
    return MergedDraft(text, tuple(merger.conflicts), merger.open)


@dataclass
class _Merger:
    exported: ExportedDraft
    theirs: RebuiltDraft
    ours: Sequence[DraftBlock]
    choices: Mapping[int, Choice]
    base_known: bool = True
    conflicts: list[PullConflict] = field(default_factory=list)
    open: int = 0

    def text(self) -> str:
        mine = blocks_now(self.exported.blocks, self.ours)
        by_block = {block.block: block for block in self.theirs.blocks if block.block != _NEW}
        gone = {number for block in self.theirs.blocks for number in block.merged}
        back = {now: then for then, now in mine.items()}
        placed = [
            made
            for now in range(len(self.ours))
            for made in self._standing(now, back.get(now, _NEW), by_block, gone, mine)
        ]
        placed = self._ordered(placed) if self.theirs.moved else placed
        placed = self._with_new(placed, mine)
        return "\n".join(line for lines in self._apart(placed) for line in lines)

    def _standing(
        self,
        now: int,
        then: int,
        by_block: Mapping[int, RebuiltBlock],
        gone: set[int],
        mine: Mapping[int, int],
    ) -> Iterator[_Placed]:
        """What becomes of a block of draft.md."""
        block = self.ours[now]
        if then in by_block:
            yield _Placed(self._both(by_block[then], mine), now, by_block[then].section)
        elif then == _NEW:
            yield _Placed(block.lines, now)
        elif then in gone and any(then in b.merged and b.block in mine for b in self.theirs.blocks):
            return
        elif block.lines != self.exported.blocks[then].lines or not self.base_known:
            yield _Placed(self._deleted_there(block, self.exported.blocks[then]), now)

    def _both(self, new: RebuiltBlock, mine: Mapping[int, int]) -> tuple[str, ...]:
        """A block with both sides' changes."""
        was = self.exported.blocks[new.block]
        now = self.ours[mine[new.block]]
        others = [n for n in new.merged if n in mine]
        unchanged = now.lines == was.lines and all(
            self.ours[mine[n]].lines == self.exported.blocks[n].lines for n in others
        )
        if unchanged and self.base_known:
            return new.lines
        if new.lines == was.lines and not new.merged:
            return now.lines
        if others and not self.base_known:
            return self._made_one(now, [self.ours[mine[n]] for n in others], new)
        head = self._heading(was, now, new) if was.headed else ()
        body = self._body(
            "\n".join([*was.body, *(line for n in new.merged for line in self.exported.blocks[n].body)]),
            "\n".join([*now.body, *(line for n in others for line in self.ours[mine[n]].body)]),
            "\n".join(new.lines[1:] if was.headed else new.lines),
            now.text,
        )
        return (*head, *body.split("\n"))

    def _made_one(self, now: DraftBlock, others: Sequence[DraftBlock], new: RebuiltBlock) -> tuple[str, ...]:
        """Sections of draft.md that are one in the Word file."""
        ours = [line for block in (now, *others) for line in block.lines]
        mine, there = ("\n".join(line for line in side if line.strip()) for side in (ours, new.lines))
        choice = self._choice(PullConflict(now.text, "", mine, there))
        if choice == "new":
            return new.lines
        return tuple(ours) if choice == "mine" else (*_between_marks(mine, there), "")

    def _heading(self, was: DraftBlock, now: DraftBlock, new: RebuiltBlock) -> tuple[str, ...]:
        theirs = new.lines[0]
        if theirs in (was.lines[0], now.lines[0]):
            return now.lines[:1]
        if self.base_known and (was.lines[0] == now.lines[0] or said(was.text) == said(now.text)):
            return (theirs,)
        there = read_draft_heading(theirs)
        other = there.text if there else theirs
        if said(other) == said(now.text):
            return now.lines[:1]
        choice = self._choice(PullConflict(now.text, self._base(was.text), now.text, other))
        if choice == "new":
            return (now.lines[0].replace(now.text, other, 1) if now.text else theirs,)
        return now.lines[:1] if choice else (now.lines[0], "", *_between_marks(f"标题：{now.text}", f"标题：{other}"))

    def _body(self, base: str, ours: str, theirs: str, heading: str) -> str:
        first = len(self.conflicts)
        found = self._merged(base, ours, theirs, {})
        answers = {n: self.choices[first + n] for n in range(len(found.conflicts)) if first + n in self.choices}
        for conflict in found.conflicts:
            self._choice(PullConflict(heading, *(t.strip() for t in (conflict.base, conflict.ours, conflict.theirs))))
        return self._merged(base, ours, theirs, answers).text

    def _merged(self, base: str, ours: str, theirs: str, choices: Mapping[int, Choice]) -> Merged:
        if self.base_known:
            return merge_sentences(base, ours, theirs, choices)
        return merge_without_base(ours, theirs, choices)

    def _base(self, text: str) -> str:
        return text if self.base_known else ""

    def _choice(self, conflict: PullConflict) -> Choice | None:
        choice = self.choices.get(len(self.conflicts))
        self.conflicts.append(conflict)
        self.open += choice is None
        return choice

    def _deleted_there(self, now: DraftBlock, was: DraftBlock) -> tuple[str, ...]:
        """A section that the Word file has no more and that was changed in draft.md."""
        if not now.paragraphs and not self.base_known:
            return now.lines
        choice = self._choice(PullConflict(now.text, self._base(words_of(was)), words_of(now), ""))
        if choice == "new":
            return ()
        if choice:
            return now.lines
        body = [line for line in now.body if line.strip()]
        return (*now.lines[:1], "", *_between_marks("\n".join(body), ""), "")

    def _ordered(self, placed: Sequence[_Placed]) -> list[_Placed]:
        """The sections of the Word file in its order, in the places where sections of it stand."""
        own = sorted((p for p in placed if p.section >= 0), key=lambda p: p.section)
        rest = iter(own)
        return [next(rest) if p.section >= 0 else p for p in placed]

    def _with_new(self, placed: Sequence[_Placed], mine: Mapping[int, int]) -> list[_Placed]:
        """New sections of the Word file behind those that they stand behind there, and those that draft.md has deleted and
        the Word file has changed."""
        found = list(placed)
        here = {p.section for p in placed if p.section >= 0}
        before = -1
        for block in self.theirs.blocks:
            missing = block.section >= 0 and block.section not in here
            if missing and (lines := self._missing(block, mine)):
                at = next((n + 1 for n, p in enumerate(found) if p.section == before and before >= 0), None)
                at = self._first_section(found) if at is None else at
                found.insert(at, _Placed(lines, section=block.section))
                before = block.section
            elif block.section >= 0 and not missing:
                before = block.section
            elif block.section < 0 and block.block == _NEW:
                found.insert(
                    len(found) if "#closing" in block.lines[0] else self._first_section(found), _Placed(block.lines)
                )
        return found

    def _missing(self, block: RebuiltBlock, mine: Mapping[int, int]) -> tuple[str, ...]:
        """A section of the Word file that draft.md has not: a new one, or one that was deleted there."""
        if block.block == _NEW:
            return block.lines
        was = self.exported.blocks[block.block]
        if block.block in mine or block.lines == was.lines:
            return ()
        there = [line for line in block.lines[1:] if line.strip()]
        choice = self._choice(PullConflict(was.text, words_of(was), "", "\n".join(there)))
        if choice == "mine":
            return ()
        return block.lines if choice else (block.lines[0], "", *_between_marks("", "\n".join(there)), "")

    def _first_section(self, placed: Sequence[_Placed]) -> int:
        """Behind title and opening."""
        heads = [n for n, p in enumerate(placed) if p.old != _NEW and self.ours[p.old].part == "opening"]
        return heads[-1] + 1 if heads else 0

    def _apart(self, placed: Sequence[_Placed]) -> Iterator[tuple[str, ...]]:
        """With a blank line between blocks that did not stand side by side before."""
        last: _Placed | None = None
        for block in placed:
            neighbours = last is not None and last.old != _NEW and block.old == last.old + 1
            if last is not None and last.lines and last.lines[-1].strip() and not neighbours:
                yield ("",)
            yield block.lines
            last = block if block.lines else last


def _between_marks(ours: str, theirs: str) -> tuple[str, ...]:
    begin, middle, end = MARKS
    return tuple(line for part in (begin, ours, middle, theirs, end) if part for line in part.split("\n"))
