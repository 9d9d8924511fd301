"""What a text may rest on, gathered from a sheet, its template, the library and last year's report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shipped
from office import FACTS

from assistant.drafting.plan import plan_report
from assistant.errors import InputError
from assistant.files.docx_writer import write_docx
from assistant.provenance.ledger import Ledger
from assistant.report.facts_markdown import parse_facts
from assistant.report.report import Heading, Report, Section
from assistant.workflow.ledger import LastYear, ledger_of, read_last_year
from assistant.workflow.library import library

_LAST = "关于2025年上半年工作的报告\n\n一、理论学习\n中心组学习5次。放映电影9场。\n"


def _ledger(text: str = FACTS, last_year: LastYear | None = None, roster: tuple[str, ...] = ()) -> Ledger:
    template = shipped.template()
    sheet = parse_facts(text, template, "云岭/facts.md")
    plan = plan_report(sheet, template, template.shapes[0])
    return ledger_of(sheet, template, plan, library().exemplars, last_year or LastYear(), roster)


def _front(ledger: Ledger) -> list[str]:
    return [source.text for source in ledger.front]


def test_facts_have_their_ids_their_sections_and_their_sources():
    ledger = _ledger(FACTS.replace("专题研讨3次", "专题研讨3次 <!-- 来源：学习档案 -->"))
    found = next(fact for fact in ledger.facts if fact.id == "study.1")
    assert (found.section, found.evidence, found.text) == (
        "study",
        "学习档案",
        "理论学习中心组学习6次，其中专题研讨3次",
    )


def test_withheld_facts_are_apart_and_pending_ones_are_none():
    ledger = _ledger(FACTS + "- 名册另存27人 <!-- 不写入 -->\n- 培训若干人 <!-- 待补 -->\n")
    assert [fact.text for fact in ledger.withheld] == ["名册另存27人"]
    assert not any("培训若干人" in fact.text for fact in (*ledger.facts, *ledger.withheld))


def test_dates_of_the_front_matter_read_as_in_a_report():
    front = _front(_ledger(FACTS.replace("date: 2026-07-03", "date: 2026-07-03\nas_of: 2026-06-15")))
    assert "2026年6月15日" in front
    assert "2026年7月3日" in front


@pytest.mark.parametrize("value", ["2026年上半年", "柳溪镇", "中共柳溪镇委员会", "中共安平县委宣传部", "我镇"])
def test_values_of_the_front_matter_may_be_used(value):
    assert value in _front(_ledger())


def test_the_templates_own_title_lead_and_closing_may_be_used():
    front = "".join(_front(_ledger()))
    assert "特此报告。" in front
    assert "现将有关情况报告如下" in front
    assert set(shipped.template().phrases) <= set(_front(_ledger()))


def test_the_exemplars_of_the_template_are_there_with_facts_and_sentences():
    ledger = _ledger()
    names = {f"范文{e.name}" for e in shipped.exemplars() if e.front.template == "ideology"}
    assert {source.id for source in ledger.exemplars} == names
    shown = next(e for e in shipped.exemplars() if f"范文{e.name}" in names).sections
    section = next(s for s in shown if s.facts)
    texts = {source.text for source in ledger.exemplars}
    assert set(section.facts) <= texts


def test_an_exemplar_of_the_offices_own_is_among_them(monkeypatch, tmp_path):
    text = next(e for e in library().exemplars if e.front.template == "ideology")
    own = (shipped.ROOT / "exemplars" / f"{text.name}.md").read_text("utf-8")
    (tmp_path / "去年半年.md").write_text(own, "utf-8")
    monkeypatch.setenv("ASSISTANT_EXEMPLARS", str(tmp_path))
    assert "范文去年半年" in {source.id for source in _ledger().exemplars}


def test_the_roster_is_passed_on():
    assert _ledger(roster=("上柳村",)).roster == ("上柳村",)


def test_last_years_report_is_read_sentence_by_sentence(tmp_path):
    path = tmp_path / "去年.txt"
    path.write_text(_LAST, "utf-8")
    found = read_last_year(path, library())
    assert [(s.id, s.text, s.section) for s in found.sentences] == [
        ("去年.txt", "中心组学习5次。", "study"),
        ("去年.txt", "放映电影9场。", "study"),
    ]
    assert found.trouble == ""


def test_last_years_report_may_be_a_word_file(tmp_path):
    path = tmp_path / "去年.docx"
    report = Report("工作报告", sections=(Section(Heading(1, "理论学习"), ("study",), ("中心组学习5次。",)),))
    write_docx(report, ("一、",), _page(), path)
    assert [s.text for s in read_last_year(path, library()).sentences] == ["中心组学习5次。"]


@pytest.mark.parametrize("data", [None, b"", b"\xd0\xcf\x11\xe0", b"\x00\x01\x02"])
def test_last_years_report_that_cannot_be_read_is_a_trouble_and_no_error(tmp_path, data):
    path = tmp_path / "去年.docx"
    if data is not None:
        path.write_bytes(data)
    found = read_last_year(path, library())
    assert found.sentences == ()
    assert str(path) in found.trouble


def test_a_classified_report_of_last_year_is_refused(tmp_path):
    path = tmp_path / "去年.txt"
    path.write_text("秘密★1年\n" + _LAST, "utf-8")
    with pytest.raises(InputError, match="密级标志"):
        read_last_year(path, library())


def _page():
    from assistant import config  # noqa: PLC0415

    return replace(config.load(Path("/")).page, sealed="no")
