"""The traced draft in a real browser: what shows on hover, focus and click, what the filters hide, how it prints."""

from __future__ import annotations

import pytest
from browser import Browser, needs_browser
from pypdf import PdfReader
from traced_pages import SCRIPT, page

from assistant.files.trace_html import write_trace_page
from assistant.provenance.status_words import FIGURES

pytestmark = needs_browser
_SHOWN = (
    "[...document.querySelectorAll('.tip')].filter(t => getComputedStyle(t).display !== 'none').map(t => t.textContent)"
)
_A4 = (595, 842)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser")
    place = folder / "trace.html"
    write_trace_page(page(), place)
    with Browser(folder) as browser:
        yield browser, place


@pytest.fixture
def browser(shown) -> Browser:
    browser, place = shown
    browser.open(place)
    return browser


def test_it_asks_for_nothing_but_itself_and_the_policy_refuses_nothing(browser, shown):
    assert browser.requested() == [shown[1].as_uri()]
    assert browser.complaints() == []


def test_a_script_in_a_fact_is_shown_and_not_run(browser):
    assert SCRIPT in browser.ask("document.querySelector('aside').textContent")
    assert browser.ask("document.scripts.length") == 0


def test_the_style_sheet_is_in_force(browser):
    assert browser.ask("getComputedStyle(document.querySelector('.part')).display") == "grid"


def test_nothing_is_open_at_first(browser):
    assert browser.ask(_SHOWN) == []


def test_a_figure_under_the_mouse_shows_its_fact_and_evidence(browser):
    browser.hover(".f.stated")
    (tip,) = browser.ask(_SHOWN)
    assert "集中学习1次" in tip
    assert "来源：签到册“3月”<b>第2页</b>" in tip
    browser.hover(".f.unknown")
    (tip,) = browser.ask(_SHOWN)
    assert "无依据" in tip


def test_a_figure_that_is_clicked_keeps_its_fact_open(browser):
    browser.click(".f.derived")
    browser.hover("h1, h2, h3")
    (tip,) = browser.ask(_SHOWN)
    assert "study.1 + study.2 = 2次" in tip


def test_the_keyboard_goes_through_the_filters_and_then_the_figures(browser):
    order = []
    for _ in range(len(FIGURES) * 2):
        browser.press_tab()
        order.append(browser.ask("document.activeElement.id || document.activeElement.className"))
    assert order == [*(f"show-{status}" for status in FIGURES), *(f"f {status}" for status in FIGURES)]
    assert len(browser.ask(_SHOWN)) == 1


def test_a_fact_is_shown_inside_the_window(browser):
    browser.click(".f.leaked")
    box = browser.ask(
        "(() => { const r = document.querySelector('.f.leaked .tip').getBoundingClientRect();"
        " return [r.left, r.right, r.width, innerWidth]; })()"
    )
    assert box[0] >= 0
    assert box[1] <= box[3]
    assert box[2] > 200


@pytest.mark.parametrize("status", FIGURES)
def test_a_status_is_filtered_out_and_in_again(browser, status):
    letter = f"getComputedStyle(document.querySelector('.f.{status} > sup')).display"
    colour = f"getComputedStyle(document.querySelector('.f.{status}')).color"
    before = browser.ask(colour)
    browser.click(f"label[for=show-{status}]")
    assert browser.ask(letter) == "none"
    assert browser.ask(colour) == browser.ask("getComputedStyle(document.querySelector('p.line')).color") != before
    others = browser.ask(
        "[...document.querySelectorAll('.f > sup')].filter(s => getComputedStyle(s).display !== 'none').length"
    )
    assert others == len(FIGURES) - 1
    browser.click(f"label[for=show-{status}]")
    assert browser.ask(letter) != "none"


def test_the_space_bar_filters_too(browser):
    browser.press_tab()
    browser.press_space()
    assert browser.ask("document.getElementById('show-stated').checked") is False
    assert browser.ask("getComputedStyle(document.querySelector('.f.stated > sup')).display") == "none"


def test_unused_facts_stand_beside_their_section(browser):
    sides = browser.ask(
        "['.text', 'aside'].map(s => document.querySelector(s).getBoundingClientRect()).map(r => [r.left, r.top, r.right])"
    )
    (_, top, right), (left, beside, _) = sides
    assert left >= right
    assert beside == top


def test_it_prints_on_a4_with_the_facts_behind_the_figures(browser, tmp_path):
    browser.print(tmp_path / "trace.pdf")
    sheets = PdfReader(tmp_path / "trace.pdf").pages
    assert len(sheets) == 1
    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == _A4
    assert "study.1" in sheets[0].extract_text()
