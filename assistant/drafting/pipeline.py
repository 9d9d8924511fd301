"""Sections drafted side by side: the first alone until its first token, so that the shared part is in the cache, then as
many at a time as the model takes. Effects (model, clock) are arguments; what happens comes out as events."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Decoding, Model, Prompt
from assistant.errors import (
    AssistantError,
    EndpointBusy,
    EndpointDenied,
    EndpointRefused,
    GrammarRefused,
    ModelError,
    ReplyCut,
    ReplyEmpty,
)
from assistant.provenance.ledger import Source
from assistant.report.draft import GatedSection, Usage

if TYPE_CHECKING:
    from assistant.drafting.review import Review  # with all that mends a text, which only drafting needs

Gate = Callable[["Job", str, Usage], GatedSection | None]
"""Asked for the section as soon as there is a reply, and again where a better one comes."""
_HOPELESS = (EndpointRefused, EndpointDenied, EndpointBusy)
_ATTEMPTS = 2
_GLANCE = 0.1


class Halted(Exception):
    """The work was given up from another thread."""


@dataclass(frozen=True)
class Job:
    """One section to draft: what is asked, and how the reply is generated. `exemplars` are the sections shown in the prompt,
    `shots` their names, each with the hash of what it said (`drafting.few_shots.shot_mark`)."""

    task: SectionTask
    prompt: Prompt
    decoding: Decoding
    exemplars: tuple[Source, ...] = ()
    shots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Repair:
    """How a model is asked to mend its reply: at most `rounds` times, only where `review` has a complaint. `again` makes the
    request, None where it would be longer than the context."""

    rounds: int
    review: Callable[[Job, str], Review]
    again: Callable[[Job, str, Review], Job | None]


@dataclass(frozen=True)
class Started:
    job: Job


@dataclass(frozen=True)
class Written:
    """A piece of the section's reply, as it streams."""

    job: Job
    text: str


@dataclass(frozen=True)
class Restarted:
    """The section is written again from its beginning; `reason` says why, in Chinese."""

    job: Job
    reason: str


@dataclass(frozen=True)
class Repairing:
    """The model is asked to mend its reply and writes the section again; `reason` says what is wrong, in Chinese."""

    job: Job
    reason: str


@dataclass(frozen=True)
class Called:
    """One call of the model has ended, well or not."""

    job: Job
    reply: str
    usage: Usage
    seconds: float
    finish: str
    error: str = ""


@dataclass(frozen=True)
class Finished:
    job: Job
    section: GatedSection


@dataclass(frozen=True)
class Failed:
    """This section alone has failed; `hopeless` where no other would fare better (nobody answers, wrong key)."""

    job: Job
    error: ModelError
    hopeless: bool = False


Event = Started | Written | Restarted | Repairing | Called | Finished | Failed


def draft_sections(
    jobs: Sequence[Job],
    model: Model,
    gate: Gate,
    clock: Callable[[], float],
    repair: Repair | None = None,
    halted: threading.Event | None = None,
) -> Iterator[Event]:
    """Events of all jobs, as they come. Closing the iterator stops the work; sections in the making are given up. So they
    are where another thread sets `halted`, which raises Halted here."""
    run = _Run(model, gate, clock, repair, halted or threading.Event())
    try:
        yield from run.events(list(jobs))
    finally:
        run.stop.set()


