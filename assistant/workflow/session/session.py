"""The drafting session (边写边看): one thread drafts what remains, others write single sections again, and what the clerk
decides is put on disk by a hand of its own, in the order in which it was decided."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace

from assistant.drafting.pipeline import Failed, Halted, Repairing, Restarted, Started, Written
from assistant.drafting.prompt import Model
from assistant.errors import AssistantError, HistoryDamaged
from assistant.report.draft import GatedSection
from assistant.store.adopted import adopt
from assistant.workflow.carrying import Choice
from assistant.workflow.draft import draft
from assistant.workflow.events import DraftEvent, Note, Saved
from assistant.workflow.ledger import ledger_of_desk
from assistant.workflow.proposals import Proposal, Proposals
from assistant.workflow.reading import Desk
from assistant.workflow.remaining import Remaining
from assistant.workflow.session.beginning import places_of
from assistant.workflow.session.board import Board, Place
from assistant.workflow.session.cards import Card, card_of
from assistant.workflow.session.ending import Ending, ending_of
from assistant.workflow.session.rewriting import Rewriting
from assistant.workflow.tools import Tools

_PATIENCE = 3.0


@dataclass(frozen=True)
class Means:
    """What a session gets from outside: tools for a command's writes, which are one step (command, about), the model, opened
    when it is first needed (it is told how many bytes of its file are ready), whether it is the embedded one, and which it is, for the clerk."""

    tools: Callable[[str, str], Tools]
    open_model: Callable[[Callable[[int, int], None]], Model | None]
    embedded: bool = False
    headings: str = "template"
    model_told: str = ""


class Session:
    """One session over a workspace whose command lock is held. What is decided is on disk when close() has returned, and in
    all likelihood at once."""

    def __init__(
        self, desk: Desk, remaining: Remaining, means: Means, tell: Callable[[], None], only: Collection[str] = ()
    ) -> None:
        self.desk = desk
        self.broken: BaseException | None = None
        self.remarks: tuple[str, ...] = ()
        self.preparing = ""
        self.model_told = means.model_told
        self._remaining = remaining
        self._means = means
        self._tools = means.tools("draft", "")
        self._ledger = ledger_of_desk(desk, self._tools.library)
        self.board = Board(places_of(desk, self._tools.history, remaining, only), tell)
        self._hand = ThreadPoolExecutor(1, "hand")  # puts on disk
        self._eye = ThreadPoolExecutor(1, "eye")  # reads and traces, which takes longer
        self._threads: list[threading.Thread] = []
        self._model: Model | None = None
        self._opening = threading.Lock()
        self._is_open = False
        self._rewriting = Rewriting(self)

    def begin(self) -> None:
        """Starts to draft; what stands there already is read meanwhile."""
        for place in self.board.places:
            if place.stage != "pending":
                self.look_again(place)
        self.in_background(self._draft)

    def close(self) -> None:
        """Stops what is being written, and waits for what was decided. A section that has a reply is stored."""
        self._tools.halted.set()
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._eye.shutdown(wait=False, cancel_futures=True)
        self._hand.shutdown(wait=True)
        if self._model is not None:
            self._model.close()

    @property
    def drafting(self) -> bool:
        """Whether anything is still being written."""
        return any(place.at_work for place in self.board.places)

    def adopt(self, place: Place) -> None:
        """The clerk has read this text and takes it."""
        card = place.card
        assert card is not None  # noqa: S101  # only what can be read can be taken

        def taken(place: Place) -> None:
            adopt(self._tools.history, place.keys, card.mark)
            self.board.change(place.keys, stage="adopted", settling=False)

        self.board.change(place.keys, settling=True, later=False, note="")
        self._do(taken, place)

    def put_off(self, place: Place) -> None:
        self.board.change(place.keys, later=True)

    def take_up(self) -> None:
        """What was put off is to be looked at again."""
        for place in self.board.places:
            self.board.change(place.keys, later=False)

    def rewrite(self, place: Place, instruction: str) -> None:
        """Writes the section again in the background; the new text is a proposal, or stands at once where none stood."""
        self._rewriting.begin(place, instruction)

    def take(self, place: Place, proposal: Proposal, choices: Mapping[int, Choice] | None = None) -> None:
        """Puts the proposal into draft.md, `choices` answering its conflicts; who has compared it has read it."""
        self.board.change(place.keys, settling=True, later=False, note="")
        self._do(lambda p: self._take(p, proposal, choices or {}), place)

    def discard(self, place: Place) -> None:
        """Keeps the proposal in the history alone; what stood before stands."""
        proposal = place.proposal
        self.board.change(place.keys, stage="drafted", proposal=None, note="留着原稿，新稿在历史记录里")
        if proposal is not None:
            self._do(lambda p: self.proposals(p).set_aside(proposal), place)

    def look_again(self, place: Place) -> None:
        """Reads the section anew, after somebody else may have written it."""
        self._eye.submit(self._guarded, lambda: self.look(place))

    def look(self, place: Place) -> None:
        """Reads the section as it stands in draft.md now; where that cannot be, what was seen last stays."""
        try:
            card = self.card(place)
        except AssistantError as error:
            self.board.change(place.keys, note=f"{error.message}{error.next_step}")
            return

        def seen(now: Place) -> Place:
            changed = now.card is not None and card is not None and now.card.mark != card.mark
            back = now.stage == "adopted" and changed
            return replace(now, card=card, stage="drafted" if back else now.stage)

        self.board.update(place.keys, seen)

    def at_end(self, tell: Callable[[Ending], None]) -> None:
        """Checks the whole draft, after what was decided is on disk."""

        def check() -> None:
            try:
                tell(ending_of(self.desk, self._tools))
            except AssistantError as error:
                self._remark(f"{error.message}{error.next_step}")
            self.board.tell()

        self._hand.submit(self._guarded, check)

    def wait(self) -> None:
        """Returns when all that was decided is on disk."""
        self._hand.submit(lambda: None).result()

    def card(self, place: Place) -> Card | None:
        return card_of(place.known, place.task, self.desk, self._tools, self._ledger)

    def proposals(self, place: Place) -> Proposals:
        """What puts a section's proposals into draft.md: each is a step of its own."""
        return Proposals(self.desk, self._means.tools("redraft", place.title), self._ledger)

    def model(self) -> Model | None:
        """The model, opened once. Raises ConfigError, ModelError."""
        with self._opening:
            if not self._is_open:
                self._model = self._means.open_model(self._prepared)
                self._is_open = True
                self.preparing = ""
        return self._model

    def _prepared(self, done: int, total: int) -> None:
        self.preparing = f"首次使用，正在拼接随程序的小模型：{100 * done // max(total, 1)}%（只做一次）"
        self.board.tell()

    def tools(self, command: str, about: str) -> Tools:
        """Tools whose writes are one step, with the model."""
        tools = self._means.tools(command, about)
        return replace(tools, model=self.model(), embedded=self._means.embedded, halted=self._tools.halted)

    def in_background(self, work: Callable[[], None]) -> None:
        """Runs the work in a thread of its own; what fails there is told, or ends the session."""
        thread = threading.Thread(target=self._guarded, args=(work,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _do(self, work: Callable[[Place], None], place: Place) -> None:
        """Hands the work on, so that the clerk need not wait for the disk."""

        def done() -> None:
            try:
                work(place)
            except HistoryDamaged:
                raise
            except AssistantError as error:
                self.board.change(place.keys, note=f"{error.message}{error.next_step}", settling=False)

        self._hand.submit(self._guarded, done)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Halted:
            pass
        except BaseException as error:  # noqa: BLE001  # handed to the screen, which ends and raises it
            self.broken = error
            self.board.tell()

    def _take(self, place: Place, proposal: Proposal, choices: Mapping[int, Choice]) -> None:
        proposals = self.proposals(place)
        done = proposals.put(proposals.settled(proposal, choices) if choices else proposal)
        card = self.card(place)
        decided = card is not None and not done.redone.unsettled
        if card is not None and decided:
            adopt(self._tools.history, place.keys, card.mark)
        stage = "adopted" if decided else "drafted"
        self.board.change(place.keys, stage=stage, card=card, proposal=None, settling=False)

    def _draft(self) -> None:
        try:
            tools = replace(self._tools, model=self.model() if self._remaining.tasks else None)
            tools = replace(tools, embedded=self._means.embedded)
            with closing(draft(self.desk, self._remaining, tools, headings=self._means.headings)) as events:
                for event in events:
                    self._hear(event)
        except HistoryDamaged:
            raise
        except AssistantError as error:
            self._give_up(f"{error.message}{error.next_step}")
        else:
            self._give_up("还没有写")

    def _give_up(self, note: str) -> None:
        """What is still to be drafted will not be."""
        for place in self.board.places:
            if place.stage in ("waiting", "writing"):
                self.board.change(place.keys, stage="failed", note=place.note or note)

    def _hear(self, event: DraftEvent) -> None:
        if isinstance(event, Saved):
            self._saved(event.section)
        elif isinstance(event, Note):
            self._noted(event)
        elif isinstance(event, Started):
            self.board.change(event.job.task.keys, stage="writing", streamed="")
        elif isinstance(event, Written):
            self.board.update(event.job.task.keys, lambda p: replace(p, streamed=p.streamed + event.text))
        elif isinstance(event, Restarted | Repairing):
            self.board.change(event.job.task.keys, streamed="", note=event.reason)
        elif isinstance(event, Failed):
            note = f"没有写成：{event.error.message}{event.error.next_step}"
            self.board.change(event.job.task.keys, stage="failed", note=note)

    def _noted(self, note: Note) -> None:
        place = self.board.titled(note.title)
        if place is None:
            self._remark(note.text)
        else:
            self.board.change(place.keys, stage="drafted", note=note.text, card=self.card(place))

    def _remark(self, text: str) -> None:
        if text not in self.remarks:
            self.remarks = (*self.remarks, text)

    def _saved(self, section: GatedSection) -> None:
        place = next((p for p in self.board.places if set(p.keys) & set(section.keys)), None)
        if place is None or place.stage == "pending":
            return
        self.board.change(place.keys, stage="drafted", note=told_of(section), card=self.card(place), streamed="")


def told_of(section: GatedSection) -> str:
    """What the gate did to a section, in one line."""
    parts = [f"程序补上漏写的要点{len(section.added)}条"] if section.added else []
    corrected = sum(finding.rule == "corrected" for finding in section.findings)
    parts += [f"照要点改正{corrected}处"] if corrected else []
    parts += [f"删空话{len(section.cut)}处"] if section.cut else []
    return "，".join(parts)
