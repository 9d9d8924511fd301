"""The forms in which provinces, counties and speakers number what they write: all right, none may be complained of."""

from __future__ import annotations

import pytest

from assistant.report.reading.document import read_document
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rules import all_rules

NUMBERING = tuple(rule for rule in all_rules() if rule.family == "numbering")
BODY = "全县上下同心协力，主要指标好于预期，重点项目加快推进，民生保障有力有效。"
LONG = "以园区为载体引进配套企业，以企业为主体开展技术改造，以市场为导向调整种植结构，以合作社为纽带带动农户增收，" * 2

GOVERNMENT_REPORT = f"""安平县人民政府工作报告
——2026年1月8日在安平县第十八届人民代表大会第五次会议上
县长　李明
各位代表：
现在，我代表县人民政府，向大会报告政府工作，请予审议，并请各位政协委员提出意见。
一、2025年工作回顾
{BODY}
——经济总体回升向好。{BODY}
——创新动能持续增强。{BODY}
（一）着力稳增长，发展质效不断提升。{BODY}
（二）着力促创新，动能转换不断加快。{LONG}{BODY}
（三）{LONG}{LONG}{BODY}
各位代表！{BODY}
二、2026年工作安排
做好今年工作，要坚持“四个必须”：一是必须坚持党的领导；二是必须坚持人民至上；三是必须坚持改革创新；四是必须坚持实干为先。
（一）加快产业升级。一是做强工业，{BODY}二是做优服务业，{BODY}三是做大农业。
（二）扩大有效需求。{BODY}
1.激发消费潜力。{BODY}
2.扩大有效投资。实施重点项目120个，完成投资85亿元。
（三）办好民生实事。今年集中力量办好10件实事：
1.新建学校3所，新增学位3600个。
2.改造老旧小区20个。
3.2026年新增养老床位500张；
4.建成农村公路100公里。
三、加强政府自身建设
{BODY}
名词解释
1.四个必须：略。
2.一老一小：老人和儿童。
"""

PARTS = f"""柳州县2025年工作总结和2026年工作打算
第一部分　2025年工作总结
一、主要指标完成情况
{BODY}
二、重点工作推进情况
（一）抓项目
{BODY}
（二）抓民生
{BODY}
第二部分　2026年工作打算
一、总体要求
{BODY}
二、主要任务
（一）强产业
{BODY}
（二）优环境
{BODY}
"""

CHAPTERS = f"""安平县规划纲要
第一章　总体要求
第一节　指导思想
{BODY}
第二节　主要目标
{BODY}
第二章　重点任务
第三节　强产业
{BODY}
第四节　促消费
一、扩内需
{BODY}
二、稳外需
{BODY}
第三章　保障措施
{BODY}
"""

CONTINUING = f"""关于推动高质量发展的若干意见
一、总体要求
（一）指导思想。{BODY}
（二）主要目标。{BODY}
二、重点任务
（三）强产业。{BODY}
（四）促消费。{BODY}
三、保障措施
（五）加强领导。{BODY}
（六）强化督查。{BODY}
"""

SPEECH = f"""在全县干部大会上的讲话
同志们：
今天召开这次会议，主要任务是总结工作、安排任务。下面，我讲三点意见。
一、提高认识，增强责任感
第一，这是大势所趋。{BODY}
第二，这是民心所向。{BODY}
第三，这是职责所在。{BODY}
二、突出重点，抓好落实
一要抓学习。{BODY}二要抓作风。{BODY}三要抓落实。{BODY}
首先，{BODY}其次，{BODY}最后，{BODY}
三、加强领导，严明纪律
第一，压实责任。第一责任人要亲自抓，第二，严格督查。第三，{BODY}
"""

PROJECTS = f"""关于2026年重点项目情况的汇报
一、总体情况
全县实施重点项目26个，见（三）所列事项。
二、项目清单
新建类（2个）：
1.清河村文化广场项目。总投资120万元。
2.柳溪村农家书屋项目。总投资20万元。
续建类（2个）：
3.集镇改造项目。总投资900万元。
4.污水处理项目。总投资1200万元。
谋划类（2个）：
1.戏台项目。总投资60万元。
2.游园项目。总投资70万元。
三、下步打算
（一）强化调度。一是每周一调度；二是每月一通报；三是每季一考核。
（二）强化保障。落实（一）（二）项要求，说话做事一是一、二是二，{BODY}
"""

NOTES = f"""安平县工作总结
一、工作情况
1.抓学习。{BODY}
2.抓宣传。{BODY}
二、下步打算
1.抓阵地。{BODY}
2.抓队伍。{BODY}
有关名词说明
1.三会一课：略。
2.一岗双责：略。
"""

LISTS = f"""关于督查情况的报告
一、督查情况
（一）责任落实不到位
1.清河镇：台账不全；
2.柳溪镇：
（1）未开会研究；
（2）未签责任书；
3.安平镇：未开展督查。
（二）其他问题
一是会议不开；
二是记录不全；
三是督办不严：1.清河镇未回访；2.柳溪镇未归档。
四是考核不实。
二、整改要求
{BODY}
"""

NESTED = """一、工作情况
重点抓了三项工作：（一）抓学习；（二）抓宣传；（三）抓阵地。
二、下步打算
一是抓学习（一是集体学，二是个人学）；二是抓宣传；三是抓阵地。
主要问题，一是人手少，二是经费紧，三是设备旧。原因一是重视不够，二是投入不足。对此，一是配强力量，二是加大投入。
"""

TABLE_OF_CONTENTS = f"安平县工作报告\n目录\n一、工作回顾\n二、下步打算\n一、工作回顾\n{BODY}\n二、下步打算\n{BODY}"
TWO_REPORTS = f"一季度工作总结\n一、做法\n{BODY}\n二、问题\n{BODY}\n二季度工作总结\n一、做法\n{BODY}\n二、问题\n{BODY}"
HALVES = f"2025年工作总结\n一、做法\n{BODY}\n二、成效\n{BODY}\n2026年工作思路\n一、要求\n{BODY}\n二、重点\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOVERNMENT_REPORT, id="government-report"),
        pytest.param(PARTS, id="parts-above-headings"),
        pytest.param(CHAPTERS, id="chapters-whose-sections-count-on"),
        pytest.param(CONTINUING, id="second-level-counting-on"),
        pytest.param(SPEECH, id="speech"),
        pytest.param(PROJECTS, id="lists-of-projects"),
        pytest.param(NOTES, id="glossary-under-a-name-of-its-own"),
        pytest.param(LISTS, id="lists-in-lists"),
        pytest.param(NESTED, id="series-in-series"),
        pytest.param(TABLE_OF_CONTENTS, id="table-of-contents"),
        pytest.param(TWO_REPORTS, id="two-reports"),
        pytest.param(HALVES, id="two-halves"),
    ],
)
def test_a_public_form_of_numbering_is_right(text):
    assert [(f.line, f.rule) for f in check(Manuscript(read_document(text)), NUMBERING)] == []
