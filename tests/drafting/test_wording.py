from __future__ import annotations

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.plain_wording import plain_wording, worded_facts
from assistant.drafting.wording import SpokenWord, parse_wording
from assistant.language.quantities import quantities
from assistant.report.facts import FrontMatter
from assistant.style.punctuation import full_width

_RULES = shipped.wording().skeleton


@pytest.mark.parametrize(
    ("township", "period", "words"),
    [
        ("清河镇", "2026年上半年", ("镇党委", "我镇")),
        ("石桥乡", "2026年下半年", ("乡党委", "我乡")),
        ("城关街道", "2025年", ("街道党工委", "我街道")),
    ],
)
def test_connectives_speak_as_the_township_does(township, period, words):
    connectives = shipped.wording().connectives.for_township(FrontMatter(township=township, period=period))
    assert set(words) <= set(connectives.subjects)
    assert not any("{" in word for word in (*connectives.subjects, *connectives.words))


@pytest.mark.parametrize(("period", "terms"), [("2026年上半年", ("上半年",)), ("2026年第一季度", ()), ("", ())])
def test_a_period_without_a_short_name_has_no_term(period, terms):
    front = FrontMatter(township="清河镇", period=period)
    assert shipped.wording().connectives.for_township(front).terms == terms


def test_connectives_bring_no_figure():
    connectives = shipped.wording().connectives
    assert [w for w in connectives.words if any(c.isdigit() for c in w)] == []
    assert not {"提高", "提升", "增强", "计划", "要求"} & set(connectives.words)


def test_a_spoken_word_is_replaced_where_it_stands_free():
    words = (SpokenWord("搞了", "开展"), SpokenWord("剩", "余下", then=("数",)))
    assert plain_wording("搞了宣讲3场,剩2个", words) == "开展宣讲3场，余下2个"
    assert plain_wording("学习《搞了什么》和“剩余”", words) == "学习《搞了什么》和“剩余”"
    assert plain_wording("剩菜2份", words) == "剩菜2份"


def test_the_first_word_that_fits_wins_and_nothing_is_replaced_twice():
    words = (SpokenWord("甲乙", "丙"), SpokenWord("甲", "乙"), SpokenWord("乙", "丁"))
    assert plain_wording("甲乙", words) == "丙"
    assert plain_wording("甲", words) == "乙"
    assert plain_wording("甲，乙", words) == "乙，丁"


@pytest.mark.parametrize(
    "fact",
    [
        "整改了6处",
        "修改了村规民约11份，更换了展板18块",
        "举办了讲座3场，承办了县级现场会1次，宣讲了12场",
        "订了党报党刊32份，装订了台账11本，修订了制度2项",
        "演讲了3次，播放电影4场",
        "改好厕所12座",
        "科学了解群众需求，自学了2次",
        "首都在线网站刊发1篇，首都有12人",
        "办了营业执照3个",
        "排查出风险点8个，检查出问题3个",
        "印发宣传单300份，续签责任书9份",
        "恶搞视频3条，搞活经济，搞清底数",
        "剩余3个，剩菜2份，留下来5人",
        "还没有整改的2处",
    ],
)
def test_a_longer_word_is_never_taken_apart(fact):
    assert plain_wording(fact, _RULES.wording) == fact


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        ("发现问题9处，改了6处，另3处8月底前改完", "发现问题9处，整改6处，另3处8月底前完成整改"),
        ("查出问题9处，8条改完了", "发现问题9处，8条完成整改"),
        ("换掉破损展板18块，花费4.8万元", "更换破损展板18块，支出4.8万元"),
        ("9月底前换完6个村的宣传栏", "9月底前更换6个村的宣传栏"),
        ("宣传栏9月底前换完", "宣传栏9月底前更换完毕"),
        ("办了培训2期，讲了46场", "举办培训2期，宣讲46场"),
        ("学了党的二十届四中全会精神", "学习了党的二十届四中全会精神"),
        ("二十届四中全会精神学了2次", "二十届四中全会精神学习2次"),
        ("订了《舆情处置流程图》，发宣传单1.5万份", "制定《舆情处置流程图》，发放宣传单1.5万份"),
        ("搞专题宣传12场次，剩1个", "开展专题宣传12场次，余下1个"),
    ],
)
def test_spoken_words_of_a_township_are_written(fact, written):
    assert plain_wording(fact, _RULES.wording) == written
    assert plain_wording(written, _RULES.wording) == written


def test_a_bare_noun_gets_its_verb_before_a_model_sees_it():
    texts = ("督查2轮，发现问题14个", "村干部培训2期", "宣传栏更新23块")
    worded = worded_facts(texts, _RULES, FrontMatter(township="清河镇"))
    assert worded == ("开展督查2轮，发现问题14个", "举办村干部培训2期", "宣传栏更新23块")


@given(st.text(alphabet="搞了学习16次，；《条例》“一岗双责”1.5万剩换掉放电影查出", max_size=30))
@settings(max_examples=100, deadline=None)
def test_figures_stay(fact):
    worded = plain_wording(fact, _RULES.wording)
    digits = [c for c in worded if c.isdigit()]
    assert digits == [c for c in full_width(fact) if c.isdigit()]
    assert len(quantities(worded)) >= 0


@pytest.mark.parametrize("task", shipped.plan().tasks, ids=lambda t: t.key)
def test_facts_of_the_sample_stay_as_many(task):
    worded = worded_facts(task.texts, _RULES, shipped.sheet().front)
    assert len(worded) == len(task.texts)
    assert [[q.text for q in quantities(w)] for w in worded] == [[q.text for q in quantities(t)] for t in task.texts]


def test_no_facts_no_words():
    assert worded_facts((), _RULES, FrontMatter()) == ()


def test_a_file_that_is_missing_is_named():
    with pytest.raises(KeyError):
        parse_wording({})
