"""What makes a section out of date, and what does not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from office import BULLETS, FACTS, ROOT, TEN, environment, obedient, quick_settings, sheet, title_in


@pytest.fixture
def drafted(office, serve):
    office.endpoint = serve(obedient)
    assert office.draft().code == 0
    return office


def drafted_again(office):
    """The sections that the next draft asks the model for."""
    asked = len(office.endpoint.requests)
    done = office.draft()
    assert done.code in (0, 1), done.err
    return sorted(title_in(r) for r in office.endpoint.requests[asked:])


def test_nothing_changed_calls_no_model(drafted):
    before = drafted.draft_file.read_bytes()
    assert drafted_again(drafted) == []
    assert drafted.draft_file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("宣讲14场", "宣讲15场", "要点改了：宣讲队到村宣讲14场，听众620余人次 → 宣讲队到村宣讲15场，听众620余人次"),
        ("- 宣讲队", "- 放映电影12场\n- 宣讲队", "新增要点：放映电影12场"),
        ("- 宣讲队到村宣讲14场，听众620余人次\n", "", "去掉了要点：宣讲队到村宣讲14场，听众620余人次"),
        ("听众620余人次", "听众620余人次  <!-- 不写入 -->", "去掉了要点：宣讲队到村宣讲14场，听众620余人次"),
    ],
    ids=["changed", "added", "gone", "withheld"],
)
def test_a_fact_makes_only_its_section_stale(drafted, old, new, reason):
    drafted.change_fact(old, new)
    assert f"· {reason}" in drafted.status().out
    done = drafted.draft()
    assert f"“理论学习”过时，重写：{reason}" in done.err
    assert [title_in(r) for r in drafted.endpoint.requests[4:]] == ["理论学习"]
    assert drafted_again(drafted) == []


def test_the_new_figure_stands_there(drafted):
    drafted.change_fact("宣讲14场", "宣讲15场")
    drafted.draft()
    assert "15场" in drafted.section("study")
    assert "14场" not in drafted.section("study")


def test_another_order_of_the_bullets_makes_nothing_stale(drafted):
    lines = drafted.facts.read_text("utf-8").split("\n")
    first, second = (next(n for n, line in enumerate(lines) if line.startswith(f"- {w}")) for w in ("理论", "宣讲"))
    lines[first], lines[second] = lines[second], lines[first]
    drafted.facts.write_text("\n".join(lines), "utf-8")
    assert drafted_again(drafted) == []
    assert drafted.status().code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- 宣讲队到村宣讲14场，听众620余人次\n", "-   宣讲队到村宣讲１４场，听众620余人次 \n"),
        ("听众620余人次\n", "听众620余人次  <!-- 来源：宣传办台账 -->\n"),
        ("## 理论学习\n", "## 理论学习\n\n"),
        ("date: 2026-07-03", "date: 2026-07-05"),
    ],
    ids=["blanks-and-width", "source", "empty-line", "date"],
)
def test_what_the_text_does_not_rest_on_makes_nothing_stale(drafted, old, new):
    drafted.change_fact(old, new)
    assert drafted_again(drafted) == []


def test_sections_in_another_order_make_nothing_stale(office, serve):
    office.endpoint = serve(obedient)
    office.write_facts(sheet(TEN))
    office.draft()
    office.write_facts(sheet(dict(reversed(TEN.items()))))
    assert drafted_again(office) == []


def test_the_township_in_the_front_matter_makes_all_stale(drafted):
    drafted.change_fact("township: 柳溪镇", "township: 柳溪乡")
    out = drafted.status().out
    assert out.count("文件头变了") == 4
    assert len(drafted_again(drafted)) == 4
    assert drafted_again(drafted) == []


def own_exemplar(text: str) -> Path:
    folder = Path(os.environ["ASSISTANT_EXEMPLARS"])
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "本镇去年.md"
    file.write_text(text, "utf-8")
    return file


_EXEMPLAR = """\
---
template: ideology
outline: three-part
---
# 去年的报告

## 主要工作

### 抓学习，强武装 {#study}
> - 理论学习中心组学习9次，其中专题研讨4次
> - 宣讲队到村宣讲21场，听众800余人次

