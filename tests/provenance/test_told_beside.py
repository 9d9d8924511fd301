"""What a text tells beside its facts' own words: rests, multiples, announced counts, headings; and what stays wrong."""

from __future__ import annotations

import pytest

from assistant.provenance.activity_trace import trace_clauses
from assistant.provenance.coverage import uncovered
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_trace import trace_names

_FRONT = tuple(Source("文件头", text) for text in ("2026年上半年", "2026年7月2日", "2026年6月28日"))


def _ledger(fact: str, key: str, front: tuple[Source, ...] = ()) -> Ledger:
    return Ledger(facts=tuple(Source(f"s.{n}", f, key) for n, f in enumerate(fact.split("｜"), 1)), front=front)


def _alarms(fact: str, text: str, key: str = "s", front: tuple[Source, ...] = ()) -> list[str]:
    return [f.text for f in trace_figures(text, _ledger(fact, key, front), (key,)) if not f.sourced]


def _clauses(fact: str, text: str, key: str = "s") -> list[str]:
    return [clause.text for clause in trace_clauses(text, _ledger(fact, key), (key,))]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("巡河312次，村级巡河210次", "巡河312次，村级巡河210次，其他巡河102次。"),
        ("放映电影20场，集镇8场", "放映电影20场，集镇8场，集镇外12场。"),
        ("登记商户75家，签承诺书61家", "登记商户75家，签承诺书61家，没有签的14家。"),
        ("拍照片：村里84张、学校40张", "拍照片84张的是村里，是学校40张的两倍多。"),
        ("养蜂户60户、养蚕户20户", "养蜂户60户，是养蚕户20户的3倍。"),
        ("26个组缺4个组长", "26个组中还有4个组没有组长。"),
        ("培训覆盖63户商户，占84户的75%", "84户商户中有63户参加培训，占75%。"),
        ("规上企业31家，7家没设书屋", "31家规上企业还有7家没有设书屋。"),
    ],
)
def test_what_is_left_or_a_part_of_what_is_told_follows(fact, text):
    assert _alarms(fact, text) == []


@pytest.mark.parametrize(
    ("fact", "text", "wrong"),
    [
        ("巡河312次，村级巡河210次", "巡河312次，村级巡河210次，其他巡河112次。", ["112次"]),
        ("拍照片：村里84张、学校40张", "拍照片84张的是村里，是学校40张的三倍多。", ["三倍多"]),
        ("查9个组，隐患16处，改12处，余4处", "查9个组，隐患16处，改12处，没有改的5处。", ["5处"]),
        ("查8处点位，隐患16处，改11处，余5处", "查8处点位，隐患16处，改11处，没有改的3处。", ["3处"]),
        ("信访件310件，办结290件；其中涉农64件，办结60件", "涉农的64件中办结60件，还剩20件。", ["20件"]),
        ("7户中3户装表，另4户明年装", "7户中3户装表，装表率达到233%。", ["233%"]),
        ("隐患13处：山塘6处、渠道7处，消10处，余3处，站长、所长各包1处", "6处已消除，余3处由站长、所长各包1处。", []),
        ("报信息96条，去年同期80条；涉村舆情9起，去年同期12起：用水5起、用电4起", "报信息96条，同比增长25%。", ["25%"]),
        (
            "值守42天：五一6天、汛期21天、中考15天",
            "汛期值守42天，五一值守6天，中考值守15天，合计21天。",
            ["42天"],
        ),
    ],
)
def test_another_number_does_not_follow(fact, text, wrong):
    assert _alarms(fact, text) == wrong


_PLANS = "站长牵头，8月底前修喇叭3个｜团委牵头，9月底前招志愿者20人｜学校牵头，12月底前讲课6场"
_DONE = "8月底前，站长牵头修喇叭3个。9月底前，团委牵头招志愿者20人。12月底前，学校牵头讲课6场。"


@pytest.mark.parametrize(
    ("lead", "wrong"),
    [
        ("下半年抓好三件事。", []),
        ("下半年抓好四件事。", ["四件事"]),
        ("新的一年，抓好几件事。", []),
        ("回看一年，还有几处不足。", []),
    ],
)
def test_a_count_that_announces_what_follows_is_held_against_it(lead, wrong):
    assert _alarms(_PLANS, lead + _DONE, "plans") == wrong


def test_marked_items_are_counted_rather_than_sentences():
    items = "一是8月底前，站长牵头修喇叭3个。经费不增加。二是9月底前，团委牵头招志愿者20人。"
    assert _alarms(_PLANS, f"重点做好两项工作。{items}", "plans") == []
    assert _alarms(_PLANS, f"重点做好三项工作。{items}", "plans") == ["三项"]


