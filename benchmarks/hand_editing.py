"""Hand edits made by rule, each with the truth about it: which facts the sentence rests on, and who its neighbours are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from carrying import carried
from plain_reading import clauses, figures

_REWORDINGS = (
    ("开展", "组织了"),
    ("召开", "开了"),
    ("举办", "办了"),
    ("排查", "摸排"),
    ("发放", "向群众发了"),
    ("整改", "改好了"),
    ("撰写", "写出"),
    ("清理", "清掉"),
    ("采用", "登了"),
    ("受理", "接到"),
    ("组织", "安排"),
    ("评选", "选出"),
    ("集体", "集中"),
    ("完成", "办完"),
    ("全镇", "镇里"),
    ("上半年", "今年前六个月"),
    ("参加", "到场"),
    ("讨论", "研讨"),
    ("建成", "建起"),
    ("印发", "发了"),
)
_HEADS = ("今年以来，", "按照县里要求，", "镇党委把这件事放在心上，", "围绕群众关心的事，")
_TAILS = ("，群众比较认可", "，各村都有人管", "，书记到场督促", "，做法在会上作了交流")
_ADDED = (
    "这项工作由党政办每周调度一次。",
    "镇长多次到现场督促，遇到的难题当场解决。",
    "对行动迟缓的村，分管领导作了约谈提醒。",
    "老党员主动带头，起了很好的作用。",
    "群众说，这样办事心里踏实。",
    "这一做法在全县会上作了交流。",
    "经费从镇级预算里列支，专款专用。",
    "驻村干部全程参与，随时补位。",
    "镇里还走访老党员12户，送去报刊和茶叶。",
    "入户发放挂图300份，老人看得懂、记得住。",
    "其中年轻人占四成，比往年多。",
    "另外借用学校教室2间，周末开放。",
)
_COMMENTS = ("<!-- 依据：党委会记录3月12日 -->", "<!-- 锁定 -->", "<!-- 书记看过，这样写。 -->", "<!-- 依据：台账 -->")
_SERIES = re.compile(r"^[一二三四五六七八九十]{1,2}是")
_STOP = "。！？；"


@dataclass
class Sentence:
    """A sentence of a text with its paragraph, and the facts that its clauses carry."""

    text: str
    line: int
    facts: frozenset[int] = frozenset()


@dataclass
class Standing:
    """One sentence of the text that a person has worked on. `kind` is empty for one that was left alone; `was` is the
    sentence it came from."""

    text: str
    line: int
    facts: frozenset[int]
    kind: str = ""
    comment: str = ""
    was: str = ""


@dataclass
class Edited:
    """A section after a person has worked on it."""

    sentences: list[Standing]
    gone: list[Sentence] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines: dict[int, list[str]] = {}
        for sentence in self.sentences:
            lines.setdefault(sentence.line, []).append(sentence.text + sentence.comment)
        return "\n".join("".join(parts) for parts in lines.values())

    @property
    def persons(self) -> list[Standing]:
        return [s for s in self.sentences if s.kind]


def sentences_of(text: str, facts: Sequence[str]) -> list[Sentence]:
    """The sentences of a text with the facts that they carry, read by the benchmark's own reader."""
    spans = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        spans += [
            (at + m.start(), at + m.end(), number) for m in re.finditer(rf"[^{_STOP}]+[{_STOP}]*[”’）》】]*", line)
        ]
        at += len(line) + 1
    held: dict[int, set[int]] = {}
    for found in carried(facts, text):
        for clause in found.clauses:
            held.setdefault(next((n for n, s in enumerate(spans) if s[0] <= clause.start < s[1]), -1), set()).add(
                found.fact
            )
    return [Sentence(text[a:b], line, frozenset(held.get(n, ()))) for n, (a, b, line) in enumerate(spans)]


def edited(base: str, facts: Sequence[str], random: Random, other: str = "") -> Edited:
    """One to four sentences worked on. `other` is a third text on the same facts, by another hand: where there is one, some
    sentences are put in its words."""
    done = Edited([Standing(s.text, s.line, s.facts) for s in sentences_of(base, facts)])
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        if other and random.random() < 0.3:
            _in_other_words(done, random, other, facts)
        else:
            random.choice(_EDITS)(done, random)
    return done


def _in_other_words(done: Edited, random: Random, other: str, facts: Sequence[str]) -> None:
    """A sentence gives way to one of another text that tells just the same facts."""
    told = {s.facts: s.text for s in sentences_of(other, facts) if s.facts}
    free = [
        n for n, s in enumerate(done.sentences) if not s.kind and s.facts in told and s.text[:-1] != told[s.facts][:-1]
    ]
    if free:
        n = random.choice(free)
        old = done.sentences[n]
        done.sentences[n] = Standing(told[old.facts], old.line, old.facts, "other words", was=old.text)


def _untouched(done: Edited, random: Random, *, fewest: int = 1) -> int | None:
    free = [n for n, s in enumerate(done.sentences) if not s.kind and len(s.text) > 6]
    return random.choice(free) if len(free) >= fewest else None


