"""What a chat left in the text (对话残留): 作为一个AI, 好的，以下是, 希望对您有帮助, <think>."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_MACHINE = r"(?:AI|人工智能|语言模型|大模型|智能助手|写作助手|语言助手)"
_REMAINS = re.compile(
    rf"作为(?:一[个名款])?{_MACHINE}(?:[，,]|语言模型|助手|，?我)|我是(?:一[个名款])?{_MACHINE}"
    r"|^(?:好的|当然(?:可以)?|没问题|明白了?)[，,！!。][^\n]{0,40}?(?:以下|下面|如下|为您|为你|这是)"
    r"|^(?:以下|下面)是(?:为[您你]|根据[您你]|按照[您你]|我(?:为|根据)|一[份篇则]|修改后的|润色后的|改写后的|生成的)[^\n]{0,40}"
    r"|^根据[您你](?:提供|给出|的要求)"
    r"|希望(?:这|以上|上述)?[^，。\n]{0,12}对[您你]有(?:所)?帮助|如(?:果|有)[^，。\n]{0,12}(?:请)?随时(?:告诉|联系|告知)我|请随时告诉我"
    r"|(?:您|你)可以根据(?:实际)?(?:情况|需要)(?:进行)?(?:修改|调整|补充)|如需(?:进一步)?(?:修改|调整|补充)，?请(?:告诉|告知|提供)"
    r"|抱歉，(?:我|作为)|对不起，我(?:无法|不能)|我(?:无法|不能)(?:提供|生成|回答|访问)"
    r"|</?think>|<\|[a-z_]{2,20}\|>|^(?:Sure|Certainly|Here is|Here's|As an AI)\b"
    r"|（?注：(?:以上|本文|此文)[^，。\n]{0,16}(?:仅供参考|AI|生成)|^---\s*(?:字数|说明)"
)
_CHEAP = re.compile(
    "AI|an AI|Sure|Certainly|Here|语言模型|大模型|人工智能|助手|[您你<]|好的|当然|没问题|明白|以下是|下面是|抱歉|对不起|注：|---|我(?:无法|不能)"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if not _CHEAP.search(block.text):
            continue
        for match in _REMAINS.finditer(block.text):
            yield manuscript.fault(
                block.passage,
                match.span(),
                f"“{match[0][:24]}”像是与聊天程序对话留下的话。",
                "请删去这句话，并核对前后文。",
            )


RULE = Rule(
    name="chat-remains",
    family="content",
    severity="error",
    title="对话残留",
    source="《党政机关公文处理工作条例》第十九条：内容简洁，表述准确",
    failing=(
        "好的，以下是为您撰写的半年工作总结：\n一、工作开展情况\n召开会议3次。",
        "一、工作开展情况\n作为一个AI语言模型，我没有贵镇的数据。",
        "一、工作开展情况\n召开会议3次。\n希望这份总结对您有帮助！",
        "一、工作开展情况\n<think>先写学习</think>召开会议3次。",
        "一、工作开展情况\n您可以根据实际情况进行修改。",
    ),
    passing=(
        "一、工作开展情况\n作为全县人工智能应用试点，我镇建成智慧阵地2处。",
        "一、工作开展情况\n宣讲员讲述“好的家风是这样传下来的”，以下是各村评选情况。",
        "一、工作开展情况\n围绕“我们的节日”开展活动12场，我镇无法按期完成的问题1个。",
        "一、工作开展情况\n开展“书记对你说”宣讲4场。",
    ),
    check=_check,
)
