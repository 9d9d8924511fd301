"""From a model's reply to the paragraphs of a section: whatever the model put round the text is taken off."""

from __future__ import annotations

import json
import re

from assistant.style.numbering import without_ordinal
from assistant.style.punctuation import full_width

_THINK = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_ANSWERED_THINK = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^\s*(?:```|~~~).*$", re.MULTILINE)
_TAG = re.compile(r"</?(?:要点|正文|[a-z][a-z0-9]{0,9})(?:\s[^<>\n]{0,60})?/?>|&nbsp;|&emsp;", re.IGNORECASE)
_REMARK = re.compile(r"（(?:共|约|全文)?\d+字）|（注：[^（）]*）|\[\d+\]")
_PREAMBLE = re.compile(
    r"^(?:好的|好|当然|明白|没问题|收到|可以)?[，,。!！：:]?\s*(?:以下|下面)(?:是|为).{0,40}?[：:。]\s*$|^这(?:是|为).{0,30}(?:正文|章节|段落|内容|报告|文字)[^：:。]{0,8}[：:。]\s*$|"
    r"^(?:好的|当然可以|明白了?|没问题|收到)[，,。!！][^\d]{0,30}$|^(?:章节|写法|标题)[：:].{0,30}$|^根据(?:您|你)?(?:的|所)?(?:提供|给出)的要点.{0,30}[：:]\s*$"
)
_LEADING_PREAMBLE = re.compile(r"^(?:好的|当然|明白)[，,！!。]\s*(?:(?:以下|下面)(?:是|为)[^：:\n]{0,40}[：:]\s*)?")
_LABEL = re.compile(r"^(?:正文|回答|输出|回复)[：:]\s*")
_INVISIBLE = str.maketrans({"\r": "\n", "\ufeff": None, "\u200b": None, "\u200c": None, "\u200d": None})
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_TABLE_RULE = re.compile(r"^[\s|:+-]*$")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_INNER_HEADING = re.compile(r"(?<=[。！？；])[^\S\n]*#{1,6}\s+")
_STARS = re.compile(r"\*\*\*?(.+?)\*\*\*?|__(.+?)__|`([^`]+)`")
_BULLET = re.compile(r"^\s*(?:[-*+•·●▪]|>)\s+|^\s*[-•·●▪](?=[\u4e00-\u9fff“《])")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_CLOSING = re.compile(
    r"^(?:特此报告|特此汇报|以上(?:是|为|就是).{0,20}(?:汇报|报告|总结|情况|内容)|以上(?:汇报|报告|内容).{0,20}|综上所述.*|总之[，,].*|总的来说.*|"
    r"妥否.{0,8}|(?:请)?(?:审阅|批示|指正).{0,6}|此致|敬礼|(?:希望(?:以上|这|本(?:节|段|文)|能够?(?:对您|帮)|对您)|如(?:有|需)(?:要|其他|任何|修改|调整|补充|疑问|问题|进一步)|注[：:]).{0,40}|（?(?:完|全文完|以下空白)）?)[。！!]?$"
)
_SUMMING_UP = re.compile(r"^(?:综上所述|总之|总的来说|好的|注)[，,：:]?")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*")
_SERIES_START = re.compile(r"^[一二三四五六七八九十]{1,3}是")


def paragraphs_of(reply: str, headings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The reply's paragraphs: no thinking, preamble, Markdown, headings, ordinals or second closing; full-width marks.

    `headings` are texts that must not be repeated as a line (the section's own title and heading). May be empty."""
    previous, text = None, reply.translate(_INVISIBLE)
    while previous != text:  # a line that comes free has an ordinal or marks of its own
        previous, text = text, "\n".join(_paragraphs(text, headings))
    return tuple(text.split("\n")) if text else ()


def _paragraphs(text: str, headings: tuple[str, ...]) -> tuple[str, ...]:
    text = _out_of_json(_TAG.sub("", _FENCE.sub("", _without_thinking(text))))
    text = _INNER_HEADING.sub("\n# ", _REMARK.sub("", text))
    cleaned = [_clean_line(line) for line in text.split("\n")]
    kept = [line for line in cleaned if _CHINESE.search(line) and not _is_wrapping(line, headings)]
    return _joined(_without_closing(kept))


def _out_of_json(text: str) -> str:
    """The texts of a reply that is JSON, one a line; any other reply as it is."""
    if text.lstrip()[:1] not in ("{", "["):
        return text
    try:
        return "\n".join(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return text


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


def _without_thinking(reply: str) -> str:
    reply = _THINK.sub("", reply)
    return _ANSWERED_THINK.sub("", reply, count=1) if "</think" in reply.lower() else reply


def _clean_line(line: str) -> str:
    if _RULE.match(line) or _TABLE_RULE.match(line):
        return ""
    if line.lstrip().startswith("|"):
        line = "，".join(cell.strip() for cell in line.strip("| \t").split("|") if cell.strip())
    heading = _HEADING.match(line) is not None
    line = _HEADING.sub("", line)
    previous = None
    while previous != line:
        previous = line
        line = _STARS.sub(lambda m: m[1] or m[2] or m[3], _BULLET.sub("", line)).strip()
    line = full_width(_LABEL.sub("", _LEADING_PREAMBLE.sub("", line))).strip("　 \t")
    stripped = without_ordinal(line).strip("　 \t*#")
    return "" if heading and not stripped.endswith(("。", "；")) else stripped


def _is_wrapping(line: str, headings: tuple[str, ...]) -> bool:
    bare = line.rstrip("：:。")
    return bool(_PREAMBLE.match(line)) or bare in headings or _is_bare_heading(line)


def _is_bare_heading(line: str) -> bool:
    """A short line without a final mark and without a figure is a heading of the model's own."""
    return (
        len(line) <= 24
        and line[-1] not in "。！？；”）…"
        and not re.search(r"\d", line)
        and not _SERIES_START.match(line)
    )


def _without_close(sentence: str) -> str:
    """The sentence, without the words of a closing; one that tells a figure is kept without its 综上所述."""
    if not _CLOSING.match(sentence.strip()):
        return sentence
    return _SUMMING_UP.sub("", sentence.strip()) if re.search(r"\d", sentence) else ""


def _without_closing(lines: list[str]) -> list[str]:
    kept = []
    for line in lines:
        sentences = [_without_close(s) for s in _SENTENCE.findall(line)]
        rest = "".join(sentences).strip()
        if rest:
            kept.append(rest)
    return kept


def _joined(lines: list[str]) -> tuple[str, ...]:
    """Bullet lines that are no whole sentences are joined to one paragraph; whole ones stay paragraphs."""
    paragraphs: list[str] = []
    for line in lines:
        text = line if line[-1] in "。！？；：，、”" else line + "。"
        if paragraphs and paragraphs[-1][-1] in "，、；：":
            paragraphs[-1] += text
        else:
            paragraphs.append(text)
    if paragraphs and paragraphs[-1][-1] in "，、；：":
        paragraphs[-1] = paragraphs[-1][:-1] + "。"
    return tuple(paragraphs)
