"""Fixed phrases miswritten or mutilated (固定提法写错、缺字、搭配不当)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from assistant.language.data_lines import data_lines
from assistant.style.manuscript import Block, Fault, Manuscript
from assistant.style.near_phrases import FixedPhrases
from assistant.style.own_words import own_words_and_names
from assistant.style.rule import Rule
from assistant.style.word_table import word_rows, wrong_words


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    taken: set[tuple[int, int]] = set()
    for found in wrong_words(manuscript, word_rows("phrase_mistakes.tsv"), own_words_and_names):
        place = (found.start, found.end)
        taken.add((id(found.block), found.start))
        message = f"“{found.text}”不是规范提法：{found.row.reason}。"
        yield manuscript.fault(
            found.block.passage, place, message, f"请改为：{found.row.right}。", severity=found.row.severity
        )
    for block in manuscript.blocks:
        yield from _near(manuscript, block, taken)


def _near(manuscript: Manuscript, block: Block, taken: set[tuple[int, int]]) -> Iterator[Fault]:
    for match in _fixed_phrases().near(own_words_and_names(block.text)):
        if (id(block), match.start) in taken:
            continue
        wrong = block.text[match.start : match.end]
        message = f"“{wrong}”与固定提法“{match.phrase}”差一处：{match.difference}。"
        fix = f"请核对，应为：{match.phrase}。"
        yield manuscript.fault(block.passage, (match.start, match.end), message, fix)


@cache
def _fixed_phrases() -> FixedPhrases:
    lines = [line.split("\t") for line in data_lines("fixed_phrases.tsv", "assistant.style")]
    return FixedPhrases([line[0] for line in lines], [word for line in lines for word in line[1:]])


RULE = Rule(
    name="fixed-phrase",
    family="phrases",
    severity="error",
    title="固定提法写错",
    source="《党政机关公文处理工作条例》第十九条：符合党的理论路线方针政策，表述准确",
    failing=(
        "一、工作开展情况\n组织党员学习贯彻新时代中国特色社会主义思想。",
        "一、工作开展情况\n组织党员学习习近平新时代中国特社会主义思想。",
        "一、工作开展情况\n引导党员干部增强“两个维护”、坚定“四个自信”。",
        "一、工作开展情况\n坚决做到“两个坚决维护”。",
        "一、工作开展情况\n开展民族团结宣传6场，筑牢中华民族共同体意识。",
        "一、工作开展情况\n践行绿水青山就金山银山理念。",
        "一、工作开展情况\n学习党的二十大四中全会精神。",
        "一、工作开展情况\n宣传社会主义核心价值关12场。",
        "一、工作开展情况\n围绕“不忘初心.牢记使命”开展研讨。",
        "一、工作开展情况\n统筹推进“五位一体”战略布局。",
        "一、工作开展情况\n围绕举旗帜、聚民心、育新人、兴文艺、展形象的使命任务开展工作。",
        "一、工作开展情况\n召开党委理论学习中小组会议3次。",
        "（一）强化理论武装，培育社会主义价值观\n开展宣讲4场。",
    ),
    passing=(
        "一、工作开展情况\n街道党工委理论学习中心组学习6次，局党组理论学习中心组学习5次，窗口全心全意为民服务。",
        "一、工作开展情况\n坚持以习近平新时代中国特色社会主义思想为指导，学习习近平新时代中国特色社会主义经济思想。",
        "一、工作开展情况\n增强“四个意识”、坚定“四个自信”、做到“两个维护”，增强做到“两个维护”的自觉。",
        "一、工作开展情况\n筑牢思想防线，铸牢中华民族共同体意识，夯实筑牢中华民族共同体意识的思想根基。",
        "一、工作开展情况\n把绿水青山变成金山银山，践行绿水青山就是金山银山理念。",
        "一、工作开展情况\n学习党的二十届四中全会精神和中央纪委五次全会精神，研究全会议题。",
        "一、工作开展情况\n建设社会主义核心价值体系，践行社会主义核心价值观。",
        "一、工作开展情况\n学习《新时代中国特色社会主义思想学习纲要》的导读文章3篇。",
        "一、工作开展情况\n全镇新时代文明实践站12个，新时代文明实践所（站）开展活动64场次，实现中华民族的伟大复兴。",
        "一、工作开展情况\n统筹推进“五位一体”总体布局、协调推进“四个全面”战略布局。",
    ),
    check=_check,
)
