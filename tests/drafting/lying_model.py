"""A model that lies in every way there is: a random sheet, a reply about it, and what was planted in it.

What must hold of the section that the gate makes is told in words alone: no planted word stands outside 【待核实：…】, and the
words of every fact stand beside its own figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from fact_sheets import PLACES_ELSEWHERE, Sheet, SheetFact, random_sheet

_MARK = re.compile(r"【待核实：[^】]*】")
_TAILS = (
    "进一步提高了群众的满意度",
    "营造了浓厚氛围",
    "有效增强了干部的责任意识",
    "取得了显著成效",
    "推动各项工作再上新台阶",
    "赢得了干部群众的一致好评",
)
_INVENTED = (
    "依托读书角开展悦读沙龙，邀请退休教师讲授国学经典。",
    "通过微课堂、擂台赛等形式激发青年热情。",
    "全面落实一把手负总责，层层压实责任链条。",
    "结合传统佳节举办灯谜游园活动，现场气氛热烈。",
)
_SHOWS = ("组织观影", "举行快闪演出", "开展骑行宣传", "制作微动漫", "张贴海报")
_UNITS = ("场", "次", "条", "人次", "份")
_CHINESE = "零一二三四五六七八九"


@dataclass
class Draft:
    """The reply in the making: a sentence for each fact (in `order`), what stands beside them, and what was planted."""

    sheet: Sheet
    sentences: list[str]
    extra: list[str] = field(default_factory=list)
    planted: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def plant(self, *figures: str) -> None:
        """Figures as they stand: 12次 is not planted where 112次 stands."""
        self.planted += [
            rf"(?<![\d.]){re.escape(f)}(?!次)" if f[-1] == "人" else rf"(?<![\d.]){re.escape(f)}" for f in figures
        ]


@dataclass(frozen=True)
class Case:
    sheet: Sheet
    reply: str
    planted: tuple[str, ...]
    kinds: tuple[str, ...]


Lie = Callable[[Draft, Random], bool]
"""False where the sheet has nothing to tell this lie of."""


def cases(seed: int, count: int) -> Iterator[Case]:
    """Inputs; the n-th is the same however many follow."""
    for number in range(count):
        yield case(Random(f"{seed} {number}"))  # noqa: S311  # no secret


def case(random: Random) -> Case:
    sheet = random_sheet(random)
    draft = Draft(sheet, [_sentence(fact, random) for fact in sheet.own])
    for name in random.sample(sorted(LIES), random.randint(1, 4)):
        if LIES[name](draft, random):
            draft.kinds.append(name)
    return Case(sheet, _reply(draft, random), tuple(draft.planted), tuple(draft.kinds))


def fault(case: Case, text: str, listed: frozenset[str] = frozenset()) -> str:
    """What does not hold of a section's text, in one line; empty where all is well. `listed` are facts reported missing."""
    outside = _MARK.sub("※", text)
    for pattern in case.planted:
        found = re.search(pattern, outside)
        if found:
            return f"planted: {found[0]} stands unmarked"
    for fact in case.sheet.own:
        if fact.text in listed:
            continue
        for phrase in fact.phrases:
            if phrase not in outside:
                return f"fact: {phrase} does not stand"
            if outside.count(phrase) > 1:
                return f"twice: {phrase}"
    return ""


def _sentence(fact: SheetFact, random: Random) -> str:
    lead = (
        random.choice(["", "", "镇党委", "我镇"])
        if not re.match(r"部分|有|专职|\d|.{1,6}同志|计划|拟|中心组|宣讲队|志愿|红白|广播", fact.text)
        else ""
    )
    text = fact.text
    if random.random() < 0.2:
        text = text.replace("，", "；", 1)
    return f"{lead}{text}。"