理论学习中心组学习9次，其中专题研讨4次。宣讲队到村宣讲21场，听众800余人次。
"""


def test_an_exemplar_that_was_shown_makes_its_sections_stale(office, serve):
    quick_settings(few_shots="per_section", few_shot_count=3)
    own_exemplar(_EXEMPLAR)
    office.endpoint = serve(obedient)
    office.draft()
    shown = [title_in(r) for r in office.endpoint.requests if "宣讲队到村宣讲21场" in r.text]
    assert shown
    assert drafted_again(office) == []
    own_exemplar(_EXEMPLAR.replace("21场", "22场"))
    assert "范文 本镇去年 变了" in office.status().out
    assert drafted_again(office) == sorted(shown)
    assert drafted_again(office) == []


def test_an_exemplar_that_was_not_shown_makes_nothing_stale(drafted):
    own_exemplar(_EXEMPLAR)
    assert drafted_again(drafted) == []


def test_an_exemplar_that_was_removed_makes_its_sections_stale(office, serve):
    quick_settings(few_shots="per_section", few_shot_count=3)
    file = own_exemplar(_EXEMPLAR)
    office.endpoint = serve(obedient)
    office.draft()
    file.unlink()
    assert "范文 本镇去年 变了" in office.status().out


def test_a_section_written_without_a_model_is_stale_by_the_front_matter_too(office):
    office.draft("--model", "skeleton")
    office.change_fact("township: 柳溪镇", "township: 柳溪乡")
    assert office.status().out.count("文件头变了") == len(BULLETS)


def test_a_section_written_without_a_model_is_stale_by_its_facts(office):
    office.draft("--model", "skeleton")
    office.change_fact("宣讲14场", "宣讲15场")
    assert office.status().out.count("过时") == 2
    assert "15场" in (office.draft("--model", "skeleton"), office.section("study"))[1]


def test_a_hand_edit_makes_nothing_stale(drafted):
    drafted.edit("听众620余人次", "听众620余人次，反响好")
    assert drafted_again(drafted) == []


def test_a_named_section_is_the_only_one_drafted(drafted):
    drafted.change_fact("宣讲14场", "宣讲15场")
    drafted.change_fact("工作2次", "工作3次")
    asked = len(drafted.endpoint.requests)
    drafted.draft("--section", "study")
    assert [title_in(r) for r in drafted.endpoint.requests[asked:]] == ["理论学习"]


def test_a_redraft_with_an_instruction_is_not_stale_after(drafted):
    drafted.redraft("study", "-i", "突出到村宣讲", "--yes")
    assert drafted_again(drafted) == []


def test_a_fact_that_changed_and_changed_back_makes_nothing_stale(drafted):
    drafted.change_fact("宣讲14场", "宣讲15场")
    drafted.change_fact("宣讲15场", "宣讲14场")
    assert drafted_again(drafted) == []
    assert re.search(r"过时", drafted.status().out) is None


def test_facts_of_a_new_section_draft_it(drafted):
    drafted.write_facts(FACTS + "\n## 网络舆情\n- 重点时段值守18天\n")
    assert drafted_again(drafted) == ["网络舆情"]


@pytest.fixture
def installation(tmp_path):
    """A copy of the program whose prompts may be changed; runs status on a workspace."""
    root = tmp_path / "program"
    for name in ("assistant", "prompts", "exemplars"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "config.toml", root)
    return root


def status_by(installation: Path, office) -> str:
    command = [sys.executable, "-m", "assistant.cli.main", "status", "-C", str(office.folder)]
    place = environment(PYTHONPATH=str(installation))
    done = subprocess.run(command, cwd=installation, env=place, capture_output=True, check=False, timeout=60)
    return done.stdout.decode()


def test_another_wording_of_the_prompts_makes_all_stale(drafted, installation):
    assert "过时" not in status_by(installation, drafted)
    for name, stale in (("bullets.md", 0), ("section.md", 4)):
        prompt = installation / "prompts" / name
        prompt.write_text("请写得平实。\n" + prompt.read_text("utf-8"), "utf-8")
        assert status_by(installation, drafted).count("· 提示词或模板变了") == stale


def test_another_question_of_the_template_makes_its_section_stale(drafted, installation):
    template = installation / "prompts" / "templates" / "ideology.toml"
    text = template.read_text("utf-8")
    section = text.index('key = "problems"')
    guidance = text.index('guidance = "', section) + len('guidance = "')
    template.write_text(f"{text[:guidance]}先写最要紧的。{text[guidance:]}", "utf-8")
    out = status_by(installation, drafted)
    assert out.count("· 提示词或模板变了") == 1
    assert out.index("存在问题") < out.index("· 提示词或模板变了") < out.index("下一步打算")
