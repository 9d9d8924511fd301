from __future__ import annotations

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.headings import accepted_headings

_TASKS = [shipped.task(key) for key in ("study", "positions", "civility")]
_GOOD = ("强化理论学习，筑牢思想根基", "强化阵地管理，守牢安全底线", "强化文明培育，涵养文明乡风")


def _accepted(*lines: str):
    return accepted_headings("\n".join(lines), _TASKS)


@pytest.mark.parametrize(
    "reply",
    [
        "\n".join(_GOOD),
        "\n\n".join(_GOOD),
        "\n".join(f"（{n}）{h}" for n, h in zip("一二三", _GOOD, strict=True)),
        "\n".join(f"{n}. {h}。" for n, h in enumerate(_GOOD, start=1)),
        "\n".join(f"- {h}" for h in _GOOD),
        "\n".join(f"**{h}**" for h in _GOOD),
        "\n".join(f"### {h}" for h in _GOOD),
        "\n".join(h.replace("，", ",") for h in _GOOD),
        "<think>要对仗</think>\n" + "\n".join(_GOOD),
        "\r\n".join(_GOOD),
    ],
)
def test_well_formed_headings_are_taken(reply):
    assert accepted_headings(reply, _TASKS) == _GOOD


@pytest.mark.parametrize(
    "lines",
    [
        (),
        _GOOD[:2],
        (*_GOOD, "强化队伍建设，夯实工作保障"),
        (_GOOD[0], _GOOD[0], _GOOD[2]),
        (_GOOD[0], "强化阵地管理工作，守牢安全底线", _GOOD[2]),
        (_GOOD[0], "强化阵地管理守牢安全底线呀", _GOOD[2]),
        (_GOOD[0], "强化阵地管理，排查三轮九处", _GOOD[2]),
        (_GOOD[0], "强化64处阵地，守牢安全底线", _GOOD[2]),
        (_GOOD[0], "强化柳林村管理，守牢安全底线", _GOOD[2]),
        (_GOOD[0], "推动经济发展，促进农民增收", _GOOD[2]),
        ("以下是三个标题：", *_GOOD),
        (_GOOD[0], "Manage positions well", _GOOD[2]),
    ],
)
def test_anything_else_is_not(lines):
    assert _accepted(*lines) is None


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_reply_is_taken_or_not(reply):
    assert accepted_headings(reply, _TASKS) is None or len(accepted_headings(reply, _TASKS)) == 3
