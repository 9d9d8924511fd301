"""The traced draft (溯源页) as one self-contained HTML page: a figure shows its fact and evidence, unused facts stand beside
their section. No script, no outside reference; every word of the clerk's is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import count
from pathlib import Path

from assistant.errors import InputError
from assistant.files.saving import replace_file
from assistant.files.trace_style import STYLE
from assistant.provenance.faults import CLAUSES, FIGURE_FAULTS, KINDS
from assistant.provenance.pieces import Paragraph, Piece, body_pieces, heading_pieces
from assistant.provenance.report_trace import ReportTrace, StandingFact, TracedPart
from assistant.provenance.status_words import FACTS, FIGURES, NAMES, part_title
from assistant.provenance.traced import FigureStatus, TracedFigure, TracedName
from assistant.report.comments import without_comments
from assistant.report.decoding import read_failure

LETTERS: Mapping[FigureStatus, str] = {
    "stated": "据",
    "derived": "算",
    "last_year": "去",
    "confirmed": "认",
    "unknown": "无",
    "mismatched": "错",
    "misplaced": "串",
    "leaked": "范",
}
"""A letter for each status beside its colour."""
_MADE_BY = '<meta name="generator" content="township-report-assistant trace">'
_SUFFIXES = (".html", ".htm")
_HIDDEN = "".join(
    f"\n#show-{s}:not(:checked) ~ main .{s} {{ color: inherit; background: none; border-color: transparent; cursor: auto; }}"
    f"\n#show-{s}:not(:checked) ~ main .{s} > sup, #show-{s}:not(:checked) ~ main .{s} > .tip {{ display: none; }}"
    f"\n#show-{s}:not(:checked) ~ header label[for=show-{s}] {{ opacity: .5; text-decoration: line-through; }}"
    f"\n#show-{s}:focus-visible ~ header label[for=show-{s}] {{ outline: 2px solid currentColor; outline-offset: 2px; }}"
    for s in FIGURES
)
_HINT = "鼠标指到数字上，或者用 Tab 键、点击选中它，看它的要点和来源；点下面的标签，可以隐去这一类。"


@dataclass(frozen=True)
class TracePage:
    """What a page is made of. `file` is the traced file's name, `titles` key → title of a section, `lines` id → the line
    of a fact in the file of the facts, `note` what else there is to say, empty for nothing."""

    file: str
    trace: ReportTrace
    titles: Mapping[str, str]
    lines: Mapping[str, int]
    note: str = ""


def write_trace_page(page: TracePage, path: Path) -> None:
    """Saves the page. Raises InputError for a name that is no page's and where a file stands that is no such page."""
    refuse_other_pages(path)
    replace_file(path, trace_html(page).encode("utf-8", "replace"))


def refuse_other_pages(path: Path) -> None:
    """Raises InputError where the page must not be written."""
    if path.suffix.lower() not in _SUFFIXES:
        raise InputError(f"{path}：网页的文件名要以 .html 结尾。", "请改正文件名，例如 -o trace.html。")
    if not path.is_file():
        return
    try:
        standing = path.read_bytes()
    except OSError as error:
        raise read_failure(error, path) from error
    if _MADE_BY.encode() not in standing:
        raise InputError(f"{path} 已经有了，不是溯源页，没有覆盖。", "请用 -o 换一个文件名，或者先把它改名。")


def trace_html(page: TracePage) -> str:
    """The whole page."""
    style = STYLE + _HIDDEN
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    numbers = count(1)
    figures = [figure for part in page.trace.parts for _, figure in part.figures()]
    body = "\n".join(_part(part, page, numbers) for part in page.trace.parts)
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
{_MADE_BY}
<title>{escape(page.file)} 溯源</title>
<style>{style}</style>
</head>
<body>
{_switches()}
{_header(page, figures)}
<main>
{body}
{_homeless(page)}
</main>
{_footer(page)}
</body>
</html>
"""


def _switches() -> str:
    """Before all that they govern: the style sheet alone filters."""
    return "\n".join(
        f'<input class="switch" type="checkbox" id="show-{status}" checked aria-label="显示“{called}”">'
        for status, called in FIGURES.items()
    )


def _header(page: TracePage, figures: list[TracedFigure]) -> str:
    facts = [fact.use.status for fact in page.trace.facts]
    stood = "，".join(f"{called}{facts.count(s)}条" for s, called in FACTS.items() if s in facts)
    told = f"数字、日期{len(figures)}个；要点{len(facts)}条" + (f"（{stood}）" if stood else "")
    legend = "\n".join(_legend(status, sum(f.status == status for f in figures)) for status in FIGURES)
    note = f'\n<p class="hint">{escape(page.note)}</p>' if page.note else ""
    return f"""<header>
