"""What the model is asked while it is measured (测试用的提问): a made-up register, nothing of any workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count, islice

from assistant.drafting.prompt import Prompt

_VILLAGES = ("松塔村", "石桥村", "青杨村", "河口村", "槐荫社区", "枣林村", "北坡村", "柳堤社区")
_EVENTS = ("理论宣讲", "电影放映", "环境整治", "政策问答", "书画展览", "技能培训", "文艺演出", "安全讲座", "读书会")
_SAMPLE = 40
_SAID = "银杏{number}号"
FORCED = "石拱桥"
"""A word that no answer to `word_prompt` would be, unless a grammar leaves nothing else."""
GRAMMAR = f'root ::= "{FORCED}"'


def talk_prompt(lines: int, number: int = 0) -> Prompt:
    """A task with something to read and more to write than is waited for; another `number` is another register."""
    task = f"把上面登记的活动逐条改写成完整的句子，从第{number + 1}条写起，不要说别的话。"
    return Prompt("你是乡镇党政办的文书。", (), f"活动登记：\n{_register(lines, number)}\n\n{task}")


def word_prompt() -> Prompt:
    """The shortest answer there is, for a model that does not think about it."""
    return Prompt("", (), "只写一个“好”字，不要写别的。")


def needle_prompt(tokens: int, tokens_of: Callable[[str], int]) -> tuple[Prompt, str]:
    """A prompt of so many tokens, as nearly as can be counted, that asks at the end for a word said at its beginning; and
    that word."""
    secret = _SAID.format(number=1000 + tokens % 9000)
    head = f"请记住口令：{secret}。下面是活动登记，看完后会问口令。"
    question = "登记到此为止。最前面说的口令是什么？只回答口令。"
    each = tokens_of(_register(_SAMPLE, 0)) / _SAMPLE
    lines = max(0, int((tokens - tokens_of(head + question)) / each))
    return Prompt("", (), question, context=f"{head}\n{_register(lines, 0)}"), secret


@cache
def _register(lines: int, start: int) -> str:
    return "\n".join(islice(map(_entry, count(start)), lines))


def _entry(number: int) -> str:
    village, event = _VILLAGES[number * 5 % len(_VILLAGES)], _EVENTS[number * 7 % len(_EVENTS)]
    month, people = number * 3 % 12 + 1, number * 37 % 180 + 11
    return f"{number + 1}. {village}{month}月{number * 11 % 28 + 1}日办{event}{number % 4 + 1}场，到场{people}人。"
