"""Common misspellings (常见错别字): 布署, 截止目前, 报导."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words_and_names
from assistant.style.rule import Rule
from assistant.style.word_table import word_rows, wrong_words


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for found in wrong_words(manuscript, word_rows("misspellings.tsv"), own_words_and_names):
        yield manuscript.fault(
            found.block.passage,
            (found.start, found.end),
            f"“{found.text}”写法有误：{found.row.reason}。",
            f"请改为“{found.row.right}”。",
            severity=found.row.severity,
        )


RULE = Rule(
    name="misspelling",
    family="content",
    severity="warning",
    title="常见错别字",
    source="《国家通用语言文字法》第九条：国家机关以规范汉字为公务用字；《党政机关公文处理工作条例》第十九条：表述准确",
    failing=(
        "一、工作开展情况\n截止目前，清理工作群12个。",
        "一、工作开展情况\n年初专题布署意识形态工作。",
        "一、工作开展情况\n县级媒体报导我镇工作4次。",
        "一、工作开展情况\n积极探索创新途经，建立台帐。",
        "一、工作开展情况\n群众反应的问题已办结。",
        "一、工作开展情况\n文化广场座落在柳树湾村，按装路灯20盏。",
    ),
    passing=(
        "一、工作开展情况\n截至6月30日，报名截止日期已公布。",
        "一、工作开展情况\n上报导致延误的原因2条，发布署名文章3篇。",
        "一、工作开展情况\n部署防汛工作，干部暑期值守，汛情应急反应情况良好。",
        "一、工作开展情况\n省道途经柳树湾村，拓宽宣传途径。",
        "一、工作开展情况\n推动讲座落实到村，相关健康讲座按排名先后通报。",
        "一、工作开展情况\n以经济建设为中心，预防犯罪宣传6场，自己经历讲述2场。",
        "一、工作开展情况\n帮助群众渡过难关，欢度春节。",
    ),
    check=_check,
)
