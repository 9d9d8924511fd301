"""Random fact sheets for the lying model: facts with many units, two or more figures of one unit, dates, names, problems and
plans. Every figure of a sheet is another one, and none is the sum or difference of two others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

VILLAGES = ("石桥村", "柳林村", "望山村", "青坪村", "双河村", "大湾村")
PLACES_ELSEWHERE = ("临江村", "桃源村", "龙泉村")
PEOPLE = ("周德明", "吴秀兰", "郑国强", "孙玉梅")
BOOKS = ("《宣传工作条例》", "《网络安全法》", "《英雄烈士保护法》", "《基层宣讲手册》")

STUDY = (
    "中心组集中学习{}次，专题研讨{}次",
    "宣讲队进村入户宣讲{}场，受众{}余人次",
    "学习{title}等篇目{}篇，撰写心得体会{}余篇",
    "{month}月{day}日召开理论学习推进会，{}名村干部参加",
    "培训理论宣讲员{}人，其中新聘任{}人",
    "在{village}建成理论学习角{}处，配送图书{}册",
    "{person}同志带头讲党课{}次，覆盖党员{}人",
)
POSITIONS = (
    "排查农家书屋、文化广场等阵地{}处，整改隐患{}处",
    "更换破损展板{}块，投入维修资金{}万元",
    "{month}月{day}日起开展出版物检查{}次，收缴非法书刊{}册",
    "在{village}新建文化长廊{}米，绘制墙画{}平方米",
    "广播站播出节目{}期，时长{}小时",
    "与{}个商户签订承诺书{}份",
)
CIVILITY = (
    "评选文明户{}户、好媳妇{}名",
    "红白理事会劝导婚丧事宜{}起，节约开支{}余万元",
    "志愿服务队开展服务{}次，参与志愿者{}人次",
    "放映公益电影{}场，观影群众{}余人次",
    "{month}月{day}日在{village}举办邻里节，参加群众{}人",
    "调解邻里纠纷{}件，回访{}件",
    "家风宣传活动覆盖率{%}%",
)
PROBLEMS = (
    "部分宣传栏内容更新不及时，有{}个村超过两个月没有更换",
    "专职宣传员缺口{}人",
    "有{}处文化阵地尚未配备管理员",
)
PLANS = (
    "计划{month}月底前为{}个村配齐宣传员",
    "拟举办通讯员培训班{}期，培训{}人",
    "计划新建村级文化小广场{}个",
)
TOPICS = {"study": STUDY, "positions": POSITIONS, "civility": CIVILITY, "problems": PROBLEMS, "plans": PLANS}
_FIGURE = re.compile(r"\d+(?:\.\d)?余?(?:人次|万元|平方米|小时|[次场篇名人处册块米期个份户起件%])")
_DATE = re.compile(r"\d{1,2}月(?:\d{1,2}日|底前)")


@dataclass(frozen=True)
class SheetFact:
    """`phrases` are figures with the words right before them, each of which must stand in the section."""

    text: str

    @property
    def clauses(self) -> tuple[str, ...]:
        return tuple(self.text.split("，"))

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(_FIGURE.findall(_DATE.sub("", self.text)))

    @property
    def dates(self) -> tuple[str, ...]:
        return tuple(_DATE.findall(self.text))

    @property
    def phrases(self) -> tuple[str, ...]:
        ends = [(m.start(), m.end()) for m in _FIGURE.finditer(self.text)] + [
            m.span() for m in _DATE.finditer(self.text)
        ]
        return tuple(_words_before(self.text, start) + self.text[start:end] for start, end in sorted(ends))


class Numbers:
    """Numbers each of which stands once, and is no sum or difference of two others: no lie comes true by chance."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[int] = set()

    def new(self, *, rounded: bool = False) -> int:
        for digits in (3, 3, 3, 4, 4, 5):
            for _ in range(40):
                number = self._random.randint(32, 10**digits)
                number = max(40, number // 10 * 10) if rounded else number + (number % 10 == 0)
                if number not in self._taken and number not in self._derived:
                    self._taken.add(number)
                    return number
        raise AssertionError("no number is left")

    @property
    def _derived(self) -> set[int]:
        return {a + b for a in self._taken for b in self._taken} | {
            abs(a - b) for a in self._taken for b in self._taken
        }


@dataclass(frozen=True)
class Sheet:
    """`own` are the facts of the section to draft, `others` those of another one; `withheld`, `shown` (in exemplars) and
    `last_year` are what it must not take from."""

    topic: str
    own: tuple[SheetFact, ...]
    others: tuple[SheetFact, ...]
    withheld: tuple[SheetFact, ...]
    shown: tuple[SheetFact, ...]
    last_year: tuple[SheetFact, ...]
    numbers: Numbers


def random_sheet(random: Random) -> Sheet:
    numbers = Numbers(random)
    topic = random.choice([*TOPICS, "study", "positions", "civility"])
    patterns = random.sample(TOPICS[topic], random.randint(1, min(5, len(TOPICS[topic]))))
    left = [p for p in TOPICS[topic] if p not in patterns]
    other, third = random.sample([name for name in ("study", "positions", "civility") if name != topic], 2)

    def facts(chosen: Sequence[str]) -> tuple[SheetFact, ...]:
        return tuple(_fact(pattern, random, numbers) for pattern in chosen)

    return Sheet(
        topic,
        own=facts(patterns),
        others=facts(random.sample(TOPICS[other], 2)),
        withheld=facts(left[:1]),
        shown=facts(random.sample(TOPICS[third], 2)),
        last_year=facts(random.sample(patterns, 1)),
        numbers=numbers,
    )


def _fact(pattern: str, random: Random, numbers: Numbers) -> SheetFact:
    text = re.sub(r"\{\}余", lambda _: f"{numbers.new(rounded=True)}余", pattern)
    text = re.sub(r"\{\}", lambda _: str(numbers.new()), text)
    named = {
        "{%}": f"{random.randint(61, 97)}.{random.randint(1, 9)}",
        "{month}": str(random.randint(1, 12)),
        "{day}": str(random.randint(1, 28)),
        "{village}": random.choice(VILLAGES),
        "{person}": random.choice(PEOPLE),
        "{title}": random.choice(BOOKS),
    }
    for slot, value in named.items():
        text = text.replace(slot, value)
    return SheetFact(text)


def _words_before(text: str, start: int) -> str:
    words = re.search(r"[\u4e00-\u9fff]{0,4}$", text[:start])
    return words[0] if words else ""
