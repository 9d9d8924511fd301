"""Which sentence an instruction is aimed at."""

from __future__ import annotations

import pytest

from assistant.comparison.instructions import aimed_at

SENTENCES = (
    "镇党委理论学习中心组学习12次，专题研讨4次。",
    "干部撰写心得体会30余篇，在机关交流。",
    "宣讲队进村入户宣讲46场，受众2300人次。",
    "排查村级阵地72处，发现问题8个，整改8个，落实“一会一报”。",
    "县级以上媒体采用稿件25篇，其中省级2篇。",
)


def _aimed(instruction: str) -> list[int]:
    return [n for n, sentence in enumerate(SENTENCES) if aimed_at(instruction, sentence, SENTENCES)]


@pytest.mark.parametrize(
    ("instruction", "places"),
    [
        ("突出村级阵地", [3]),
        ("把宣讲的部分写短一点", [2]),
        ("不要提心得体会", [1]),
        ("重点写“一会一报”", [3]),
        ("不要出现“进村入户”", [2]),
        ("把媒体采用的情况放在最前面", [4]),
        ("阵地排查要写在前面", [3]),
        ("删掉省级2篇", [4]),
        ("分三点写：学习、宣讲、阵地", [0, 2, 3]),
    ],
)
def test_words_of_a_sentence_are_aimed_at_it(instruction, places):
    assert _aimed(instruction) == places


@pytest.mark.parametrize(
    "instruction",
    [
        "",
        "压缩到200字",
        "控制在三百字以内",
        "写得简短一些",
        "语气平实一些",
        "口气谦虚一点，不要夸大成绩",
        "按三个方面写",
        "写成一段话",
        "多写做法，少写数字",
        "突出党建引领",
        "开头加一句总起",
    ],
)
def test_lengths_and_manners_are_aimed_at_no_sentence(instruction):
    assert _aimed(instruction) == []


def test_what_most_sentences_speak_of_is_the_section():
    talks = tuple(f"宣讲{n}场，听众{n * 9}人次。" for n in range(3, 9))
    assert not any(aimed_at("突出宣讲", sentence, talks) for sentence in talks)
