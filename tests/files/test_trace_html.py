"""The traced draft as a page: self-contained, escaped, written over nothing but itself."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traced_pages import EVIDENCE, SCRIPT, page

from assistant.errors import InputError
from assistant.files.trace_html import LETTERS, trace_html, write_trace_page
from assistant.provenance.status_words import FIGURES


class _Reader(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self) -> str:
        return "".join(self.said)


_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "type", "checked", "for"),
    *("tabindex", "role", "aria-describedby", "aria-label", "data-ids"),
}


def test_a_fact_that_is_a_script_is_text():
    html = trace_html(page())
    assert "<script" not in html
    assert SCRIPT in _Reader(html).text
    assert EVIDENCE in _Reader(html).text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_a_fact_says_the_page_has_the_same_elements(words):
    plain, odd = _Reader(trace_html(page(unused="放映5场"))), _Reader(trace_html(page(unused=words)))
    assert [tag for tag, _ in odd.elements] == [tag for tag, _ in plain.elements]
    assert words in odd.text


def test_the_page_asks_for_nothing_from_outside_and_runs_nothing():
    html = trace_html(page())
    elements = _Reader(html).elements
    assert {tag for tag, _ in elements} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "aside", "footer", "div"),
        *("p", "b", "ul", "li", "label", "input", "span", "sup", "h1", "h2", "h3", "h4", "h5"),
    }
    assert {name for _, attributes in elements for name in attributes} <= _ATTRIBUTES
    assert not re.search(r"https?:|//[a-z]|url\(|@import|file:", html)


def test_the_policy_allows_this_style_sheet_and_nothing_else():
    html = trace_html(page())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    allowed = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] for t, a in _Reader(html).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"


def test_every_status_has_its_letter_its_name_and_its_count():
    html = trace_html(page())
    assert LETTERS.keys() == FIGURES.keys()
    assert len(set(LETTERS.values())) == len(LETTERS)
    for status, called in FIGURES.items():
        assert f'class="f {status}" tabindex="0"' in html
        legend = f'<span class="letter {status}">{LETTERS[status]}</span>{called}<span class="count">1</span>'
        assert legend in html


def test_a_figure_is_described_by_its_fact_and_evidence():
    reader = _Reader(trace_html(page()))
    described = [a["aria-describedby"] for _, a in reader.elements if a.get("aria-describedby")]
    tips = [a["id"] for _, a in reader.elements if a.get("role") == "tooltip"]
    assert described == tips
    assert "集中学习1次" in reader.text
    assert "study.1 + study.2 = 2次" in reader.text
    assert "来源：会议记录" in reader.text


def test_unused_facts_stand_beside_their_section_and_withheld_ones_are_only_numbered():
    html = trace_html(page(unused="放映5场"))
    aside = re.search(r'<section class="part">.*?<aside>(.*?)</aside>', html, re.DOTALL)
    assert aside is not None
    assert '<li class="unused"><b>没写进</b>study.2　放映5场' in aside[1]
    assert "要点清单第12行" in aside[1]
    assert "不写入的要点1条：study.3" in html
    assert "存档另册" not in html


def test_the_page_is_written_and_written_again(tmp_path):
    place = tmp_path / "trace.html"
    write_trace_page(page(), place)
    write_trace_page(page("集中学习1次，又1次"), place)
    assert "又1次" in place.read_text("utf-8")


@pytest.mark.parametrize("name", ["draft.md", "trace", "trace.docx"])
def test_only_a_page_has_the_name_of_one(tmp_path, name):
    with pytest.raises(InputError, match=r"\.html"):
        write_trace_page(page(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_another_page_is_not_overwritten(tmp_path):
    place = tmp_path / "index.html"
    place.write_text("<p>本镇主页", "utf-8")
    with pytest.raises(InputError, match="没有覆盖"):
        write_trace_page(page(), place)
    assert place.read_text("utf-8") == "<p>本镇主页"
