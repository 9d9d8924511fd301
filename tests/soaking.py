"""Random and mutated reports for the reader, the checks and format, and what must hold of each; all from a seed.

`make soak` runs twenty thousand of them, `make test` a few hundred."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from random import Random

from docx import Document
from typed_reports import typed

from assistant.errors import InputError
from assistant.files.docx_format import formatted_word
from assistant.files.text_input import read_source
from assistant.report.comments import comment_spans, without_comments
from assistant.report.imported import ImportedDocument
from assistant.report.known import Known
from assistant.report.reading.document import read_document
from assistant.report.reading.draft import read_draft_document
from assistant.report.reading.known import known_from
from assistant.style.checking import check
from assistant.style.formatting import formatted
from assistant.style.manuscript import Manuscript
from assistant.style.rules import all_rules
from assistant.workflow.library import library
from assistant.workflow.outline import known_sections

KNOWN = (
    Known(),
    Known("报告", "2026年上半年", "2026-07-03", "2026-06-15", "清河镇", "中共清河镇委员会", "中共云岭县委宣传部"),
    Known("汇报", "2025年", "2026-01-08", "", "柳溪乡", "柳溪乡人民政府", "", (("study", "理论学习"),)),
    Known("总结", "2026年第一季度", "2026-04", "", "", "", ""),
)
_NUMERALS = "一二三四五六七八九十"
_ORDINALS = (
    *("一、", "二、", "五、", "十一、", "（一）", "(二)", "（三", "四）", "（ 五 ）", "1.", "2．", "3、", "（1）", "(2)", "4)"),
    *("①", "㈡", "⒊", "⑷", "——", "第一部分", "第二章　", "一.", "一，", "六以", "（一）、", "1.2026年", "12.", "100.", "０１."),
)  # fmt: skip
_FRAGMENTS = (
    *_ORDINALS,
    *("一是", "二是", "三是：", "四要", "之一是", "其中", "分别为", "占", "约", "余", "左右", "以上", "个百分点", "同比增长", "下降"),
    *("98.6%", "８％", "3：1", "8:30", "2026年07月03日", "6月05日", "2026年6月31日", "二〇二六年", "5万-8万元", "10-20%", "1,200", "1，200"),
    *("发现问题12个，整改15个", "其中党员20人、群众5人", "张村、李村等3个村", "“三会一课”", "四个意识", "一岗双责", "两个维护", "十五五"),
    *("云发[2026]3号", "（2026）第5号", "《关于做好工作的通知》", "https://example.com/a,b", "a@b.cn", "13900001111", "机密★1年"),
    *("。", "，", "；", "：", "、", "！", "？", ",", ".", ";", ":", "?", "!", "……", "…", "——", "。。", "，，", "，。", "、、", "．", "％"),
    *("“", "”", "‘", "’", '"', "'", "《", "》", "（", "）", "(", ")", "【", "】", "[", "]", "〔", "〕", "｛", "<", ">"),
    *("\n", "\n\n", "\r\n", "\r", "\t", " ", "　", "　　", "\xa0", "\u200b", "\ufeff", "\u2028", "\x0b", "\x85", "\x00"),
    *("<!--", "-->", "<!-- 不查 -->", "<!-- 不查 series -->", "<!-- 来源：会议记录 -->", "# ", "## 理论学习 {#study}", "### ", "- ", "**", "> ", "```", "| a | b |"),
    *("现将有关情况报告如下：", "特此报告。", "附件：1.统计表", "中共云岭县委宣传部：", "中共清河镇委员会", "2026年7月3日", "存在的问题和不足", "下一步工作打算"),
    *("X镇", "xx村", "某某", "【待核实：3次】", "作为一个AI", "好的，以下是", "请批准", "我乡", "截止目前", "布署", "来源：清河镇", "字号：大 中 小"),
    *("😀", "\U00020000", "㎡", "½", "é", "e\u0301", "ﾊ", "한", "\u0660", "①②", "\u202e", "\ud800"),
)  # fmt: skip
_WIDTHS = (
    str.maketrans("（），；：。", "(),;:."),
    str.maketrans("(),;:", "（），；："),
    str.maketrans("0123456789%.", "０１２３４５６７８９％．"),
)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_ORDINAL_HEAD = re.compile(rf"^(?:[{_NUMERALS}]{{1,3}}、|（[{_NUMERALS}]{{1,3}}）|\d{{1,2}}\.|（\d{{1,2}}）)")

_BEGINNING = re.compile(rf"^[^\w\n]*[{_NUMERALS}\d]{{1,3}}", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """An input: its text and which of KNOWN the checks are told."""

    text: str
    known: int


def cases(seed: int, count: int) -> Iterator[Case]:
    """Inputs; the n-th is the same however many follow."""
    for number in range(count):
        random = Random(f"{seed} {number}")  # noqa: S311  # no secret
        yield Case(_text(random), random.randrange(len(KNOWN)))


def fault(case: Case) -> str:
    """What does not hold of the input, in one line; empty where all is well."""
    for name, trial in _TRIALS.items():
        try:
            wrong = trial(case)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
            wrong = f"{type(error).__name__}: {error}"[:200] + f" in {_where(error)}"
        if wrong:
            return f"{name}: {wrong}"
    return ""


def word_fault(case: Case, folder: Path) -> str:
    """The same of a Word file that holds the text, through reading, formatting and writing."""
    source, copy = folder / "来稿.docx", folder / "规范.docx"
    _save_word_file(case, source)
    try:
        before = read_source(source).text
    except InputError:
        return ""  # nothing in it but blanks
    wrong = fault(Case(before, case.known))
    after = formatted(before, _found)
    copy.write_bytes(formatted_word(source.read_bytes(), source, before, after).data)
    again = read_source(copy).text
    return wrong or ("" if again == after else f"word: {_first_difference(after, again)}")


def shortest(case: Case, fails: Callable[[Case], str]) -> Case:
    """A short text that fails as the case does: pieces are taken out as long as it still does."""
    kind = fails(case).split(":")[0]
    text, size = case.text, max(len(case.text) // 2, 1)
    while size:
        at = 0
        while at < len(text):
            less = replace(case, text=text[:at] + text[at + size :])
            if fails(less).split(":")[0] == kind:
                text = less.text
            else:
                at += size
        size //= 2
    return replace(case, text=text)


def lost(before: str, after: str) -> str:
    """Where a character or figure is another one after formatting; ordinals, series marks and zeros that only fill up may
    be. Empty where none is."""
    if _comments(before) != _comments(after):
        return "a comment has changed"
    before, after = without_comments(before), without_comments(after)
    plain = (unicodedata.normalize("NFKC", _LINE_ENDS.sub("\n", text)) for text in (before, after))
    old, new = (_BEGINNING.sub("", text) for text in plain)
    places = [n for n, c in enumerate(old) if unicodedata.category(c)[0] in "LN"]
    said_before = "".join(old[n] for n in places)
    said_after = "".join(c for c in new if unicodedata.category(c)[0] in "LN")
    if said_before == said_after:
        return ""
    for tag, a, b, c, d in SequenceMatcher(None, said_before, said_after, autojunk=False).get_opcodes():
        at = places[a] if a < len(places) else len(old)
        end = places[b - 1] + 1 if b > a else at
        if tag != "equal" and not _may_change(old, at, end, said_after[c:d]):
            return f"{old[max(at - 8, 0) : end + 8]!r} has {said_after[max(c - 8, 0) : d + 8]!r}"
    return ""


def _comments(text: str) -> list[str]:
    return [text[start:end] for start, end in comment_spans(text)]


def _may_change(old: str, start: int, end: int, new: str) -> bool:
    """Whether old[start:end] is (part of) an ordinal or series mark that another takes the place of, or a filling zero."""
    if old[start:end] == "0" and not new and re.match(r"[1-9]\s?[月日]", old[end:]):
        return True
    if not set(old[start:end].strip("() \n") + new) <= set(_NUMERALS + "0123456789"):
        return False
    above = old[:start].rstrip(_NUMERALS + "0123456789")[-1:]
    below = old[end:].lstrip(_NUMERALS + "0123456789 \n")[:1]
    begins = not above or unicodedata.category(above)[0] not in "LN"
    return begins and (below in set("、.:,)是") or not above or above == "\n")


@cache
def _specs() -> tuple:
    return known_sections(library())


def _found(text: str) -> ImportedDocument:
    return read_document(text, _specs())


def _marked(text: str) -> ImportedDocument:
    return read_draft_document(text, _specs())


def _untiled(read: Callable[[str], ImportedDocument], case: Case) -> str:
    document = read(case.text)
    parts = [(p.start, p.end) for p in (*_passages(document), *document.dropped)]
    edges = [(0, 0), *sorted(parts), (len(case.text), len(case.text))]
    gaps = [(a[1], b[0]) for a, b in pairwise(edges) if a[1] != b[0]]
    return f"gaps {gaps[:3]}" if gaps else ""


def _passages(document: ImportedDocument) -> Iterator:
    for report in document.reports:
        single = (report.title, report.recipient, report.issuer, report.date)
        yield from (passage for passage in single if passage is not None)
        yield from (*report.opening, *report.closing, *report.annexes)
        for section in report.walk():
            yield section.heading.passage
            yield from section.paragraphs


def _misplaced(read: Callable[[str], ImportedDocument], case: Case) -> str:
    document = read(case.text)
    known = KNOWN[case.known]
    if known == Known() and document.reports:
        known = known_from(document.reports[0])
    lines = _LINE_ENDS.split(case.text)
    for finding in check(Manuscript(document, known), all_rules()):
        inside = 1 <= finding.line <= len(lines) and 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        if not inside or not finding.message:
            return f"{finding.rule} at {finding.line}:{finding.column}"
    return ""


def _changed(read: Callable[[str], ImportedDocument], case: Case) -> str:
    once = formatted(case.text, read)
    twice = formatted(once, read)
    if once != twice:
        return f"not settled, {_first_difference(once, twice)}"
    if gone := lost(case.text, once):
        return f"lost, {gone}"
    if _LINE_ENDS.findall(once) != _LINE_ENDS.findall(case.text):
        return "lines made or ended"
    return ""


_TRIALS: dict[str, Callable[[Case], str]] = {
    "outline": partial(_untiled, _found),
    "outline of a draft": partial(_untiled, _marked),
    "check": partial(_misplaced, _found),
    "check of a draft": partial(_misplaced, _marked),
    "format": partial(_changed, _found),
    "format of a draft": partial(_changed, _marked),
}


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""


def _first_difference(one: str, other: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(at - 8, 0) : at + 8]!r} against {other[max(at - 8, 0) : at + 8]!r}"


@cache
def _originals() -> tuple[str, ...]:
    return tuple(typed(exemplar.report) for exemplar in library().exemplars)


def _text(random: Random) -> str:
    """Made of fragments, or a stretch of a report that was changed a few times."""
    if random.random() < 0.2:
        return "".join(_fragment(random) for _ in range(random.randrange(40)))
    text = _stretch(random, random.choice(_originals()))
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 8))):
        text = random.choice(_MUTATIONS)(random, text)
    return text


def _fragment(random: Random) -> str:
    if random.random() < 0.1:
        return "".join(
            chr(
                random.choice(
                    (random.randrange(0x250), random.randrange(0x3000, 0x3300), random.randrange(0x4E00, 0x4F00))
                )
            )
            for _ in range(4)
        )
    return random.choice(_FRAGMENTS)


def _stretch(random: Random, text: str) -> str:
    lines = text.split("\n")
    if random.random() < 0.05:
        return text
    first = random.choice((0, random.randrange(len(lines))))
    return "\n".join(lines[first : first + random.randrange(2, 14)])


def _cut(random: Random, text: str) -> str:
    a, b = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
    return random.choice((text[a:], text[:b], text[a:b], text[:a] + text[b:])) or text


def _doubled(random: Random, text: str) -> str:
    a, b = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
    return random.choice((text + text, text[:b] + text[a:b] + text[b:])) if len(text) < 8000 else text


def _shuffled(random: Random, text: str) -> str:
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines)


def _reordinalled(random: Random, text: str) -> str:
    """Ordinals changed, taken away, put in."""
    lines = text.split("\n")
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(lines))
        bare = _ORDINAL_HEAD.sub("", lines[at])
        lines[at] = random.choice((bare, random.choice(_ORDINALS) + bare, random.choice(_ORDINALS) + lines[at]))
    return "\n".join(lines)


def _inserted(random: Random, text: str) -> str:
    for _ in range(random.randrange(1, 8)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + _fragment(random) + text[at:]
    return text


def _widened(random: Random, text: str) -> str:
    """Marks and digits half or full width, all of them or each by chance."""
    table, share = random.choice(_WIDTHS), random.choice((0.2, 0.5, 1))
    return "".join(c.translate(table) if random.random() < share else c for c in text)


def _broken(random: Random, text: str) -> str:
    """Lines broken, joined, indented, ended otherwise."""
    kind = random.randrange(4)
    if kind == 0:
        width = random.randrange(8, 40)
        return "\n".join(line[n : n + width] for line in text.split("\n") for n in range(0, len(line) or 1, width))
    if kind == 1:
        return text.replace("\n", random.choice(("", " ", "\n\n", "\n　　")))
    if kind == 2:
        return text.replace("\n", random.choice(("\r\n", "\r")))
    return "".join(c + "\n" if random.random() < 0.02 else c for c in text)


def _unpaired(random: Random, text: str) -> str:
    mark = random.choice("“”‘’《》（）()")
    return "".join("" if c == mark and random.random() < 0.5 else c for c in text).replace(
        *random.choice((("“", '"'), ("”", '"'), ("”", "“"), ("“", "”")))
    )


def _marked_up(random: Random, text: str) -> str:
    lines = text.split("\n")
    sign = ("# ", "## ", "### ", "- ", "> ", "* ", "<!-- 不查 -->", "<!--")
    return "\n".join(random.choice(sign) + line if random.random() < 0.3 else line for line in lines)


def _renumbered(random: Random, text: str) -> str:
    """Other figures."""
    return re.sub(r"\d", lambda m: str(random.randrange(10)) if random.random() < 0.3 else m[0], text)


_MUTATIONS = (
    _cut,
    _doubled,
    _shuffled,
    _reordinalled,
    _inserted,
    _inserted,
    _widened,
    _broken,
    _unpaired,
    _marked_up,
    _renumbered,
)


def _save_word_file(case: Case, path: Path) -> None:
    """A paragraph a line, in runs of a few characters; every tenth line in a table."""
    random = Random(len(case.text))  # noqa: S311  # no secret
    document = Document()
    for number, line in enumerate(_LINE_ENDS.split(case.text)):
        plain = "".join(c for c in line if c in "\t　\xa0" or (c.isprintable() and not "\ud800" <= c < "\ue000"))
        place = document.add_table(1, 2).cell(0, 0).paragraphs[0] if number % 10 == 9 else document.add_paragraph()
        at = 0
        while at < len(plain):
            step = random.randrange(1, 30)
            place.add_run(plain[at : at + step])
            at += step
    document.save(str(path))
