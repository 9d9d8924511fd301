"""What is asked of a model and what it answers, as plain values: no message of any library crosses a room's border."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.draft import Usage


@dataclass(frozen=True)
class Shot:
    """One few-shot: the user's turn (the facts) and the assistant's (the section)."""

    task: str
    answer: str


@dataclass(frozen=True)
class Prompt:
    """One request, in the order in which it is sent: `system`, `context`, `shots`, `task`.

    `context` is the first user turn that all sections of a report share (may be empty); a fixed short assistant turn
    acknowledges it, so that vendors' prefix caches see a whole turn.
    """

    system: str
    shots: tuple[Shot, ...]
    task: str
    context: str = ""


@dataclass(frozen=True)
class Decoding:
    """How the reply is generated. `grammar` is GBNF, `schema` a JSON schema, empty for none, never both; `repeat_penalty` None
    leaves the server's own."""

    temperature: float
    max_tokens: int
    grammar: str = ""
    schema: str = ""
    seed: int | None = None
    frequency_penalty: float = 0.0
    presence_penalty: float = 0.0
    repeat_penalty: float | None = None
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chunk:
    """A piece of the reply. The last one carries `finish` ("stop") and `usage`."""

    text: str = ""
    finish: str = ""
    usage: Usage | None = None


class Model(Protocol):
    """A model to draft with. May be called from several threads at a time."""

    @property
    def name(self) -> str:
        """The model's name. Raises ModelError where the endpoint must be asked for it and does not answer."""
        ...

    @property
    def host(self) -> str:
        """Host and port, for messages."""
        ...

    @property
    def context(self) -> int:
        """Tokens of prompt and reply together."""
        ...

    @property
    def concurrency(self) -> int:
        """How many sections it takes at a time."""
        ...

    @property
    def takes_grammar(self) -> bool: ...

    def stream(self, prompt: Prompt, decoding: Decoding) -> Iterator[Chunk]:
        """The reply in pieces, complete only if the last one says "stop". Raises ModelError and its kin."""
        ...

    def count(self, text: str) -> int:
        """Tokens of a text, an estimate unless the server counts."""
        ...

    def close(self) -> None: ...
