"""`assistant outline` through the real command: the tree, the JSON, and every file that is refused."""

from __future__ import annotations

import codecs
import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "files"))
from word_files import level, numbered, numbering, paragraph, word_file, zipped

TITLE = "中共柳溪镇委员会关于2026年上半年意识形态工作情况的报告"
REPORT = f"""【字号：大 中 小】 打印
{TITLE}
中共安平县委宣传部：
2026年上半年，镇党委按照县委部署推进工作。现将有关情况报告如下：
一、工作开展情况
（一）强化组织领导，压实责任。镇党委专题研究3次。
(二)抓好理论学习
集中学习6次。
存在的问题和不足
网评员只有2人。
特此报告。
附件：1.情况统计表
中共柳溪镇委员会
2026年7月3日
"""


@pytest.fixture
def file(tmp_path):
    """file(bytes or text, name) writes a file and gives its path as text."""

    def write(data: bytes | str, name: str = "来稿.txt") -> str:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    return write


def test_outline_is_a_tree_with_lines_and_sections(run, file):
    done = run("outline", file(REPORT))
    assert done.code == 0
    assert done.out.splitlines()[2:] == [
        f"    2  标题：{TITLE}",
        "    3  主送：中共安平县委宣传部：",
        "    4  导语：2026年上半年，镇党委按照县委部署推进工作。现将有关情况报告如下：",
        "    5  一、工作开展情况",
        "    6  　　（一）强化组织领导，压实责任。…  〔组织领导与责任落实〕",
        "    7  　　(二)抓好理论学习  〔理论学习〕",
        "    9  （无序号）存在的问题和不足  〔存在问题〕",
        "   11  结尾：特此报告。",
        "   12  附件：1.情况统计表",
        "   13  署名：中共柳溪镇委员会",
        "   14  日期：2026年7月3日",
        "",
        "没有收入报告的1处：",
        "    1  网页残留：【字号：大 中 小】 打印",
    ]
    assert done.err == ""


def test_outline_as_json(run, file):
    path = file(REPORT)
    values = json.loads(run("outline", path, "--format", "json").out)
    assert list(values) == ["file", "encoding", "dropped", "reports"]
    assert (values["file"], values["encoding"]) == (path, "utf-8")
    (dropped,) = values["dropped"]
    assert dropped == {"line": 1, "text": "【字号：大 中 小】 打印", "why": "网页残留", "start": 0, "end": 14}
    (report,) = values["reports"]
    assert (report["title"], report["recipient"]) == (TITLE, "中共安平县委宣传部：")
    assert (report["issuer"], report["date"]) == ("中共柳溪镇委员会", "2026年7月3日")
    assert [p["text"] for p in (*report["closing"], *report["annexes"])] == ["特此报告。", "附件：1.情况统计表"]
    first = report["sections"][0]["sections"][0]
    assert {name: first[name] for name in ("level", "ordinal", "text", "run_in", "line", "key", "keys")} == {
        "level": 2,
        "ordinal": "（一）",
        "text": "强化组织领导，压实责任。",
        "run_in": True,
        "line": 6,
        "key": "leadership",
        "keys": ["leadership"],
    }
    assert [p["text"] for p in first["paragraphs"]] == ["镇党委专题研究3次。"]
    assert max(spans(values))[1] == len(REPORT)


def spans(value) -> list[tuple[int, int]]:
    """Every span in the JSON."""
    if isinstance(value, list):
        return [span for inner in value for span in spans(inner)]
    if not isinstance(value, dict):
        return []
    own = [(value["start"], value["end"])] if "start" in value else []
    return own + [span for inner in value.values() for span in spans(inner)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + REPORT.replace("\n", "\r\n").encode(), "utf-8-sig"),
        (REPORT.replace("\n", "\r\n").encode("gb18030"), "gb18030"),
    ],
)
def test_places_tile_the_decoded_text_in_every_encoding(run, file, data, encoding):
    values = json.loads(run("outline", file(data), "--format", "json").out)
    assert values["encoding"] == encoding
    found = sorted(spans(values))
    text = data.decode(encoding)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(found))


def test_word_file_with_automatic_numbers(run, file):
    levels = numbering(level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）"))
    body = (
        numbered("工作情况", 1)
        + numbered("强化领导。研究3次。", 1, 1)
        + paragraph("二、存在问题")
        + paragraph("缺人。")
    )
    done = run("outline", file(word_file(body, {"numbering": levels}), "来稿.docx"))
    assert done.code == 0
    assert [line.strip().split("  ")[1] for line in done.out.splitlines()[2:]] == [
        *("一、工作情况", "　　（一）强化领导。…", "二、存在问题"),
    ]


def test_draft_is_read_by_its_marks(run, file):
    done = run(
        "outline", file("# 某某报告\n\n## 导语 {#opening}\n\n如下：\n\n## 抓学习 {#study}\n\n学习6次。\n", "draft.md")
    )
    assert "    1  标题：某某报告" in done.out
    assert "    7  抓学习  〔理论学习〕" in done.out


def test_several_reports_of_one_file(run, file):
    body = "一、农业\n学习6次。\n二、文化\n学习6次。\n"
    done = run("outline", file(body + "石桥镇文化工作汇报\n" + body))
    assert "2份报告" in done.out
    assert [line for line in done.out.splitlines() if line.startswith("第")] == ["第1份", "第2份"]


BAD = {
    "空.txt": b"",
    "空白.txt": " \n　\n".encode(),
    "程序.txt": b"\x00\x01\x02\x03",
    "乱码.txt": "学习六次".encode()[:-1],
    "宽.txt": REPORT.encode("utf-16"),
    "长.txt": REPORT.encode() * 20_000,
    "旧.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "金山.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1200,
    "加密.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "损坏.docx": word_file(paragraph("学习6次。"))[:300],
    "炸弹.docx": zipped({"word/document.xml": b"\0" * 60_000_000}),
    "外部.docx": word_file("", main='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'),
    "密件.txt": f"秘密★1年\n{REPORT}".encode(),
    "密件.docx": word_file(paragraph("机密★5年") + paragraph("学习6次。")),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("form", ["text", "json"])
def test_bad_file_is_refused_and_nothing_is_written(run, file, tmp_path, monkeypatch, name, form):
    monkeypatch.chdir(tmp_path)
    path = file(BAD[name], name)
    done = run("outline", path, "--format", form)
    assert (done.code, done.out) == (2, "")
    assert path in done.err
    assert "\n  " in done.err
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert Path(path).read_bytes() == BAD[name]


def test_folder_and_missing_file_are_refused(run, tmp_path):
    assert "是文件夹" in run("outline", str(tmp_path)).err
    done = run("outline", str(tmp_path / "没有.docx"))
    assert (done.code, done.out) == (2, "")
    assert "没有文件" in done.err


def test_file_must_be_named(run):
    done = run("outline")
    assert done.code == 2
    assert "缺少 文件" in done.err
