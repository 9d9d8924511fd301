"""Figures in sentences that join several bullets: each goes with its own words, what follows from those before it is no false
alarm, and what does not is still found."""

from __future__ import annotations

import pytest

from assistant.provenance.coverage import uncovered
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source


def _alarms(facts: str, text: str) -> list[str]:
    ledger = Ledger(facts=tuple(Source(f"s.{n}", f, "s") for n, f in enumerate(facts.split("｜"), 1)))
    return [figure.text for figure in trace_figures(text, ledger, ("s",)) if not figure.sourced]


def _told(facts: str, text: str) -> list[str]:
    """What the facts have that the text has not in full."""
    own = tuple(facts.split("｜"))
    return [own[n] for n in uncovered(own, text)]


_EACH = "秋季宣讲48场，16个村各3场"
_BY_PLACE = "投入9.5万元修缮书屋3处：东湾村4万元、西坡村3万元、南塘村2.5万元"
_BY_MONTH = "信息员培训2期：3月1期45人次，9月1期52人次"
_TWO = "投入21万元改造广场2处：东湾村12万元、西坡村9万元"
_SHEETS = "发公开栏钥匙19把：12个村12把、7个站所7把｜督查2轮，走访12个村，发现问题9个"
_WHOLE_AND_PART = "放映38场中有讲解的14场，占比不足四成"
_TWO_LEADERS = "乡长批办事项13件，副乡长批办4件，均办结"
_JOINED = "业务培训1期，管理员9人、护林员74人参加｜护林员74人每日巡山，报送线索28条"
_THREE_TIMES = "党委会研究3次：2月9日定清单，5月7日听取进度，8月4日听取总结"


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (_BY_PLACE, "东湾村、西坡村、南塘村各修缮书屋1处，分别投入4万元、3万元和2.5万元，合计9.5万元。"),
        (_BY_PLACE, "修缮书屋3处，东湾村、西坡村和南塘村分别投入4万元、3万元、2.5万元，共9.5万元。"),
        (_BY_MONTH, "信息员培训2期，于3月和9月各办1期，分别有45人次、52人次参训，合计97人次。"),
        (_TWO, "东湾村和西坡村各改造广场1处，前者投入12万元，后者投入9万元，共21万元。"),
        (_SHEETS, "公开栏钥匙共发19把，村12个、站所7个，每个单位1把。两轮督查走到12个村，发现问题9个。"),
        (_WHOLE_AND_PART, "有讲解的放映在38场中只有14场，占比不足四成。"),
        (_TWO_LEADERS, "乡长批办13件事项，副乡长批办4件，17件均已办结。"),
        (_JOINED, "举办业务培训1期，9名管理员和74名护林员共83人参加。护林员74人每日巡山，报送线索28条。"),
        (_THREE_TIMES, "2月9日、5月7日和8月4日，党委会先后三次研究，第一次定下清单，后两次听取进度和总结。"),
        ("纠纷排查96件，化解91件", "纠纷排查96件，化解91件，5件尚未化解。"),
        ("3月、8月党委各专题研究群众反映集中的事项1次", "党委在3月和8月两次专题研究群众反映集中的事项。"),
        ("7月底前核查26个工作群", "7月底前把26个工作群核查一遍。"),
        (_EACH, "秋季到16个村各宣讲3场，共48场。"),
        ("评出示范户8户｜文艺汇演3场，志愿服务队8户参加", "评出示范户8户。文艺汇演3场，志愿服务队8户参加。"),
    ],
)
def test_a_figure_that_follows_or_has_its_words_elsewhere_is_right_and_its_fact_told(facts, text):
    assert _alarms(facts, text) == []
    assert _told(facts, text) == []