def _reply(draft: Draft, random: Random) -> str:
    sentences = [s for s in draft.sentences if s]
    if random.random() < 0.2:
        random.shuffle(sentences)
    for extra in draft.extra:
        sentences.insert(random.randint(0, len(sentences)), extra)
    way = random.random()
    if way < 0.15:
        return "\n".join(f"{'一二三四五六七八九十'[n % 10]}是{s}" for n, s in enumerate(sentences))
    if way < 0.3:
        sentences = [
            s[:-1] + "，" if n % 2 == 0 and n + 1 < len(sentences) and "<" not in s else s
            for n, s in enumerate(sentences)
        ]
    before = random.choice(
        ["", "", "", "好的，以下是正文：\n\n", "### 抓好工作落实，筑牢思想根基\n", "<think>先列数字</think>"]
    )
    return before + "".join(sentences)


def _one(draft: Draft, random: Random, fits: Callable[[SheetFact], bool] = lambda _: True) -> int | None:
    """A fact that no lie has been told of yet: each lie is planted in words that are still there."""
    free = [n for n, fact in enumerate(draft.sheet.own) if n not in draft.touched and fits(fact)]
    if not free:
        return None
    chosen = random.choice(free)
    draft.touched.add(chosen)
    return chosen


def _put(draft: Draft, number: int, old: str, new: str) -> None:
    assert old in draft.sentences[number], (old, draft.sentences[number])
    draft.sentences[number] = draft.sentences[number].replace(old, new, 1)


def _renumbered(figure: str, draft: Draft) -> str:
    return re.sub(
        r"^[\d.]+",
        lambda m: f"{draft.sheet.numbers.new() % 90 + 5}.{7}" if "." in m[0] else str(draft.sheet.numbers.new()),
        figure,
    )


def unknown(draft: Draft, random: Random) -> bool:
    figure = f"{draft.sheet.numbers.new()}{random.choice(_UNITS)}"
    draft.plant(figure)
    draft.extra.append(f"{random.choice(_SHOWS)}{figure}。")
    return True


def unknown_clause(draft: Draft, random: Random) -> bool:
    number = _one(draft, random)
    if number is None:
        return False
    figure = f"{draft.sheet.numbers.new()}{random.choice(_UNITS)}"
    draft.plant(figure)
    draft.sentences[number] = f"{draft.sentences[number][:-1]}，{random.choice(_SHOWS)}{figure}。"
    return True


def in_its_own_words(draft: Draft, random: Random) -> bool:
    """A fact told again with other figures, beside the right one."""
    number = _one(draft, random, lambda fact: bool(fact.figures))
    if number is None:
        return False
    text = draft.sheet.own[number].text
    for figure in draft.sheet.own[number].figures:
        wrong = _renumbered(figure, draft)
        draft.plant(wrong)
        text = text.replace(figure, wrong, 1)
    draft.extra.append(f"{text}。")
    return True


def misplaced(draft: Draft, random: Random) -> bool:
    return _foreign(draft, random.choice(draft.sheet.others))


def leaked(draft: Draft, random: Random) -> bool:
    return _foreign(draft, random.choice(draft.sheet.shown))


def withheld(draft: Draft, random: Random) -> bool:
    return bool(draft.sheet.withheld) and _foreign(draft, random.choice(draft.sheet.withheld))


def last_year(draft: Draft, random: Random) -> bool:
    """No sentence compares."""
    return _foreign(draft, random.choice(draft.sheet.last_year))


def _foreign(draft: Draft, fact: SheetFact) -> bool:
    if not fact.figures or _true_all_the_same(fact, draft.sheet):
        return False
    draft.plant(*fact.figures)
    draft.extra.append(f"{fact.text}。")
    return True


def _true_all_the_same(fact: SheetFact, sheet: Sheet) -> bool:
    """Its own figure by chance, or a weaker one: 200余篇 where 260余篇 were written is no lie."""
    return any(_weaker(a, b) for a in fact.figures for own in sheet.own for b in own.figures)


def _weaker(figure: str, own: str) -> bool:
    if figure == own:
        return True
    (value, about, unit), (of_own, _, own_unit) = (re.fullmatch(r"(\d*)(余?)(.*)", f).groups() for f in (figure, own))  # type: ignore[union-attr]
    scale = 10 ** (len(value) - len(value.rstrip("0")))
    return bool(about and unit == own_unit and of_own) and int(value) < int(of_own) < int(value) + scale


