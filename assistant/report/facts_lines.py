"""The lines of facts.md (逻辑行): each with its comments taken out, and what it is; the reader and the editor of the file see
the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.errors import InputError
from assistant.report.comments import comments_and_unclosed
from assistant.report.facts_notes import Notes, read_notes, without_note

BULLET = re.compile(
    r"^(?P<marker>\s*(?:-(?!-)|\*(?!\*)|[•·●▪■◆①-⑳]|[（(]?\d{1,2}[.、．)）](?:\s*(?!\d)|(?=(?:19|20)\d\d年)))\s*)(?P<text>.*)$"
)
WORDS = re.compile(r"\w")


@dataclass(frozen=True)
class FactsLine:
    """A line without its comments and without a 不写入 in the text, which is `text_note`. A comment of several lines belongs to
    its first line: the line stands from line `number` to line `last` of the file."""

    number: int
    text: str
    comments: tuple[str, ...]
    text_note: str = ""
    indented: bool = False
    last: int = 0

    @property
    def notes(self) -> Notes:
        return read_notes(self.comments, self.text_note)

    @property
    def bulleted(self) -> bool:
        return _bullet_and_words(self.text)[0]

    @property
    def words(self) -> str:
        """What the line says, without its bullet and final mark; empty for one that says nothing."""
        return _bullet_and_words(self.text)[1]

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with the bullet above it, if there is one: words without a bullet that stand further in, or
        nothing but notes that do."""
        if not self.indented and not self.text[:1].isspace():
            return False
        if WORDS.search(self.text):
            return bool(self.words) and not self.bulleted and self.text[:1].isspace()
        return self.indented and bool(self.comments or self.text_note)


@lru_cache(maxsize=4096)
def _bullet_and_words(line: str) -> tuple[bool, str]:
    match = BULLET.match(line)
    text = (match["text"] if match else line).strip().rstrip("。；; ")
    return match is not None, text if WORDS.search(text) else ""


def facts_lines(text: str, first: int = 1, file: str = "facts.md") -> Iterator[FactsLine]:
    """The lines from line `first` on; `text` has plain line feeds. Raises InputError for a comment that does not end."""
    body = "\n".join(text.split("\n")[first - 1 :])
    closed, unclosed = comments_and_unclosed(body)
    for opened in unclosed[:1]:
        raise InputError(
            f"{file} 第{body[:opened].count(chr(10)) + first}行：批注以 <!-- 开始，但没有结束的 -->。",
            "请在批注末尾补上 -->。",
        )
    spans = list(reversed(closed))
    position, number = 0, first
    while position <= len(body):
        begun, kept, comments = position, "", []
        line_end = body.find("\n", position)
        while spans and (line_end < 0 or spans[-1][0] < line_end):
            start, end = spans.pop()
            kept, position = kept + body[position:start], end
            comments.append(body[start + 4 : end - 3])
            line_end = body.find("\n", position)
        line_end = len(body) if line_end < 0 else line_end
        plain, note = without_note((kept + body[position:line_end]).rstrip())
        after = number + body.count("\n", begun, line_end)
        yield FactsLine(number, plain, tuple(comments), note, body[begun : begun + 1].isspace(), after)
        number, position = after + 1, line_end + 1
