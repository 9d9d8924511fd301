"""Which sentence of one text is which of another (逐句对应), wherever it stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.similarity import bigrams

_LIKE = 0.5
_COMMON = 60
_SERIES = re.compile(r"^[一二三四五六七八九十]{1,3}(?:是|要(?![素求点件领道害旨义闻事务职案不]))")
_ENDS = "。；！？，、：;!?,: 　\t"


@dataclass(frozen=True)
class SentencePair:
    """`old` and `new` are places in the two lists, None where the other has none; `likeness` is 1 for the same sentence."""

    old: int | None
    new: int | None
    likeness: float


def align_sentences(old: Sequence[str], new: Sequence[str]) -> tuple[SentencePair, ...]:
    """Every sentence of both once: first the same ones, then the likest, whatever the order. In the order of the new text; one
    that went stands behind the sentence it stood behind."""
    pairs = dict(same_sentences(old, new))
    likeness = dict.fromkeys(pairs, 1.0)
    for value, a, b in _likest(old, new, set(pairs), set(pairs.values())):
        if a not in pairs and b not in pairs.values():
            pairs[a], likeness[a] = b, value
    return tuple(_ordered(pairs, likeness, len(old), len(new)))


def same_sentences(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The sentences that stand in both, the mark of a series and the stop aside. Of several alike the first goes with the
    first, the second with the second."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for n, sentence in enumerate(new):
        places[bare(sentence)].append(n)
    return [(n, places[key].popleft()) for n, sentence in enumerate(old) if places.get(key := bare(sentence))]


@lru_cache(maxsize=8192)
def bare(sentence: str) -> str:
    """What a sentence says: without the mark of a series, its last stop, and blanks."""
    text = "".join(unicodedata.normalize("NFKC", sentence.rstrip(_ENDS + "\n")).split())
    return _SERIES.sub("", text)


def to_the_letter(sentence: str) -> str:
    """The same with every mark as it is written: , is not ，."""
    return _SERIES.sub("", "".join(sentence.rstrip(_ENDS + "\n").split()))


def series_mark(sentence: str) -> str:
    """一是, 二要 at the head of a sentence, else empty."""
    match = _SERIES.match(sentence)
    return match[0] if match else ""


def likeness_of_sentences(one: str, other: str) -> float:
    """0–1: the share of their word pairs that two sentences have in common; 1 for the same words."""
    first, second = bare(one), bare(other)
    if first == second:
        return 1.0
    a, b = bigrams(first), bigrams(second)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _likest(old: Sequence[str], new: Sequence[str], used: set[int], taken: set[int]) -> list[tuple[float, int, int]]:
    """Pairs of what is left, the likest first."""
    left = [n for n in range(len(old)) if n not in used]
    index: dict[str, list[int]] = defaultdict(list)
    for b in range(len(new)):
        if b not in taken:
            for pair in bigrams(bare(new[b])):
                index[pair].append(b)
    found = []
    for a in left:
        own = bigrams(bare(old[a]))
        counts = Counter(b for pair in own if len(index.get(pair, ())) <= _COMMON for b in index.get(pair, ()))
        for b in counts:
            value = likeness_of_sentences(old[a], new[b])
            if value >= _LIKE:
                found.append((value, a, b))
    return sorted(found, key=lambda f: (-f[0], abs(f[1] - f[2]), f[1], f[2]))


def _ordered(pairs: dict[int, int], likeness: dict[int, float], olds: int, news: int) -> Iterator[SentencePair]:
    back = {b: a for a, b in pairs.items()}
    behind: dict[int, list[int]] = defaultdict(list)
    last = -1
    for a in range(olds):
        if a in pairs:
            last = pairs[a]
        else:
            behind[last].append(a)
    yield from (SentencePair(a, None, 0.0) for a in behind[-1])
    for b in range(news):
        yield SentencePair(back.get(b), b, likeness[back[b]] if b in back else 0.0)
        yield from (SentencePair(a, None, 0.0) for a in behind[b])
