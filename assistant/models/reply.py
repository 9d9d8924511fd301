"""Gathers one reply as it streams and says at the end whether it is complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.drafting.prompt import Chunk, Decoding
from assistant.errors import ModelError, ReplyCut, ReplyEmpty
from assistant.report.draft import Usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.models.site import Site


@dataclass(frozen=True)
class Piece:
    """One event of the stream. Token counts are 0 where the event reports none; `tells_cached` where it says how many
    were cached, were it none."""

    text: str = ""
    finish: str = ""
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    thinking: bool = False
    tells_cached: bool = False


class Reply:
    """What has come so far."""

    def __init__(self) -> None:
        self.text = ""
        self._finish = ""
        self._thinking = False
        self._usage: Usage | None = None

    def add(self, piece: Piece) -> None:
        self.text += piece.text
        self._finish = piece.finish or self._finish
        self._thinking = self._thinking or piece.thinking
        if piece.prompt or piece.completion:
            self._usage = Usage(piece.prompt, piece.cached, piece.completion)

    @property
    def reported(self) -> Usage | None:
        """Usage as the endpoint told it, None where it told none."""
        return self._usage

    def last_chunk(self, site: Site, decoding: Decoding, asked: str, count: Callable[[str], int]) -> Chunk:
        """The chunk that closes a complete reply. Raises ReplyEmpty and ReplyCut: complete is only "stop" with text."""
        fault = self._fault(site, decoding)
        if fault is not None:
            raise fault
        usage = self._usage or Usage(prompt=count(asked), completion=count(self.text), estimated=True)
        return Chunk(finish=self._finish, usage=usage)

    def _fault(self, site: Site, decoding: Decoding) -> ModelError | None:
        if not self.text.strip():
            return self._empty(site, decoding)
        if self._finish == "stop":
            return None
        return self._cut(site, decoding)

    def _empty(self, site: Site, decoding: Decoding) -> ReplyEmpty:
        if self._thinking:
            return ReplyEmpty(
                f"{site.subject}的模型只写了思考过程，没有写正文：{decoding.max_tokens} 词元的上限被思考用完了。",
                f"请在 [model] extra_body 里关闭思考，或者调大 [{site.group}] max_tokens。",
            )
        return ReplyEmpty(f"{site.subject}什么也没有回。", "请再运行一次；总是这样就换一个模型。")

    def _cut(self, site: Site, decoding: Decoding) -> ReplyCut:
        if self._finish == "length":
            return ReplyCut(
                f"{site.subject}的回复写到长度上限（{decoding.max_tokens} 词元）还没有完。",
                f"请调大 [{site.group}] max_tokens，或者把这一节的要点分成两节。",
            )
        if self._finish == "content_filter":
            return ReplyCut(f"{site.subject}的内容审查截断了回复。", "请改写这一节的要点，或者换一个模型。")
        if self._finish:
            return ReplyCut(f"{site.subject}的回复没有正常结束（{self._finish}）。", "请再运行一次，只补写这一节。")
        return ReplyCut(f"{site.subject}的回复写到一半断了。", "请再运行一次，只补写这一节。")
