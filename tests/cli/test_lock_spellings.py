"""A lock as a person writes it: what is not understood is told with its line, and the section is left as it is."""

from __future__ import annotations

import pytest
from office import obedient


@pytest.fixture
def drafted(office, serve):
    office.endpoint = serve(obedient)
    assert office.draft().code == 0
    return office


def marked(office, attribute):
    office.edit("{#study}", attribute)
    return next(n for n, line in enumerate(office.text.split("\n"), 1) if attribute in line)


@pytest.mark.parametrize(
    "attribute",
    ["{#study .锁定}", "{#study .lock}", "{#study 。locked}", "{#study locked}", "{#study 锁定}", "｛#study ．锁｝"],
)
def test_a_lock_in_other_words_locks(drafted, attribute):
    marked(drafted, attribute)
    before = drafted.text
    done = drafted.redraft("study", "--yes")
    assert done.code == 2
    assert "锁定" in done.err
    drafted.change_fact("宣讲14场", "宣讲15场")
    drafted.draft()
    assert drafted.text == before


@pytest.mark.parametrize("attribute", ["{#study .lockd}", "{#study .锁住}", "{#study ！}"])
def test_what_is_not_understood_is_told_and_left(drafted, attribute):
    line = marked(drafted, attribute)
    before = drafted.text
    drafted.change_fact("宣讲14场", "宣讲15场")
    done = drafted.draft()
    assert f"draft.md 第{line}行：标题后面的“" in done.err
    assert "看不懂，这一节先不动" in done.err
    assert drafted.text == before
    checked = drafted.command("check", "-C", str(drafted.folder)).out
    assert f"第{line}行" in checked
    assert "看不懂" in checked
