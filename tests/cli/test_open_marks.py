"""What keeps a report from going out, wherever it stands and however it is written."""

from __future__ import annotations

import pytest
from office import FACTS

MARKS = {
    "square brackets": "[待核实：14场]",
    "round brackets": "（待核实：14场）",
    "half-width round": "(待补)",
    "more to come": "（待补充）",
    "unclosed": "【待核实：14场",
    "unopened": "待核实：14场】",
    "no bracket": "待补：几场",
    "an X for the name": "X镇",
    "crosses for a figure": "××场",
    "an empty bracket": "【 】",
}


@pytest.fixture
def drafted(office):
    assert office.draft("--model", "skeleton").code == 0
    return office


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_mark_in_a_section_is_named_with_its_heading(drafted, mark):
    drafted.edit("14场", mark)
    done = drafted.export()
    assert done.code == 2
    assert "还有1处没有处理" in done.err
    assert "强化理论武装，筑牢思想根基：" in done.err
    assert not drafted.docx.exists()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("recipient: 中共安平县委宣传部", "recipient: 中共××县委宣传部", "主送机关（recipient）"),
        ("issuer: 中共柳溪镇委员会", "issuer: 中共X镇委员会", "发文机关（issuer）"),
        ("template:", "attachments: （待补）\ntemplate:", "附件（attachments）"),
    ],
)
def test_mark_in_a_field_is_named_with_the_field(drafted, old, new, named):
    drafted.write_facts(FACTS.replace(old, new))
    done = drafted.export()
    assert done.code == 2
    assert named in done.err


@pytest.mark.parametrize("prose", ["（待补选村支书2名）", "待核实线索3条", "7×24小时值守"])
def test_prose_is_no_mark(drafted, prose):
    drafted.edit("14场", f"14场（{prose}）")
    assert drafted.export().code == 0


def test_report_without_recipient_is_pointed_out(drafted):
    drafted.write_facts(FACTS.replace("recipient: 中共安平县委宣传部\n", ""))
    done = drafted.export()
    assert done.code == 0
    assert "主送机关（recipient）" in done.err


def test_summary_needs_no_recipient(drafted):
    drafted.write_facts(FACTS.replace("recipient: 中共安平县委宣传部\n", "").replace("kind: 报告", "kind: 总结"))
    done = drafted.export()
    assert done.code == 0
    assert done.err == ""
