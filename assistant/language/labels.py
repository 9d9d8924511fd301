"""Numerals that name and do not count: titles, quoted names, document numbers, list markers, roads, village names."""

from __future__ import annotations

import re
from string import ascii_letters

from assistant.language.lookalike_ordinals import WHOLE_FIGURE
from assistant.language.suspected import Suspects

_NUMERAL = "[0-9一二两三四五六七八九十百千万双]"
_NUMERALS = "一二三四五六七八九十百千万"
_CHINESE = f"[{_NUMERALS}]"
# Each alternative goes on after the first numeral: a pattern that begins with a set of characters is searched faster.
_NAMED_PLACE = (
    rf"{_CHINESE}(?:"
    r"[堂台道间里棵盘湾合角甲洲丰星岔](?=(?:综合)?文化站|中心校|小学|中学|派出所|司法所|卫生院|敬老院|水库|大桥)|"
    rf"(?<![0-9个的了第]{_CHINESE}){_CHINESE}?[家台道户间座里棵条盘面口眼块门湾站所支方合角甲洲丰星堂岔节元字]"
    r"[\u4e00-\u9fff]{0,2}?(?<![农全各镇乡渔个名户的在到])"
    r"(?:村(?![级民干集道规务史部内里庄头情])|镇(?![级区政])|乡(?![村镇级土亲贤])|屯|寨)"
    rf"|(?:(?<=[、，。：；和与及到在赴镇乡]{_CHINESE})|(?<=^{_CHINESE}))[户人]村(?=[、，。；和与及到]|党支部|村委会|$))"
)

# Characters one of which the text must have (of each group, where blanks part them) → what is then looked for.
_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("《", (r"《[^》\n]{1,80}》",)),
    ("〈", (r"〈[^〉\n]{1,80}〉",)),
    (
        "号",
        (
            rf"[〔\[【(（] ?(?:(?:19|20)[0-9]{{2}}|二[〇零][〇零一二三四五六七八九]{{2}})年? ?[〕\]】)）] ?第? ?(?:[0-9]{{1,5}}|{_CHINESE}{{1,4}}) ?号",
            r"(?:公告|令|函|文件?|通知|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,4}[发办字委政函党通])(?:19|20)[0-9]{2}年第?[0-9]{1,5}号(?![开召])",
            r"(?<![月第0-9])(?<!月 )[0-9]{1,4}号(?!召)",
        ),
    ),
    (  # list markers: at the head of a line, after a full stop, or in brackets
        ".、)）",
        (
            rf"^[ \t]*[0-9]{{1,2}}(?:[.、](?![0-9])|[.](?={WHOLE_FIGURE})|[)）])",
            r"[。；：;:][ ]*[0-9]{1,2}[.、](?=[\u4e00-\u9fff“《]| [0-9])",
        ),
    ),
    ("(（", (rf"[(（](?:[0-9]{{1,2}}|{_CHINESE}{{1,3}})[)）]",)),
    (f"、 {_NUMERALS}", (rf"^[ \t]*{_CHINESE}{{1,3}}、",)),
    ("附序表图注", (r"(?:附件|附表|附图|序号|[（(见][表图注]) ?[0-9]{1,2}(?![0-9.,%]|[个项份张次])",)),
    (  # codes
        ascii_letters,
        (
            r"(?<![A-Za-z])[A-Za-z][0-9]+[A-Za-z]*(?![0-9])",
            r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?[A-Za-z]{1,3}(?=[\u4e00-\u9fff])(?<!kg)(?<!km)(?<!kW)(?<!GB)(?<!MB)",
            r"https?://\S+|(?<![A-Za-z0-9._])[A-Za-z0-9._]+@[A-Za-z0-9.]+",
        ),
    ),
    ("+＋", (r"(?<![0-9A-Za-z])[0-9A-Za-z]{1,12}(?:[+＋][0-9A-Za-zＸＮ]{1,40})+",)),
    ("·", (r"[0-9]{1,2}·[0-9]{1,2}(?![0-9])",)),
    (".", (r"(?<![0-9.])(?!(?:19|20)[0-9]{2}\.)[0-9]+\.[0-9]+(?:版|\.[0-9][0-9.]*)",)),
    ("-", (r"[0-9]{3,4}-[0-9]{7,8}",)),
    (
        "",
        (r"[0-9](?<![0-9][0-9])[0-9]{6,}(?! ?(?:[0-9余多万亿%元份人次个户名亩吨斤株平公张条件只头册套]|\.[0-9]))",),
    ),
    ("后", (r"[0-9]{2}后(?<![0-9][0-9]{2}后)(?=[\u4e00-\u9fff、，。）])",)),
    ("级", (r"[0-9]{1,2}(?:星级|级(?=[大响地以标台景及评示阵]))",)),
    ("路", (r"[0-9]{1,3}路(?=公交|车)",)),
    (f"路街巷弄环 {_NUMERALS}", (rf"{_CHINESE}(?:环路|马路|支路|路|街|巷|弄|环)(?![人条户])",)),
    (":：", (r"(?<![0-9])[0-9]{1,2}[:：][0-9](?![0-9])",)),
    (  # parts of villages, and villages whose name holds a numeral
        f"组社队 {_NUMERALS}",
        (
            rf"(?<=组[、和与及]){_CHINESE}{{1,2}}组",
            rf"(?<![分为成共立了建计]){_CHINESE}{{1,2}}组(?=[村居]民|组长|党员|群众|农户|小组长|境内|[0-9]|[、和与及]{_CHINESE}{{1,2}}组)",
        ),
    ),
    (
        "组社队",
        (rf"[村区屯寨]第?(?:[0-9]{{1,2}}|{_CHINESE}{{1,2}})[组社队](?![织会保员区])",),
    ),
    (f"村镇乡屯寨站校学所院库桥 {_NUMERALS}", (_NAMED_PLACE,)),
    (
        f"村组社 {_NUMERALS}",
        (
            rf"(?<=[\u4e00-\u9fff]){_CHINESE}(?:村|组|社区)(?![民级干])(?=支|党|村|和|、|委|，|。)(?<!{_CHINESE}{_CHINESE}[村组])",
        ),
    ),
)
_PATTERNS = Suspects(
    (re.compile(pattern, re.MULTILINE), tuple(map(frozenset, needed.split())))
    for needed, patterns in _LABELS
    for pattern in patterns
)
_QUOTED = re.compile(r"“[^“”，。；\n]{1,16}”|‘[^‘’，。；\n]{1,16}’")
_HAS_NUMERAL = re.compile(_NUMERAL)


def label_spans(text: str, there: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of half-width text in which no quantity is to be read. `there` are its characters."""
    return _PATTERNS.spans(text, there)


def quoted_names(text: str) -> list[tuple[int, int]]:
    """Spans of short quotations that hold a numeral: “10分钟生活圈”, “五星”支部. They are names."""
    if "“" not in text and "‘" not in text:
        return []
    return [match.span() for match in _QUOTED.finditer(text) if _HAS_NUMERAL.search(match[0])]