@pytest.mark.parametrize(
    ("facts", "text", "wrong"),
    [
        (
            _BY_PLACE,
            "东湾村、西坡村、南塘村各修缮书屋1处，分别投入3万元、4万元和2.5万元，合计9.5万元。",
            ["3万元", "4万元"],
        ),
        (_BY_MONTH, "信息员培训2期，于3月和9月各办1期，分别有52人次、45人次参训，合计97人次。", ["52人次", "45人次"]),
        (_TWO, "东湾村和西坡村各改造广场1处，前者投入9万元，后者投入12万元，共21万元。", ["9万元", "12万元"]),
        (_SHEETS, "公开栏钥匙共发19把，村12个、站所7个，每个单位2把。两轮督查走到12个村，发现问题9个。", ["2把"]),
        (_WHOLE_AND_PART, "有讲解的放映在14场中只有38场，占比不足四成。", ["14场", "38场"]),
        (_TWO_LEADERS, "乡长批办13件事项，副乡长批办4件，18件均已办结。", ["18件"]),
        (_TWO_LEADERS, "乡长批办13件事项，副乡长批办4件，其中17件是急件。", ["17件"]),
        (_JOINED, "举办业务培训1期，9名管理员和74名护林员共84人参加。护林员74人每日巡山，报送线索28条。", ["84人"]),
        (
            _THREE_TIMES,
            "2月9日、5月7日和8月4日，党委会先后三次研究，第一次定下清单，后四次听取进度和总结。",
            ["四次"],
        ),
        ("纠纷排查96件，化解91件", "纠纷排查96件，化解91件，6件尚未化解。", ["6件"]),
        ("7月底前核查26个工作群", "7月底前把26个工作群核查3遍。", ["3遍"]),
        (_EACH, "秋季到16个村各宣讲48场，共3场。", ["48场", "3场"]),
        ("舆情12起，去年同期16起", "舆情12起，比去年同期的16起增长25%。", ["25%"]),
    ],
)
def test_what_does_not_follow_in_such_a_sentence_is_found(facts, text, wrong):
    assert _alarms(facts, text) == wrong


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("受理讲座报备6场，批准5场、暂缓1场", "讲座报备6场，批准的有五场，暂缓的有一场。"),
        ("4月20日党委专题研究信访工作1次", "4月20日，党委对信访工作作了一次专题研究。"),
        ("4月底前、9月底前各办写作班1期，每期15人", "4月底前和9月底前各办一期写作班，每期15名。"),
        ("15个村修订村规民约", "村规民约在15个村均已修订。"),
        ("信访排查38件，化解35件，3件调解中", "信访排查38件，调解中的3件，其余35件均已化解。"),
        ("10月底前分3期完成64个微信群群主培训", "分三期开展培训，10月底前64个微信群群主全部参训。"),
        ("学习8次，去年同期6次", "学习8次，较去年同期增加2次。"),
        ("自查问题14个，完成整改14个", "自查的14个问题已全部整改。"),
        ("批办事项7件，办结6件，余1件为东湾村广播", "批办7件事项，6件办结，东湾村广播的事尚未办结。"),
        ("夜间巡查2人，都是兼职", "夜间巡查力量不足。现有人员两名，均为兼职。"),
        ("实践所1个、实践站18个", "实践所有1个，实践站有18个。"),
        ("上期打算5条，兑现4条，未完成1条是修戏台，受汛期影响推迟", "上期5条打算兑现4条，修戏台1条受汛期影响推迟。"),
        ("上期打算6条，兑现5条；未兑现1条是建书画室", "上期提出打算6条，5条已兑现，建书画室1条未能兑现。"),
    ],
)
def test_a_fact_in_other_words_is_neither_partly_told_nor_twisted(fact, text):
    assert _told(fact, text) == []


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("受理讲座报备6场，批准5场、暂缓1场", "讲座报备6场，批准的有五场。每人也有一场观影可去。"),
        ("32个站点未配备管理员", "32个站点均已配备管理员。"),
        ("发现隐患18处，整改15处", "18处隐患全部整改，先整改15处。"),
        ("打算9月前办班2期", "9月前已办班2期。"),
        ("学习8次，去年同期6次", "学习8次，较去年同期增加3次。"),
        ("自查问题14个，完成整改12个", "自查的14个问题已全部整改。"),
        ("批办事项7件，办结6件，余1件为东湾村广播", "批办7件事项，6件办结。"),
    ],
)
def test_a_fact_that_is_left_out_or_said_otherwise_is_still_reported(fact, text):
    assert _told(fact, text) == [fact]