<p class="what"><b>溯源</b>　{escape(page.file)}　{told}</p>{note}
<p class="hint">{_HINT}</p>
<ul class="legend">
{legend}
</ul>
</header>"""


def _legend(status: FigureStatus, number: int) -> str:
    none = ' class="none"' if not number else ""
    return (
        f'<li><label for="show-{status}"{none}><span class="letter {status}">{LETTERS[status]}</span>'
        f'{FIGURES[status]}<span class="count">{number}</span></label></li>'
    )


def _part(part: TracedPart, page: TracePage, numbers: Iterator[int]) -> str:
    heading = _heading(part, page, numbers)
    paragraphs = "\n".join(f'<p class="line">{_pieces(p, page, numbers)}</p>' for p in body_pieces(part))
    beside = [*_clauses(part), *_facts((f for f in page.trace.facts if f.part is part), page)]
    listed = "\n".join(beside)
    aside = f"<ul>\n{listed}\n</ul>" if beside else ""
    return f'<section class="part">\n<div class="text">\n{heading}\n{paragraphs}\n</div>\n<aside>{aside}</aside>\n</section>'


def _heading(part: TracedPart, page: TracePage, numbers: Iterator[int]) -> str:
    pieces = heading_pieces(part)
    if not pieces:
        return ""
    level = min(part.level + 1, 5)
    called = part_title(part, page.titles)
    key = f'<span class="called">{escape(called)}</span>' if part.keys and called != part.heading.text else ""
    return f"<h{level}>{_pieces(pieces, page, numbers)}{key}</h{level}>"


def _pieces(paragraph: Paragraph, page: TracePage, numbers: Iterator[int]) -> str:
    return "".join(_piece(piece, page, numbers) for piece in paragraph)


def _piece(piece: Piece, page: TracePage, numbers: Iterator[int]) -> str:
    if piece.figure is not None:
        marked = _marked(
            piece.text, f"f {piece.figure.status}", _sup(piece.figure), _figure_tip(piece.figure, page), numbers
        )
    elif piece.name is not None:
        marked = _marked(piece.text, "n", "<sup>名</sup>", _name_tip(piece.name, page), numbers)
    else:
        marked = escape(piece.text)
    return f'<span class="c">{marked}</span>' if piece.clause else marked


def _marked(text: str, classes: str, sup: str, tip: Iterable[str], numbers: Iterator[int]) -> str:
    number = next(numbers)
    return (
        f'<span class="{classes}" tabindex="0" aria-describedby="tip-{number}">{escape(text)}{sup}'
        f'<span class="tip" role="tooltip" id="tip-{number}">{"".join(tip)}</span></span>'
    )


def _sup(figure: TracedFigure) -> str:
    ids = "、".join(figure.sources) if figure.status != "confirmed" else ""
    return f'<sup data-ids="{escape(ids)}">{LETTERS[figure.status]}</sup>'


def _figure_tip(figure: TracedFigure, page: TracePage) -> Iterator[str]:
    said, fix = FIGURE_FAULTS.get(figure.status, ("", ""))
    yield f'<span class="status"><b>{FIGURES[figure.status]}</b>{"（比要点笼统）" if figure.weaker else ""}</span>'
    if figure.explanation or said:
        yield f"<span>{escape(figure.explanation or said)}</span>"
    yield from _sources(figure, page)
    if fix:
        right = f"是不是“{figure.right}”？" if figure.right else ""
        yield f'<span class="source">{escape(right + fix)}</span>'


def _sources(figure: TracedFigure, page: TracePage) -> Iterator[str]:
    for found in page.trace.sources_of(figure):
        if found.id and found.text not in figure.explanation:
            yield f"<span><b>{escape(found.id)}</b>　{escape(found.text)}</span>"
        if found.evidence and found.evidence not in figure.explanation:
            yield f'<span class="source">来源：{escape(found.evidence)}</span>'


def _name_tip(name: TracedName, page: TracePage) -> Iterator[str]:
    yield f"<span><b>{NAMES[name.status]}</b>（{KINDS[name.kind]}）</span>"
    if name.near:
        yield f"<span>是不是“{escape(name.near)}”？</span>"
    for id_ in name.sources:
        source = page.trace.sources.get(id_)
        yield f"<span><b>{escape(id_)}</b>　{escape(source.text) if source else ''}</span>"


def _clauses(part: TracedPart) -> Iterator[str]:
    for _, clause in part.clauses():
        nearest = f"最接近：{clause.nearest} {clause.nearest_text}" if clause.nearest else "没有相近的要点"
        said = escape(without_comments(clause.text).strip("，。；\n"))
        why = CLAUSES[clause.fault][0]
        yield f'<li class="clause"><b>{why}</b>{said}<span class="source">{escape(nearest)}</span></li>'


def _facts(facts: Iterable[StandingFact], page: TracePage) -> Iterator[str]:
    """The facts that the text lacks, in part or in whole, or says otherwise."""
    for fact in facts:
        status = "twisted" if fact.use.twisted else fact.use.status
        if status in ("used", "withheld"):
            continue
        called = FACTS.get(fact.use.status, "") if status != "twisted" else "写走样"
        missing = f"（缺{'、'.join(fact.use.missing)}）" if status == "partly" and fact.use.missing else ""
        evidence = f"来源：{fact.source.evidence}，" if fact.source.evidence else ""
        line = f"要点清单第{page.lines.get(fact.source.id, 0)}行"
        yield (
            f'<li class="{status}"><b>{called}</b>{escape(fact.source.id)}　{escape(fact.source.text)}{escape(missing)}'
            f'<span class="source">{escape(evidence)}{line}</span></li>'
        )


def _homeless(page: TracePage) -> str:
    """Facts of sections that are not written."""
    items = list(_facts((fact for fact in page.trace.facts if fact.part is None), page))
    if not items:
        return ""
    listed = "\n".join(items)
    return f'<section class="part"><div class="text"><h2>还没有写的章节</h2></div>\n<aside><ul>\n{listed}\n</ul></aside></section>'


def _footer(page: TracePage) -> str:
    """Of what is withheld only the ids: its words are for nobody's eyes."""
    held = [fact.source.id for fact in page.trace.facts if fact.use.status == "withheld"]
    told = f"不写入的要点{len(held)}条：{'、'.join(held)}。" if held else ""
    return f"<footer>{escape(told)}这一页由程序生成，只供核对；改了初稿、要点，请重新生成。</footer>"