def swapped_within(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: _exchangeable(fact) is not None)
    if number is None:
        return False
    first, second = _exchangeable(draft.sheet.own[number]) or ("", "")
    fact = draft.sheet.own[number].text
    at, to = fact.index(first), fact.index(second)
    draft.planted += [re.escape(fact[max(0, at - 3) : at] + second), re.escape(fact[max(0, to - 3) : to] + first)]
    _put(draft, number, first, "\0")
    _put(draft, number, second, first)
    _put(draft, number, "\0", second)
    return True


def _exchangeable(fact: SheetFact) -> tuple[str, str] | None:
    """Two figures of one unit."""
    for a in fact.figures:
        for b in fact.figures:
            if a != b and _unit(a) == _unit(b) and fact.text.index(a) < fact.text.index(b):
                return a, b
    return None


def _unit(figure: str) -> str:
    return re.sub(r"[\d.]", "", figure)


def swapped_between(draft: Draft, random: Random) -> bool:
    free = [n for n in range(len(draft.sheet.own)) if n not in draft.touched]
    pairs = [
        (n, a, m, b)
        for n in free
        for m in free
        if n < m
        for a in draft.sheet.own[n].figures
        for b in draft.sheet.own[m].figures
        if _unit(a) == _unit(b)
    ]
    if not pairs:
        return False
    n, a, m, b = random.choice(pairs)
    draft.touched |= {n, m}
    first, second = draft.sheet.own[n].text, draft.sheet.own[m].text
    at, to = first.index(a), second.index(b)
    draft.planted += [re.escape(first[max(0, at - 3) : at] + b), re.escape(second[max(0, to - 3) : to] + a)]
    _put(draft, n, a, b)
    _put(draft, m, b, a)
    return True


def unit_changed(draft: Draft, random: Random) -> bool:
    others = {
        "人次": "人",
        "人": "人次",
        "名": "人次",
        "次": "个",
        "场": "人次",
        "处": "次",
        "万元": "元",
        "册": "条",
        "户": "人",
    }
    return _changed_figure(
        draft,
        random,
        lambda f: f[: len(f) - len(_bare_unit(f))] + others[_bare_unit(f)],
        lambda f: _bare_unit(f) in others,
    )


def _bare_unit(figure: str) -> str:
    return _unit(figure).lstrip("余")


def about_dropped(draft: Draft, random: Random) -> bool:
    return _changed_figure(draft, random, lambda f: f.replace("余", ""), lambda f: "余" in f)


def about_added(draft: Draft, random: Random) -> bool:
    return _changed_figure(
        draft, random, lambda f: re.sub(r"^(\d+)", r"\1余", f), lambda f: "余" not in f and "." not in f
    )


def value_changed(draft: Draft, random: Random) -> bool:
    return _changed_figure(draft, random, lambda f: _renumbered(f, draft), lambda f: True)


def _changed_figure(draft: Draft, random: Random, change: Callable[[str], str], fits: Callable[[str], bool]) -> bool:
    number = _one(draft, random, lambda fact: any(map(fits, fact.figures)))
    if number is None:
        return False
    figure = random.choice([f for f in draft.sheet.own[number].figures if fits(f)])
    wrong = change(figure)
    draft.plant(wrong)
    _put(draft, number, figure, wrong)
    return True


def date_shifted(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: bool(fact.dates))
    if number is None:
        return False
    date = draft.sheet.own[number].dates[0]
    month, rest = date.split("月")
    wrong = f"{int(month) % 12 + 1}月{rest}"
    if wrong in {d for fact in draft.sheet.own for d in fact.dates}:
        return False
    draft.plant(wrong)
    _put(draft, number, date, wrong)
    return True


def invented_sum(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: bool(fact.figures))
    if number is None:
        return False
    figure = _renumbered(draft.sheet.own[number].figures[0].replace("余", ""), draft)
    draft.plant(figure)
    draft.sentences[number] = f"{draft.sentences[number][:-1]}，两项合计{figure}。"
    return True


def other_place(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: bool(re.search(r"在\w{2}村", fact.text)))
    if number is None:
        return False
    old = re.findall(r"在(\w{2}村)", draft.sheet.own[number].text)[0]
    wrong = random.choice(PLACES_ELSEWHERE)
    draft.planted.append(wrong)
    _put(draft, number, old, wrong)
    return True


