"""Words by which the parts of a report are known: what a title ends with, how a closing begins, what a body is called."""

from __future__ import annotations

import re

_TYPES = (
    "报告|汇报|总结|小结|综述|要点|方案|计划|规划|意见|通知|通报|讲话|发言|材料|提纲|公报|决定|请示|函|纪要|说明|清单|打算|情况|年报|"
    "思路|安排|述职"
)
_TITLE = re.compile(rf"(?:{_TYPES})(?:[（(][^（）()]{{1,20}}[）)])?$")
_GREETING = re.compile(
    r"(?:尊敬的)?(?:(?:主任|主席|主席团|书记)(?=[、，]各位)|各位|同志们|同志|女士们|朋友们|代表们|委员们)[^。；]{0,30}[！!：:，,]?$"
)
_BODY = "党委|党工委|委员会|政府|办事处|办公室|领导小组|委|部|局|厅|办|署|会|院|中心|支队|大队|党组|总支|支部|党支部|街道|镇|乡|旗|县|市|区|省|站|所|校|学院"
_RECIPIENT = re.compile(
    rf"(?:主送\s?[：:])?[^。；，！？]{{1,60}}(?:{_BODY}|组|各单位|同志)(?:[（(][^（）()]{{1,20}}[）)])?\s?[：:]$"
)
_ISSUER = re.compile(rf"[\u4e00-\u9fff（）()×xX*＊·、\s　]{{2,40}}(?:{_BODY})(?:[（(](?:印|盖章|章|公章|代章)[）)])?$")
_SPEAKER = re.compile(
    r"[\u4e00-\u9fff、（）() 　xX×*]{0,20}(?:书记|主席|主任|[省市州县区旗镇乡]长|[部局处科所站院]长|检察长|代表|委员|同志)[ 　]{0,6}[\u4e00-\u9fff 　xX×*]{0,8}"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|[二2][〇○ＯO零0][一二三四五六七八九〇○零0-9]{2}|[0-9xX×*]{4}|[xX×*]{1,2})"
_MONTH = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[xX×*]{1,2}|[ 　]{0,4})"
_DATE = re.compile(
    rf"[（(]?\s{{0,4}}(?:{_YEAR}\s{{0,3}}年\s{{0,3}}{_MONTH}\s{{0,3}}月(?:\s{{0,3}}{_MONTH}\s{{0,3}}日)?|(?:19|20)[0-9]{{2}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}})\s{{0,4}}[）)]?$"
)
_SIGNED = re.compile(rf"(?P<issuer>[^。；，：]{{2,40}}?)[\s　]{{1,40}}(?P<date>{_DATE.pattern})")
_CLOSING = re.compile(
    r"(?:特此|专此|谨此)(?:报告|汇报|说明|函告|函复|总结)|以上(?:报告|汇报|总结|情况|是|意见)?[，,]?(?:特此报告|请|妥否|当否|如有|报告|汇报|为)|妥否|当否|"
    r"以上(?:报告|汇报|总结)|谢谢(?:大家|各位)?|此致|敬礼|汇报(?:完毕|到此)|报告完毕|我的(?:汇报|报告|发言)(?:完了|到此)"
)
_ANNEX = re.compile(
    r"附(?:件|表|录|图|注)?\s{0,3}[0-9一二三四五六七八九十]{0,3}\s{0,3}(?:[：:][^。]{0,120}|[.．、\s　][^。；]{2,60})?$|名词解释[：:]?$|（?此件(?:公开|依申请)[^。]{0,20}"
)
_SERIES = re.compile("[一二三四五六七八九十]{1,2}(?:是|要)")
_STANDING = re.compile(
    "(?:(?:当前|目前|工作中?|主要|仍然?|我[镇乡]|面临|意识形态)){0,3}存在的?(?:主要|突出)?(?:问题|不足|困难|短板|差距|薄弱环节)(?:[和与及、](?:主要)?(?:问题|不足|困难|短板|差距|原因|挑战|建议|薄弱环节)){0,2}(?:及原因)?"
    "|(?:问题|不足|困难)[和与及](?:问题|不足|困难|短板|差距|建议)"
    "|(?:下一?步|下一阶段|下半年|下阶段|明年|今后|20[0-9]{2}年)的?(?:主要|重点)?(?:工作)?的?(?:主要|重点)?(?:打算|计划|安排|思路|举措|措施|建议|目标|任务|重点){1,2}"
    "|(?:工作)?(?:打算|计划)(?:及建议)?"
    "|(?:主要|重点|基本|总体|整体|意识形态|宣传思想文化|各项){0,2}(?:工作)?(?:开展|推进|落实|完成|进展|基本|总体|主要)?情况"
    "|(?:主要|具体|特色|经验|亮点)(?:做法|成效|工作|措施|亮点|经验)(?:[和与及、](?:做法|成效|经验|特色|亮点))?"
    "|(?:(?:19|20)[0-9]{2}年(?:上半年|下半年)?|上半年|全年|今年|去年|(?:过去|今后|未来|五|四|三|两|一){1,3}年来?)"
    "的?(?:主要|重点|总体|政府)?(?:工作|发展)?的?(?:主要)?(?:回顾|总结|要点|计划|打算|安排|部署|思路|目标|任务|目标任务|建议|总体要求和目标任务)"
    "|工作(?:成效|亮点|回顾|总结|特色)|(?:上半年|20[0-9]{2}年)?工作回顾|(?:意见|工作|有关|几点|对策){1,2}建议|经验启示|取得的?(?:主要)?成效"
)
_STANDING_SHORTEST, _STANDING_LONGEST = 4, 24


