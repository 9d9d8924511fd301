"""Clean reports get nothing from the rules of punctuation, figures and arithmetic; their computing rules hold for any counts."""

from __future__ import annotations

import pytest
import shipped
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.report.finding import Finding
from assistant.report.reading.document import read_document
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rules import all_rules

_RULES = tuple(rule for rule in all_rules() if rule.family in ("punctuation", "figures", "arithmetic"))
_MODERATE = settings(max_examples=100, deadline=None)
_COUNTS = st.integers(min_value=1, max_value=999)
_NOISE = st.text(
    alphabet="镇村学习其中一是二十019万千％%率，。；：、！,;:?!.()（）“”《》\"'—-…· 次篇个余约比由增加到", max_size=60
)

CLEAN = [
    "共排查、化解矛盾纠纷15件，并全部进行了调处，调解成功率100%。",
    "地区生产总值391亿元，增长8.6%；财政收入38.74亿元，增长4.26%，其中地方级收入26.5亿元，增长0.9%。",
    "三次产业比调整为11.8∶48.3∶39.9，全省排名由99位提升至87位。",
    "督察反馈问题25个，细化整改措施80项，完成整改78项。",
    "办理建议提案206件，办结206件，办结率、满意率均达100%。",
    "受理信访56件，办结54件，按期答复率100%，群众满意率96.3%。",
    "新开工项目56个，竣工38个，其中亿元以上项目21个、十亿元以上项目3个。",
    "共有党员1260名，其中女党员310名，35岁以下党员280名，大专以上学历党员820名。",
    "排查安全隐患1260处，整改1248处，整改率99%，其余12处正在整改。",
    "森林覆盖率由61.2%提高到62.5%，提高1.3个百分点；优良天数比例达96.7%。",
    "规模以上企业由23家增至28家，净增5家；个体工商户由1260户增加到1386户，增长10%。",
    "以河东村、石桥村为示范，带动柳沟村、下湾村等8个村建成和美乡村。",
    "根据《关于做好防汛抗旱工作的通知》（云防指〔2026〕6号）要求，储备编织袋2.5万条。",
    "干部夜校每月1次，每次2小时，上半年开展6次，其中专题辅导3次、实地观摩2次、交流研讨1次。",
    "新建农村公路12条36.5公里，其中通村公路8条21.3公里、产业路4条15.2公里。",
    "近三年来，先后选派二十余名年轻干部到一线锻炼，约三分之一得到提拔。",
    "——坚持问题导向。每户年均节支800元至1200元，惠及3万—5万人。",
    "推行“1+6+N”模式，建成“15分钟生活圈”8个，12345热线按期办结率99.2%。",
    "参加学生1260人次，比去年同期增加320人次，增长34%。",
]


def _found(text: str) -> tuple[Finding, ...]:
    return check(Manuscript(read_document(text, shipped.template().sections)), _RULES)


def _names(text: str) -> list[str]:
    return [finding.rule for finding in _found(text)]


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda exemplar: exemplar.name)
def test_exemplars_are_silent(exemplar):
    report = exemplar.report
    lines = [report.title, *report.opening, *report.closing]
    for section in exemplar.sections:
        lines += [section.heading, *section.paragraphs, *(f"{fact}。" for fact in section.facts)]
    assert _found("\n".join(lines)) == ()


def test_the_facts_of_the_sample_are_silent():
    facts = [fact.text for fact in shipped.sheet().facts]
    assert len(facts) > 30
    assert _found("\n".join(facts)) == ()


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_sentence_is_silent(text):
    assert _names(text) == []


@_MODERATE
@given(found=_COUNTS, done=_COUNTS)
def test_more_done_than_found_is_told_and_nothing_else(found, done):
    names = _names(f"督查2轮，发现问题{found}个，整改{done}个。")
    assert names == (["done-over-found"] if done > found else [])


