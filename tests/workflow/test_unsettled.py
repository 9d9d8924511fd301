from __future__ import annotations

import pytest

from assistant.workflow.unsettled import unsettled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("向X镇学习", ("X镇",)),
        ("走访XX户，发放××份", ("XX户", "××份")),
        ("听众xx余人次", ("xx余人次",)),
        ("3月X日召开", ("3月X日",)),
        ("整改【待核实：14个】", ("【待核实：14个】",)),
        ("【待补】", ("【待补】",)),
        ("宣讲[待核实 14场]", ("[待核实 14场]",)),
        ("宣讲〔待补：场次〕、走访X村", ("〔待补：场次〕", "X村")),
        ("宣讲（待核实：14场）", ("（待核实：14场）",)),
        ("待办事项3件，待补植面积5亩（待补植）", ()),
        ("〔2026〕3号文", ()),
    ],
)
def test_what_is_still_to_settle(text, words):
    assert unsettled(text) == words
