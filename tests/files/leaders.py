"""A leader's hand in a Word file: words changed, tracked or not, paragraphs taken out, moved, put in, comments."""

from __future__ import annotations

import copy
from io import BytesIO
from pathlib import Path
from typing import Self
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DATE = "2026-07-05T09:00:00Z"


class Revision:
    """An open Word file: `with Revision(path) as word: word.replace("14场", "15场")`."""

    def __init__(self, path: Path, author: str = "张书记") -> None:
        self.path = path
        self.author = author
        with ZipFile(path) as package:
            self.parts = {info.filename: package.read(info) for info in package.infolist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(f"{W}body")
        self._number = 900

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        if failure[0] is None:
            self.save(self.path)

    def save(self, path: Path) -> Path:
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        path.write_bytes(stream.getvalue())
        return path

    def paragraph(self, words: str):
        return next(p for p in self.body.iter(f"{W}p") if words in _text(p))

    def replace(self, old: str, new: str) -> None:
        """Typed over, without a trace."""
        text = self._element(old)
        text.text = text.text.replace(old, new, 1)

    def track(self, old: str, new: str) -> None:
        """Typed over with tracked changes on; an empty `old` is not possible, an empty `new` deletes."""
        text = self._element(old)
        run = text.getparent()
        before, behind = text.text.split(old, 1)
        pieces = [_run(run, before), self._change("del", _run(run, old, "delText"))]
        pieces += [self._change("ins", _run(run, new))] if new else []
        pieces.append(_run(run, behind))
        parent = run.getparent()
        at = parent.index(run)
        parent.remove(run)
        for piece in reversed(pieces):
            parent.insert(at, piece)

    def track_deleted(self, words: str) -> None:
        """A whole paragraph, its end included."""
        paragraph = self.paragraph(words)
        for run in list(paragraph.findall(f"{W}r")):
            at = paragraph.index(run)
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"
            paragraph.remove(run)
            paragraph.insert(at, self._change("del", run))
        paragraph.find(f"{W}pPr").find(f"{W}rPr").insert(0, self._change("del"))

    def delete(self, words: str) -> None:
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)

    def insert_after(self, words: str, text: str) -> None:
        """A new paragraph in the format of the one that it stands behind."""
        before = self.paragraph(words)
        new = copy.deepcopy(before)
        for mark in [*new.iter(f"{W}bookmarkStart"), *new.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        texts = list(new.iter(f"{W}t"))
        texts[0].text = text
        for other in texts[1:]:
            other.text = ""
        before.addnext(new)

    def move(self, first: str, last: str, behind: str) -> None:
        """The paragraphs from the one with `first` to the one with `last`, behind the one with `behind`."""
        paragraphs = list(self.body.iter(f"{W}p"))
        start, end = (paragraphs.index(self.paragraph(words)) for words in (first, last))
        target = self.paragraph(behind)
        for paragraph in reversed(paragraphs[start : end + 1]):
            target.addnext(paragraph)

    def split(self, words: str) -> None:
        """Enter pressed before these words."""
        text = self._element(words)
        paragraph = self.paragraph(words)
        before, behind = text.text.split(words, 1)
        self.insert_after(words, words + behind)
        text.text = before
        assert paragraph is not None

    def join(self, words: str) -> None:
        """The end of the paragraph deleted: the next one goes on in it."""
        paragraph = self.paragraph(words)
        following = paragraph.getnext()
        for run in following.findall(f"{W}r"):
            paragraph.append(run)
        following.getparent().remove(following)

    def comment(self, words: str, text: str) -> None:
        """A comment on the whole run that has these words."""
        run = self._element(words).getparent()
        self._number += 1
        number = str(self._number)
        start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
        for mark in (start, end):
            mark.set(f"{W}id", number)
        run.addprevious(start)
        run.addnext(end)
        xml = (
            f'<w:comment xmlns:w="{W[1:-1]}" w:id="{number}" w:author="{self.author}" w:date="{DATE}">'
            f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        )
        part = self.parts.get("word/comments.xml", f'<w:comments xmlns:w="{W[1:-1]}"></w:comments>'.encode())
        if "word/comments.xml" not in self.parts:
            self._relate("comments", "comments.xml")
        self.parts["word/comments.xml"] = part.replace(b"</w:comments>", xml.encode() + b"</w:comments>")

    def without_bookmarks(self) -> None:
        for mark in [*self.root.iter(f"{W}bookmarkStart"), *self.root.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)

    def _relate(self, kind: str, target: str) -> None:
        name = "word/_rels/document.xml.rels"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        relation = f'<Relationship Id="own-{kind}" Type="{office}/{kind}" Target="{target}"/>'.encode()
        self.parts[name] = self.parts[name].replace(b"</Relationships>", relation + b"</Relationships>")

    def _element(self, words: str):
        return next(t for t in self.body.iter(f"{W}t") if words in (t.text or ""))

    def _change(self, kind: str, *runs):
        self._number += 1
        change = etree.Element(f"{W}{kind}")
        for name, value in (("id", str(self._number)), ("author", self.author), ("date", DATE)):
            change.set(f"{W}{name}", value)
        change.extend(runs)
        return change


def _run(like, text: str, tag: str = "t"):
    run = copy.deepcopy(like)
    first, *others = run.findall(f"{W}t")
    first.tag = f"{W}{tag}"
    first.text = text
    first.set(SPACE, "preserve")
    for other in others:
        run.remove(other)
    return run


def _text(paragraph) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t", f"{W}delText"))