class _Run:
    def __init__(
        self, model: Model, gate: Gate, clock: Callable[[], float], repair: Repair | None, halted: threading.Event
    ) -> None:
        self.stop = threading.Event()
        self._model = model
        self._gate = gate
        self._clock = clock
        self._repair = repair
        self._halted = halted
        self._out: queue.SimpleQueue[Event | BaseException | None] = queue.SimpleQueue()
        self._waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._grammar_refused = threading.Event()

    def events(self, jobs: list[Job]) -> Iterator[Event]:
        for job in jobs:
            self._waiting.put(job)
        workers = 1 if jobs else 0
        if workers:
            self._start_worker()
        while workers:
            event = self._next()
            if event is None:
                workers -= 1
                continue
            if isinstance(event, BaseException):
                raise event
            yield event
            if workers and not isinstance(event, Started):
                missing = min(self._model.concurrency, len(jobs)) - workers
                for _ in range(missing if not self._waiting.empty() else 0):
                    self._start_worker()
                    workers += 1

    def _next(self) -> Event | BaseException | None:
        while not self._halted.is_set():
            with contextlib.suppress(queue.Empty):
                return self._out.get(timeout=_GLANCE)
        raise Halted

    def _start_worker(self) -> None:
        # A daemon, so that a request that hangs does not keep the program from ending.
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            while not self.stop.is_set():
                try:
                    job = self._waiting.get_nowait()
                except queue.Empty:
                    break
                self._draft(job)
        except BaseException as error:  # noqa: BLE001  # handed to the caller's thread, which raises it
            self._out.put(error)
        finally:
            self._out.put(None)

    def _draft(self, job: Job) -> None:
        self._out.put(Started(job))
        attempt = 1
        while True:
            if self._grammar_refused.is_set():
                job = replace(job, decoding=replace(job.decoding, grammar=""))
            try:
                self._out.put(Finished(job, self._section(job)))
            except GrammarRefused as error:
                if not job.decoding.grammar:
                    self._fail(job, error)
                    return
                self._grammar_refused.set()
                self._out.put(Restarted(job, "模型接口不接受语法约束，改为不加约束重写"))
            except (ReplyCut, ReplyEmpty) as error:
                if attempt >= _ATTEMPTS or self.stop.is_set():
                    self._fail(job, error)
                    return
                attempt += 1
                job = _retried(job)
                self._out.put(Restarted(job, "回复不完整，再写一次"))
            except ModelError as error:
                self._fail(job, error)
                return
            else:
                return

    def _fail(self, job: Job, error: ModelError) -> None:
        hopeless = isinstance(error, _HOPELESS)
        if hopeless:
            self.stop.set()
        self._out.put(Failed(job, error, hopeless))

    def _section(self, job: Job) -> GatedSection:
        reply, usage = self._reply(job)
        section = self._gate(job, reply, usage)
        if section is None:
            raise ReplyEmpty(f"“{job.task.title}”一节的回复里没有可用的正文。", "请再起草一次，或换一个模型。")
        return self._mended(job, reply, section) if self._repair else section

    def _mended(self, job: Job, reply: str, section: GatedSection) -> GatedSection:
        """The section from the best of the replies. Whatever fails on the way, what stood before stands."""
        assert self._repair is not None  # noqa: S101  # asked by the caller
        found = self._repair.review(job, reply)
        for number in range(self._repair.rounds):
            again = self._repair.again(job, reply, found) if found.complaints and not self.stop.is_set() else None
            if again is None:
                break
            self._out.put(Repairing(job, found.told))
            try:
                another, usage = self._reply(_reseeded(again, number))
            except ModelError:
                break
            usage += section.usage
            section = replace(section, usage=usage)
            opinion = self._repair.review(job, another)
            if opinion.better_than(found):
                better = self._gate(job, another, usage)
                section, reply, found = (better, another, opinion) if better else (section, reply, found)
        return section

    def _reply(self, job: Job) -> tuple[str, Usage]:
        begun = self._clock()
        parts: list[str] = []
        usage, finish, failure = Usage(), "", ""
        try:
            for chunk in self._model.stream(job.prompt, job.decoding):
                parts.append(chunk.text)
                usage, finish = chunk.usage or usage, chunk.finish or finish
                if chunk.text:
                    self._out.put(Written(job, chunk.text))
                if self.stop.is_set() and not chunk.finish:
                    raise ReplyCut("起草已停止。", "再运行一次 assistant draft，只写没写完的。")
        except EndpointRefused as error:
            failure = error.message
            if any(parts):  # it was there: this section is cut, the others may fare better
                raise ReplyCut(error.message, error.next_step) from error
            raise
        except AssistantError as error:
            failure = error.message
            raise
        finally:
            seconds = self._clock() - begun
            self._out.put(Called(job, "".join(parts), usage, seconds, finish, failure))
        return "".join(parts), usage


def _reseeded(job: Job, number: int) -> Job:
    """A second round is not asked with the seed of the first: the reply would be the same."""
    seed = job.decoding.seed
    return replace(job, decoding=replace(job.decoding, seed=None if seed is None else seed + number))


def _retried(job: Job) -> Job:
    """Another seed and a little more freedom: the same settings would fail the same way."""
    decoding = job.decoding
    return replace(
        job, decoding=replace(decoding, seed=(decoding.seed or 0) + 1, temperature=decoding.temperature + 0.3)
    )