@_MODERATE
@given(found=_COUNTS, done=_COUNTS, left=st.integers(min_value=0, max_value=999))
def test_what_is_left_is_the_difference(found, done, left):
    assume(done <= found)
    names = _names(f"发现问题{found}个，已整改{done}个，余下{left}个正在整改。")
    assert names == (["remainder"] if left != found - done else [])


@_MODERATE
@given(whole=_COUNTS, parts=st.lists(_COUNTS, min_size=1, max_size=4))
def test_parts_never_exceed_their_whole(whole, parts):
    listed = "、".join(
        f"{kind}{part}次" for kind, part in zip(["上河片", "集镇片", "茶山片", "库区片"], parts, strict=False)
    )
    findings = _found(f"开展宣讲{whole}次，其中{listed}。")
    if max(parts) > whole:
        assert [(f.rule, f.severity) for f in findings] == [("parts-of-whole", "error")]
    elif sum(parts) > whole:
        assert [(f.rule, f.severity) for f in findings] == [("parts-of-whole", "warning")]
    else:
        assert findings == ()


@_MODERATE
@given(whole=_COUNTS, part=_COUNTS, places=st.integers(min_value=0, max_value=2))
def test_a_rate_rounded_to_any_digit_is_right(whole, part, places):
    assume(part <= whole)
    rate = f"{part * 100 / whole:.{places}f}"
    assert _names(f"排查矛盾纠纷{whole}件，化解{part}件，化解率{rate}%。") == []


@_MODERATE
@given(whole=_COUNTS, part=_COUNTS, shift=st.integers(min_value=2, max_value=30))
def test_a_rate_two_points_off_is_told(whole, part, shift):
    assume(part <= whole)
    rate = part * 100 / whole + shift
    assume(rate <= 100)
    assert _names(f"排查矛盾纠纷{whole}件，化解{part}件，化解率{rate:.1f}%。") == ["rate-quotient"]


@_MODERATE
@given(old=_COUNTS, new=_COUNTS, by=_COUNTS)
def test_an_increase_is_the_difference(old, new, by):
    assume(new > old)
    names = _names(f"采用稿件由{old}篇增加到{new}篇，增加{by}篇。")
    assert names == (["stated-increase"] if by != new - old else [])


@_MODERATE
@given(
    names=st.lists(
        st.sampled_from(["柳沟村", "河东村", "石桥村", "下湾村", "东岭村"]), min_size=2, max_size=5, unique=True
    ),
    number=st.integers(min_value=2, max_value=9),
)
def test_a_list_of_villages_has_its_number(names, number):
    found = _names(f"{'、'.join(names)}{number}个村建成文化广场。")
    assert found == (["list-and-count"] if number != len(names) else [])
    others = _names(f"{'、'.join(names)}等{number}个村建成文化广场。")
    assert others == (["list-and-count"] if number < len(names) else [])


@settings(max_examples=300, deadline=None)
@given(text=_NOISE)
def test_no_text_breaks_a_rule(text):
    for finding in _found(text):
        assert finding.excerpt
        assert finding.fix


@pytest.mark.parametrize(
    ("text", "column", "excerpt"),
    [
        ("　　学习,研讨。", 5, ","),
        ("　　发现问题９个，整改１１个。", 7, "９个，整改１１个"),
        ("　　集中学习16次，其中研讨18次。", 7, "16次，其中研讨18次"),
    ],
)
def test_a_finding_stands_where_the_fault_is(text, column, excerpt):
    places = [(finding.column, finding.excerpt) for finding in _found(text) if finding.rule != "full-width-figure"]
    assert places == [(column, excerpt)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("集中学习12次，其中研讨16次。", "error"),
        ("集中学习16次，其中研讨12次、宣讲6次。", "warning"),
        ("评选“好媳妇”、“好婆婆”16名。", "info"),
        ("每组5-8人。", "info"),
        ("化解率94.8％，办结率98%。", "warning"),
        ("化解率94.8％。", "info"),
    ],
)
def test_how_bad_a_fault_is(text, severity):
    assert [finding.severity for finding in _found(text)] == [severity]