def _reword(done: Edited, random: Random) -> None:
    """Most words that the list has are replaced, a head or a tail is put on."""
    n = _untouched(done, random)
    if n is None:
        return
    old = done.sentences[n]
    mark = (_SERIES.match(old.text) or [""])[0]
    body, stop = _apart(old.text[len(mark) :])
    for one, other in _REWORDINGS:
        body = body.replace(one, other, 1)
    if random.random() < 0.5:
        body = random.choice(_HEADS) + body
    if random.random() < 0.5 or mark + body + stop == old.text:
        body += random.choice(_TAILS)
    done.sentences[n] = Standing(mark + body + stop, old.line, old.facts, "reword", was=old.text)


def _rewrite(done: Edited, random: Random) -> None:
    """The clauses in another order, other words between: little but figures and nouns is left."""
    n = _untouched(done, random)
    if n is None:
        return
    old = done.sentences[n]
    mark = (_SERIES.match(old.text) or [""])[0]
    body, stop = _apart(old.text[len(mark) :])
    parts = re.split("[，：]", body)
    if len(parts) < 2:
        return
    random.shuffle(parts)
    body = "，".join(parts)
    for one, other in _REWORDINGS:
        body = body.replace(one, other)
    done.sentences[n] = Standing(mark + "说到底，" + body + stop, old.line, old.facts, "rewrite", was=old.text)


def _word(done: Edited, random: Random) -> None:
    """A word or two."""
    n = _untouched(done, random)
    if n is None:
        return
    old = done.sentences[n]
    there = [(one, other) for one, other in _REWORDINGS if one in old.text]
    text = old.text.replace(*random.choice(there), 1) if there else _before_stop(old.text, "，效果较好")
    done.sentences[n] = Standing(text, old.line, old.facts, "word", was=old.text)


def _figure(done: Edited, random: Random) -> None:
    """A figure put right by the person."""
    n = _untouched(done, random)
    if n is None:
        return
    old = done.sentences[n]
    found = figures(old.text)
    if not found or not old.facts:
        return
    one = random.choice(found)
    number = str(int(float(one.number)) + random.choice((1, 2, 3)))
    text = old.text[: one.number_start] + number + old.text[one.number_start + len(one.number) :]
    done.sentences[n] = Standing(text, old.line, old.facts, "figure", was=old.text)


def _add(done: Edited, random: Random) -> None:
    n = random.randrange(len(done.sentences))
    text = random.choice([s for s in _ADDED if all(s != other.text for other in done.sentences)])
    line = done.sentences[n].line
    done.sentences.insert(n + 1, Standing(text, line, frozenset(), "add"))


def _delete(done: Edited, random: Random) -> None:
    n = _untouched(done, random, fewest=3)
    if n is None:
        return
    old = done.sentences.pop(n)
    done.gone.append(Sentence(old.text, old.line, old.facts))


def _comment(done: Edited, random: Random) -> None:
    n = _untouched(done, random)
    if n is None:
        return
    done.sentences[n].comment = random.choice(_COMMENTS)
    done.sentences[n].kind = "comment"


def _join(done: Edited, random: Random) -> None:
    """Two sentences of a paragraph made one."""
    pairs = [
        n
        for n, (a, b) in enumerate(zip(done.sentences, done.sentences[1:], strict=False))
        if a.line == b.line and not a.kind and not b.kind and not _SERIES.match(b.text)
    ]
    if not pairs:
        return
    n = random.choice(pairs)
    one, other = done.sentences[n], done.sentences.pop(n + 1)
    body, _ = _apart(one.text)
    done.sentences[n] = Standing(
        f"{body}，{other.text}", one.line, one.facts | other.facts, "join", was=one.text + other.text
    )


def _split(done: Edited, random: Random) -> None:
    """A sentence made two at a comma."""
    places = [
        (n, c)
        for n, s in enumerate(done.sentences)
        if not s.kind and len(s.facts) == 1
        for c in clauses(s.text)[:-1]
        if c.text.endswith("，") and c.start
    ]
    if not places:
        return
    n, clause = random.choice(places)
    old = done.sentences[n]
    head, tail = old.text[: clause.bare_end] + "。", old.text[clause.end :]
    done.sentences[n : n + 1] = [
        Standing(head, old.line, old.facts, "split", was=old.text),
        Standing(tail, old.line, old.facts, "split", was=old.text),
    ]


def _apart(text: str) -> tuple[str, str]:
    body = text.rstrip(_STOP)
    return body, text[len(body) :]


def _before_stop(text: str, words: str) -> str:
    body, stop = _apart(text)
    return body + words + stop


_EDITS: tuple[Callable[[Edited, Random], None], ...] = (
    _reword,
    _reword,
    _rewrite,
    _word,
    _figure,
    _add,
    _add,
    _delete,
    _comment,
    _join,
    _split,
)
