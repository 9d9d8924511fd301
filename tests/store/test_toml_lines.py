"""A setting put into a person's TOML file: the rest of the file stays to the character."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ConfigError
from assistant.store.toml_lines import toml_value, with_setting

CASES = {
    "empty file": ("", "[model]\ncontext = 4096\n"),
    "another group": ("[page]\nsealed = 'no'\n", "[page]\nsealed = 'no'\n\n[model]\ncontext = 4096\n"),
    "another group, no line end": ("[page]\nsealed = 'no'", "[page]\nsealed = 'no'\n\n[model]\ncontext = 4096\n"),
    "after the last of its group": (
        "# 我的\n[model]\nname = 'q'  # 县里的\n\n# 版式\n[page]\n",
        "# 我的\n[model]\nname = 'q'  # 县里的\ncontext = 4096\n\n# 版式\n[page]\n",
    ),
    "in place, comment kept": (
        "[model]\ncontext   =  8192   # 问过信息中心 # 两次\nretries = 1\n",
        "[model]\ncontext   =  4096   # 问过信息中心 # 两次\nretries = 1\n",
    ),
    "the same name in another group": (
        "[embedded]\ncontext = 8192\n[model]\n",
        "[embedded]\ncontext = 8192\n[model]\ncontext = 4096\n",
    ),
    "commented out": ("[model]\n# context = 1\n", "[model]\ncontext = 4096\n# context = 1\n"),
    "dotted": ('model.name = "q"\n', 'model.name = "q"\nmodel.context = 4096\n'),
    "dotted in place": ("model.context = 1 # 小\n[page]\n", "model.context = 4096 # 小\n[page]\n"),
    "windows line ends": ("[model]\r\nretries = 1\r\n", "[model]\r\nretries = 1\r\ncontext = 4096\r\n"),
    "blanks around": ("  [model]  # 模型\n  context = 1\n", "  [model]  # 模型\n  context = 4096\n"),
    "no line end": ("[model]\ncontext = 1", "[model]\ncontext = 4096"),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_one_line_changes(before, after):
    assert with_setting(before, "model", "context", 4096) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'allowed_hosts = [\n  "a",  # 甲\n  "b",\n]  # 两台\nretries = 1\n',
            "allowed_hosts = ['c']  # 两台\nretries = 1\n",
        ),
        ('allowed_hosts = ["#", "]"] # 井号\n', "allowed_hosts = ['c'] # 井号\n"),
    ],
    ids=["over several lines", "signs inside text"],
)
def test_list_is_replaced_whole(before, after):
    changed = with_setting(f"[model]\n{before}", "model", "allowed_hosts", ("c",))
    assert changed == f"[model]\n{after}".replace("'c'", '"c"')


def test_text_that_looks_like_a_group_is_none():
    before = "[model]\nname = '''\n[page]\ncontext = 1\n'''\n"
    assert with_setting(before, "model", "context", 2) == f"{before}context = 2\n"


@pytest.mark.parametrize("before", ["model = {name = 'q'}\n", '["model"]\nname = "q"\n', '[model]\n"context" = 1\n'])
def test_form_that_cannot_be_changed_by_lines_is_refused(before):
    with pytest.raises(ConfigError, match="没有写入") as caught:
        with_setting(before, "model", "context", 4096)
    assert "context = 4096" in caught.value.next_step


def test_json_stays_readable():
    assert toml_value('{"thinking": {"type": "disabled"}}') == """'{"thinking": {"type": "disabled"}}'"""


NAMES = st.sampled_from(["name", "context", "extra_body", "allowed_hosts"])
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=12)
VALUES = st.one_of(TEXT, st.integers(-5, 99999), st.booleans(), st.floats(-5, 5), st.lists(TEXT, max_size=3).map(tuple))
LINES = st.lists(
    st.sampled_from(
        [
            "# 说明",
            "",
            "[page]",
            "[model]",
            "name = 'a' # 甲",
            "context = 1",
            "extra_body = '#'",
            "allowed_hosts = [\n'a',\n]",
        ]
    ),
    max_size=8,
)


@given(LINES, NAMES, VALUES)
def test_any_file_reads_as_before_with_this_setting(lines, name, value):
    before = "\n".join(lines)
    try:
        wanted = tomllib.loads(before)
    except tomllib.TOMLDecodeError:
        return
    try:
        after = with_setting(before, "model", name, value)
    except ConfigError:
        assert "\nmodel" in f"\n{before}"  # never in a file of plain groups
        return
    wanted.setdefault("model", {})[name] = list(value) if isinstance(value, tuple) else value
    assert tomllib.loads(after) == wanted
    assert with_setting(after, "model", name, value) == after
    assert [line for line in after.splitlines() if line.startswith("#")] == [x for x in lines if x.startswith("#")]