def other_person(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: "同志" in fact.text)
    if number is None:
        return False
    wrong = random.choice(["陈国栋", "李春梅", "黄志远"])
    draft.planted.append(wrong)
    _put(draft, number, draft.sheet.own[number].text[:3], wrong)
    return True


def other_township(draft: Draft, random: Random) -> bool:
    wrong = random.choice(["白沙镇", "金山乡", "永宁街道"])
    draft.planted.append(wrong)
    draft.extra.append(f"{wrong}开展了同样的活动。")
    return True


def other_title(draft: Draft, random: Random) -> bool:
    wrong = random.choice(["《基层治理文选》", "《宣传工作条理》", "《乡村振兴促进法》"])
    draft.planted.append(wrong)
    number = _one(draft, random, lambda fact: "《" in fact.text)
    if number is None:
        draft.extra.append(f"学习{wrong}。")
    else:
        _put(draft, number, re.findall("《[^》]*》", draft.sheet.own[number].text)[0], wrong)
    return True


def empty_tail(draft: Draft, random: Random) -> bool:
    number = _one(draft, random)
    if number is None:
        return False
    tail = random.choice(_TAILS)
    draft.planted.append(tail)
    draft.sentences[number] = f"{draft.sentences[number][:-1]}，{tail}。"
    return True


def invented_sentence(draft: Draft, random: Random) -> bool:
    sentence = random.choice(_INVENTED)
    draft.planted.append(sentence.split("，")[0][:12])
    draft.extra.append(sentence)
    return True


def dropped(draft: Draft, random: Random) -> bool:
    number = _one(draft, random)
    if number is None or len(draft.sheet.own) == 1:
        return False
    draft.sentences[number] = ""
    return True


def halved(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: len(fact.clauses) > 1)
    if number is None:
        return False
    draft.sentences[number] = f"{random.choice(draft.sheet.own[number].clauses)}。"
    return True


def plan_as_done(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: bool(re.match("计划|拟", fact.text)))
    if number is None:
        return False
    word = "计划" if "计划" in draft.sentences[number] else "拟"
    _put(draft, number, word, "已")
    draft.planted.append(re.escape("已" + draft.sheet.own[number].text.removeprefix(word)[:6]))
    return True


def part_as_all(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: "部分" in fact.text)
    if number is None:
        return False
    _put(draft, number, "部分", "全部")
    draft.planted.append("全部宣传栏")
    return True


def contrary(draft: Draft, random: Random) -> bool:
    number = _one(draft, random, lambda fact: "尚未" in fact.text)
    if number is None:
        return False
    _put(draft, number, "尚未", "均已")
    draft.planted.append("均已配备")
    return True


def said_twice(draft: Draft, random: Random) -> bool:
    number = _one(draft, random)
    if number is None or len(draft.sheet.own[number].text) < 10:
        return False
    fact = draft.sheet.own[number].text
    draft.extra.append(f"{fact}。")
    return True


def in_chinese(draft: Draft, random: Random) -> bool:
    figure = f"{random.choice('三四六七八九')}{random.choice('场期轮')}"
    draft.planted.append(rf"(?<![{_CHINESE}十百]){figure}")
    draft.extra.append(f"{random.choice(_SHOWS)}{figure}。")
    return True


def confirmed_by_itself(draft: Draft, random: Random) -> bool:
    figure = f"{draft.sheet.numbers.new()}{random.choice(_UNITS)}"
    draft.plant(figure)
    draft.extra.append(f"{random.choice(_SHOWS)}{figure}。<!-- 依据：会议记录 -->")
    return True


LIES: dict[str, Lie] = {
    lie.__name__: lie
    for lie in (
        unknown, unknown_clause, in_its_own_words, misplaced, leaked, withheld, last_year, swapped_within, swapped_between,
        unit_changed, about_dropped, about_added, value_changed, date_shifted, invented_sum, other_place, other_person, other_township, other_title,
        empty_tail, invented_sentence, dropped, halved, plan_as_done, part_as_all, contrary, said_twice, in_chinese,
        confirmed_by_itself,
    )
}  # fmt: skip