def test_a_vague_count_of_what_was_done_still_claims_something():
    assert _alarms(_PLANS, "上半年开展几次活动，反响好。", "plans") == ["几次"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2026年上半年，乡党委抓好工作。数据截至6月28日。", []),
        ("2025年上半年，乡党委抓好工作。数据截至3月14日。", ["2025年上半年", "3月14日"]),
    ],
)
def test_an_opening_has_the_times_of_the_front_matter_though_a_fact_has_others(text, wrong):
    assert _alarms("3月14日讲课1场｜2025年上半年打算2条", text, "opening", _FRONT) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"), [("比2024年多9篇。", []), ("比2025年多9篇。", ["2025年"]), ("对照2025年打算8条。", ["2025年"])]
)
def test_a_period_is_not_compared_with_itself(text, wrong):
    front = (Source("文件头", "2025年"),)
    assert _alarms("采用31篇，比2024年多9篇｜2024年打算8条", text, "s", front) == wrong


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("采用40篇｜40篇里写农事的26篇", "采用40篇。从题材看，写农事的26篇。"),
        ("隐患29处，改21处，余8处（山塘5处、渠道3处）月底前改", "隐患29处，改21处，余下的山塘5处、渠道3处月底前改。"),
        ("夜校每周开课5天，学员64人", "夜校每周开课五天，学员64人。"),
        ("涉村舆情2起：用水1起、占道1起，都办结", "涉村舆情两起，一起为用水，一起为占道，都办结。"),
    ],
)
def test_a_fact_told_by_its_parts_is_used(fact, text):
    assert uncovered(tuple(fact.split("｜")), text) == {}


def test_what_each_of_two_has_is_not_told_by_one():
    assert list(uncovered(("印手册，汉文、藏文各60份",), "印手册，藏文60份。")) == [0]
    assert uncovered(("印手册，汉文、藏文各60份",), "印手册，汉文60份，藏文60份。") == {}


def test_a_figure_of_a_unit_by_rule_may_be_spoken():
    assert uncovered(("责任书分乡、村、组3级，共46份",), "责任书按乡、村、组三级签订，共46份。") == {}


def test_an_activity_of_no_fact_is_found_in_an_opening_too():
    text = "乡党委通过知识竞赛形式抓好各项工作。"
    assert _clauses("讲课6场｜发传单40份", text, "opening") == ["乡党委通过知识竞赛形式抓好各项工作"]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("余2个为旧公告栏", "没有更换的2个都是旧公告栏。"),
        ("余3个均为企业电子屏，12月底前改", "未改的3个全部是企业电子屏，12月底前改。"),
        ("更换5处路灯，约6万元", "更换5处路灯，资金约6万元。"),
        ("13个村修订村规民约", "移风易俗方面，13个村修订村规民约。"),
        ("宣传护林员4人，经本人同意", "宣传护林员4人，事先取得本人同意。"),
        ("暗访1轮，走8个组", "暗访一轮，走访8个组。"),
        ("交通安全课11场，小学生760人次", "交通安全课11场，760人次的小学生走进课堂。"),
        ("茶歌节6月2日至5日", "茶歌节6月2日开幕、5日结束。"),
    ],
)
def test_words_that_say_no_more_than_the_fact_are_no_clause_without_support(fact, text):
    assert _clauses(fact, text) == []


def test_words_that_say_more_are_still_found():
    assert _clauses("5个公告栏：部分为旧公告栏", "5个都是旧公告栏。") == ["5个都是旧公告栏"]
    assert _clauses("更换5处路灯，约6万元", "县财政局拨付资金约6万元。") == ["县财政局拨付资金约6万元"]


def test_a_judgment_that_figures_show_is_none_among_problems_only():
    fact, text = "农技员17人，只有4人懂电脑", "农技员水平跟不上，17人中懂电脑的只有4人。"
    assert _clauses(fact, text, "problems") == []
    assert _clauses(fact, text) == ["农技员水平跟不上"]
    assert _clauses(fact, "干群关系跟不上，17人中懂电脑的只有4人。", "problems") == ["干群关系跟不上"]


def test_a_count_of_no_fact_in_an_opening_is_a_clause_without_support():
    text = "乡党委抓好各项工作。帮扶困难企业6家。"
    assert _clauses("讲课6家｜发传单40份", text, "opening") == ["帮扶困难企业6家"]


@pytest.mark.parametrize("text", ["立足江港镇实际抓好工作。", "从茶乡实际出发。", "4月办村干部培训1期。"])
def test_what_kind_of_place_it_is_names_none(text):
    assert [n.text for n in trace_names(text, _ledger("4月村干部培训1期", "s"), ("s",)) if not n.allowed] == []


def test_a_name_that_the_facts_have_as_it_stands_is_no_near_miss_of_a_shorter_one():
    text = "村村村村石桥湾村办班。"
    assert [n.text for n in trace_names(text, _ledger("村村村村石桥湾村办班", "s"), ("s",)) if not n.allowed] == []
    wrong = [n.text for n in trace_names("村石桥湾村办班。", _ledger("石桥湾村办班", "s"), ("s",)) if not n.allowed]
    assert wrong == ["村石桥湾村"]


def test_what_the_template_itself_says_is_no_contrary():
    opening = "乡党委围绕组织领导与责任落实、理论学习、网络舆情等方面开展意识形态工作"
    facts = (Source("network.1", "值班看网，没有发生舆情", "network"),)
    ledger = Ledger(facts=facts, front=(Source("模板", f"2026年上半年，{opening}。"),))
    assert trace_clauses(f"2026年上半年，{opening}。", ledger) == ()
    assert trace_clauses("值班看网，发生舆情，", Ledger(facts=facts))