def is_title(text: str) -> bool:
    """Ends as the title of a document does: …的报告, …工作总结（讨论稿）."""
    return _TITLE.search(text[-26:]) is not None


def may_be_title(text: str) -> bool:
    """Short, without stops: may be a title or a line of one."""
    return 2 <= len(text) <= 60 and text[-1] not in "。；！？，：:;,、…" and not re.search("[。；！？：]", text)


def is_greeting(text: str) -> bool:
    """各位代表！"""
    return len(text) <= 40 and _GREETING.match(text) is not None


def is_recipient(text: str) -> bool:
    """中共云岭县委宣传部：; not 现将有关情况报告如下："""
    return len(text) <= 80 and text[-1] in "：:" and "如下" not in text and _RECIPIENT.fullmatch(text) is not None


def is_issuer(text: str) -> bool:
    """The name of a body alone on its line."""
    return len(text) <= 48 and _ISSUER.fullmatch(text) is not None


def is_speaker(text: str) -> bool:
    """Who speaks, under the title: 柳溪镇镇长　张三."""
    return len(text) <= 30 and _SPEAKER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """2026年7月3日, 二〇二六年七月三日, （2026年7月　日）, 2026-07-03 alone on the line."""
    return len(text) <= 32 and _DATE.fullmatch(text) is not None


def signed_at(text: str) -> int | None:
    """Where the date begins in 清河镇人民政府　2026年7月3日."""
    match = _SIGNED.fullmatch(text) if len(text) <= 100 else None
    return match.start("date") if match and is_issuer(match["issuer"]) else None


def is_closing(text: str) -> bool:
    """特此报告。"""
    return len(text) <= 60 and _CLOSING.match(text) is not None


def is_contact(text: str) -> bool:
    """（联系人：…）"""
    return len(text) <= 80 and text.lstrip("（(").startswith("联系")


def is_annex(text: str) -> bool:
    """附件：1.…, 附件2, 名词解释 alone on its line."""
    return len(text) <= 140 and text[0] in "附名（此" and _ANNEX.match(text) is not None


def is_standing_heading(text: str) -> bool:
    """A heading that reports have without an ordinal: 存在的问题和不足, 下一步工作打算."""
    return (
        len(text.rstrip("。：:")) >= _STANDING_SHORTEST
        and len(text) <= _STANDING_LONGEST
        and _STANDING.fullmatch(text.rstrip("。：:")) is not None
    )


def begins_a_part(text: str) -> bool:
    """Whether a line cannot be the rest of the one before."""
    return (
        _SERIES.match(text) is not None
        or is_annex(text)
        or is_date(text)
        or is_closing(text)
        or is_greeting(text)
        or is_recipient(text)
    )
