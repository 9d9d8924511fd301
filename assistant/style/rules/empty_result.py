"""A clause of effect without a figure behind work that has one (空泛的成效尾巴): …12场，提高了群众的满意度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.effects import names_effect
from assistant.language.sentences import clauses, sentences
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.parts import parts
from assistant.style.rule import Rule

_FIGURE = re.compile("[0-9０-９]")
_EFFECT = (
    "满意度|获得感|幸福感|安全感|认同感|归属感|责任感|使命感|参与度|知晓率|知晓度|积极性|主动性|自觉性|意识|氛围|好评|赞誉|肯定|能力|水平|素质|素养"
    "|凝聚力|向心力|战斗力|影响力|感染力|吸引力|公信力|执行力|基础|信心|信念|生活|风貌|面貌|正能量|根基|合力|保障|格局|形象|欢迎|支持|实效|成效|效果"
)
_VAGUE = re.compile(f"(?:{_EFFECT})$")
_CLAUSE_OF_EFFECT = re.compile(rf"(?:{_EFFECT})(?:[，。；！？：\n”）]|\Z)")
_SAID_AS_DONE = re.compile(
    "了|得到|受到|赢得|取得|达到|实现|进一步|有效|切实|极大|不断|大大|明显|显著|广泛|普遍|良好|浓厚|强大"
)
_CONCRETE = re.compile("[《“0-9０-９\0]|表彰|通报|刊发|奖|称号|个|项|第一")
_MARKS = "，。；！？：\n"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block, part in parts(manuscript):
        if part not in ("done", "") or block.role != "paragraph" or not _FIGURE.search(block.text):
            continue
        if not _CLAUSE_OF_EFFECT.search(block.text):
            continue
        text = own_words(block.text)
        for sentence in sentences(text):
            if _FIGURE.search(sentence.text) and (span := empty_tail(sentence.text)) is not None:
                start, end = sentence.start + span[0], sentence.start + span[1]
                message = f"“{block.text[start:end]}”没有数字和事例，前面的数字说明不了它。"
                fix = "请写看得见的变化（比去年多几个、谁怎么说），没有就删去这半句。"
                yield manuscript.fault(block.passage, (start, end), message, fix)


def empty_tail(sentence: str) -> tuple[int, int] | None:
    """The place of the last clause where it names an effect and nothing to show for it, and another clause goes before."""
    parted = clauses(sentence)
    if len(parted) < 2:
        return None
    last = parted[-1]
    words = last.text.strip(_MARKS + "”）")
    is_empty = names_effect(words) and _VAGUE.search(words) and _SAID_AS_DONE.search(words)
    if not is_empty or _CONCRETE.search(words):
        return None
    start = last.start + last.text.index(words)
    return start, start + len(words)


RULE = Rule(
    name="empty-result",
    family="content",
    severity="warning",
    title="空泛的成效",
    source="《党政机关公文处理工作条例》第十九条：一切从实际出发，分析问题实事求是；内容简洁",
    failing=(
        "一、工作开展情况\n放映电影34场，极大地丰富了群众的文化生活。",
        "一、工作开展情况\n发放宣传单1.5万份，营造了浓厚的宣传氛围。",
        "一、工作开展情况\n培训村干部136人次，有效提升了干部的业务能力。",
        "一、工作开展情况\n开展志愿服务64场次，得到群众的一致好评。",
    ),
    passing=(
        "一、工作开展情况\n放映电影34场，观众2600余人次。",
        "一、工作开展情况\n培训村干部136人次，提升了6个村的稿件采用率，采用稿件比去年多5篇。",
        "一、工作开展情况\n组织志愿服务，得到县文明办“优秀项目”好评。",
        "一、工作开展情况\n举办培训班2期，开设课程包括意识培养、提升能力。",
        "一、下一步打算\n9月底前举办培训班2期，提升干部能力。",
    ),
    check=_check,
)
