"""`assistant` alone: where one stands and what comes next."""

from __future__ import annotations

import pytest
from office import BULLETS, HEAD, TEN, obedient, sheet

from assistant.store.adopted import adopt
from assistant.store.history import History
from assistant.workflow.session.taken import standing_lines


@pytest.fixture
def home(office, run):
    """home() runs `assistant` in the office's workspace and gives what it says comes next."""

    def say() -> str:
        done = run("-C", str(office.folder))
        assert done.code == 0
        assert "\n下一步：" in done.out
        return done.out.partition("\n下一步：")[2]

    return say


def read_all(office) -> None:
    """As if the clerk had taken every section."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from assistant.report.section_identity import SectionIdentity  # noqa: PLC0415
    from assistant.store.adopted import text_mark  # noqa: PLC0415

    history = History(office.folder / ".assistant" / "history.db", lambda: datetime.now(UTC))
    for key in ("leadership", "study", "problems", "plans"):
        section, source = standing_lines(office.text, SectionIdentity((key,)))
        adopt(history, (key,), text_mark(section.heading.text, source))


def test_no_workspace(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run()
    assert done.code == 0
    assert "assistant new 清河镇-2026上半年" in done.out
    assert "assistant --help" in done.out


def test_workspaces_in_this_folder_are_listed(run, office, monkeypatch):
    monkeypatch.chdir(office.folder.parent)
    done = run()
    assert "1 柳溪镇-2026上半年" in done.out
    assert done.code == 0


def test_in_a_folder_of_the_workspace(run, office, monkeypatch):
    inner = office.folder / "材料"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert "柳溪镇2026年上半年" in run().out


def test_without_bullets_they_are_gathered(office, home):
    office.write_facts(HEAD + "\n## 理论学习\n")
    assert home().startswith("采集要点")
    assert str(office.facts) in home() or "assistant gather" in home()


def test_what_is_wrong_with_the_facts_comes_first(office, home):
    office.write_facts(sheet({"理论学习": ("X镇学习3次",)}))
    assert home().startswith("先改 facts.md")
    office.write_facts(HEAD.replace("period: 2026年上半年\n", "") + "\n## 理论学习\n- 学习3次\n")
    assert "period" in home()


def test_then_drafting(office, home):
    assert home().startswith("起草还没写的4节：组织领导与责任落实、理论学习、存在问题等。  →  assistant draft")
    office.draft("--model", "skeleton", "--section", "study")
    assert home().startswith("起草还没写的3节")


def test_then_marks_are_settled(office, home):
    office.draft("--model", "skeleton")
    office.edit("14场", "【待核实：15场】")
    assert home().startswith("处理 draft.md 里的1处标注")
    assert "→  assistant edit study" in home()


def test_then_sections_are_read(office, home):
    office.draft("--model", "skeleton")
    assert home().startswith("逐节看一遍，好的采用：还有4节没看")


def test_then_what_is_stale_is_drafted_again(office, serve, home):
    serve(obedient)
    office.draft()
    office.change_fact("14场", "16场")
    assert home().startswith("重写过时的1节，手改的句子保留：理论学习。  →  assistant draft")


def test_then_findings_are_corrected(office, home):
    office.draft("--model", "skeleton")
    office.edit("14场", "17场")
    read_all(office)
    assert home().startswith("改正核对出的")
    assert "→  assistant check" in home()


def test_then_export_and_finish(office, home):
    office.draft("--model", "skeleton")
    read_all(office)
    assert home().startswith("导出 Word 文件。  →  assistant export")
    assert office.export().code == 0
    assert "assistant finish" in home()
    office.edit("专题研讨3次", "专题研讨3次。<!-- 看过 -->")
    read_all(office)
    assert home().startswith("draft.md 导出以后又改过")
    assert office.export().code == 0
    assert office.command("finish", "-C", str(office.folder), "--yes").code in (0, 1)
    assert home().startswith("已定稿")


def test_a_damaged_history_is_begun_anew(office, run):
    office.draft("--model", "skeleton")
    (office.folder / ".assistant" / "history.db").write_bytes(b"no database" * 99)
    done = run("-C", str(office.folder))
    assert done.code == 0
    assert "损坏" in done.err


def test_it_loads_no_word_and_no_model(office):
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from office import environment  # noqa: PLC0415

    code = "import sys\nfrom assistant.cli.main import run\nrun(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(office.folder)],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    modules = {name.partition(".")[0] for name in done.stderr.split()}
    assert not modules & {"docx", "lxml", "rich", "prompt_toolkit", "openai", "langchain_core", "tiktoken", "pydantic"}


def test_ten_sections_are_counted(office, run):
    office.write_facts(sheet(TEN))
    assert f"要点{sum(map(len, TEN.values()))}条；还没有起草" in run("-C", str(office.folder)).out
    assert len(BULLETS) == 4
