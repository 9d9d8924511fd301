"""A resident's name beside something negative (负面语句里的居民姓名)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.sentences import sentences
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.rule import Rule

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_WHO = "村民|居民|户主|住户|群众|社员|商户|业主|信访人|上访人|信访户|上访户|当事人|吸毒人员|刑满释放人员|矫正对象|邪教人员|帮教对象|男子|女子|青年|老人|患者"
_GIVEN = "[\u4e00-\u9fff]"
_NAME_END = r"(?=[，、。；：（(“”与和及因等在对向以已将酗赌吸信上闹非违打偷欠拒多被的]|一家|夫妇|夫妻|父子|母子|兄弟|家|户|反映|诉|$)"
_NAMED = re.compile(
    rf"(?:{_WHO})(?P<name>[{_SURNAMES}](?:某某?|{_GIVEN}{{1,2}}?)){_NAME_END}"
    rf"|(?<![\u4e00-\u9fff])(?P<alone>[{_SURNAMES}](?!某){_GIVEN}{{1,2}}?)(?=(?:因|酗酒|涉嫌|多次|长期)[^，。；]{{0,20}}(?:上访|信访|酗酒|赌博|吸毒|盗窃|诈骗|斗殴|闹访))"
)
_NEGATIVE = re.compile(
    "上访|信访|闹访|缠访|越级|酗酒|赌博|吸毒|涉毒|盗窃|偷|诈骗|斗殴|殴打|打架|家暴|纠纷|违法|违规|违建|违章|犯罪|拘留|刑满|判刑|判决|处罚|处分|查处|邪教|迷信|造谣|谣言|煽动|扰乱|滋事|闹事|拒不|拖欠|欠款|欠缴|失信|精神障碍|精神病|患病|艾滋|不满|矛盾|自杀|轻生|离婚|强占|侵占|套取|骗取|懒|不孝|虐待|遗弃"
)
_NOT_NAMES = re.compile(
    "^(?:方面|方便|于是|于此|任何|任意|常年|常见|常态|高度|高兴|文明|文化|文艺|安全|金融|万余|万元|马上|田间|江边|石材|龙头|白天|余人|余名|余户|许多|何种|何时|易地|易发|熊熊|康复|黄金|向|成员|武装|程度|史|段|钱|汤|余|万|周边|周围|周末|林地|林业|林区|水|高龄|高校|石料|夏季|夏天|夏粮|秋)"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if not _NEGATIVE.search(block.text) or not _NAMED.search(block.text):
            continue
        text = own_words(block.text)
        for sentence in sentences(text, at_semicolons=True):
            if not _NEGATIVE.search(sentence.text):
                continue
            for match in _NAMED.finditer(text, sentence.start, sentence.end):
                group = "name" if match["name"] else "alone"
                if "某" in match[group] or _NOT_NAMES.match(match[group]):
                    continue
                message = f"“{match[group]}”像是居民的姓名，这句话说的是负面的事。"
                yield manuscript.fault(
                    block.passage, match.span(group), message, "请隐去姓名，改为“1名村民”“某户”之类的说法。"
                )


RULE = Rule(
    name="resident-in-trouble",
    family="privacy",
    severity="warning",
    title="负面语句里的居民姓名",
    source="《个人信息保护法》第六条；《民法典》第一千零三十二条（隐私权）",
    failing=(
        "一、存在问题\n村民李小明酗酒闹事2次，已教育。",
        "一、存在问题\n柳树湾村村民张国强因征地补偿越级上访。",
        "一、工作开展情况\n化解居民王秀兰、刘三毛邻里纠纷1起。",
        "一、存在问题\n赵大海多次赌博，已由派出所处理。",
    ),
    passing=(
        "一、工作开展情况\n评选“清河好人”6名，村民李小明获评“好邻居”。",
        "一、工作开展情况\n化解村民之间的邻里纠纷12起，群众方面的矛盾明显减少。",
        "一、工作开展情况\n村民张某因征地补偿上访，已化解。",
        "一、工作开展情况\n宣讲员王秀兰讲解反诈知识，群众高度关注诈骗案件。",
        "一、工作开展情况\n调解纠纷96件，群众何时反映、何种方式反映都有登记。",
    ),
    check=_check,
)
