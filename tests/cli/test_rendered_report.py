"""An exported report as a reader sees it, through LibreOffice."""

from __future__ import annotations

import re

import pytest
from office import TEN, sheet
from rendering import needs_libreoffice, render

pytestmark = needs_libreoffice


@pytest.fixture
def pages(office, tmp_path):
    office.write_facts(sheet(TEN))
    assert office.draft("--model", "skeleton").code == 0
    assert office.export().code == 0
    return render([office.docx], tmp_path)["draft"]


def test_headings_are_numbered_and_pages_too(pages):
    text = [line.text for page in pages for line in page]
    found = [m[0] for line in text if (m := re.match(r"(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）)", line))]
    assert found == ["一、", *(f"（{n}）" for n in "一二三四五六七八"), "二、", "三、"]
    assert [page[-1].text for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    assert text[-2].endswith("2026年7月3日")
