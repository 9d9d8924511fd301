"""Every way in which the files are wrong: file and line, the next step, exit code 2, nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from office import FACTS, HEAD, Done, environment, obedient

from assistant.cli.main import COMMANDS

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def check_refused(office, done, *said):
    assert done.code == 2
    assert all(words in done.err for words in said), done.err
    assert "\n  " in done.err  # the next step
    assert done.out == ""


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (FACTS.replace("recipient:", "recipient"), "第4行"),
        (FACTS.replace("period: 2026年上半年", "period: [2026"), "第"),
        (FACTS.replace("kind: 报告", "kind: 请示"), "第5行：文种“请示”不认识"),
        (FACTS.replace("2026-07-03", "2026-7-33"), "第7行：日期“2026-7-33”不对"),
        (FACTS.replace("outline: three-part\n---\n", "outline: three-part\n"), "没有结束的 ---"),
        (FACTS.replace("township: 柳溪镇", "township:"), "第2行：乡镇名称"),
        (FACTS.replace("issuer: 中共柳溪镇委员会", "issuer:"), "第3行：发文机关"),
        (FACTS.replace("template: ideology", "template: none"), "没有模板“none”"),
        (FACTS.replace("听众620", "听众xx"), "第17行“xx余人次”"),
        (FACTS.replace("柳溪镇\n", "X镇\n", 1), "第2行“X镇”"),
        (FACTS.replace("安平县", "X县"), "第4行“X县”"),
        (FACTS.replace("听众620余人次", "听众【待核实：620余人次】"), "第17行“【待核实：620余人次】”"),
        (FACTS.replace("听众620余人次", "听众[待补：人次]"), "第17行“[待补：人次]”"),
        (FACTS.replace("template: ideology", "template: none"), "第8行：没有模板“none”"),
        (FACTS.replace("outline: three-part", "outline: none"), "第9行：没有提纲“none”"),
        (FACTS + "\n## 结尾\n- 特此报告\n", "结尾一节不写要点"),
        (FACTS + "\n<!-- 不写入 -->\n", "不知道指哪一条"),
        (FACTS.replace("- 宣讲队", "- <!-- 宣讲队"), "第17行：批注以 <!-- 开始"),
        (FACTS.replace("## 组织领导与责任落实\n", ""), "第12行：这一行不在任何一节之下"),
        (HEAD, "还没有要点"),
        (HEAD + "## 理论学习\n\n## 下一步打算\n", "还没有要点"),
        (HEAD + "## 理论学习\n- 学习6次 <!-- 不写入 -->\n", "还没有要点"),
        ("", "是空的"),
        ("\n \n", "是空的"),
        (b"\x00\x01\x02", "空字节"),
        (b"PK\x03\x04" + bytes(range(1, 200)), "Word"),
        (FACTS.encode() + b"- \xff\xfe\xff\n", "第24行"),
        (FACTS.replace("---\ntownship", "机密★1年\n---\ntownship"), "密级标志“机密★”"),
        (FACTS + "- 秘密★ 某件\n", "密级标志"),
        (FACTS + "- 讲座、报告会（秘密★1年）报批6场\n", "第24行：有密级标志"),
        (FACTS + "秘密*1年\n", "密级标志"),
        (FACTS.replace("kind: 报告\n", "kind: 报告\nkind: 总结\n"), "第6行：“kind”前面第5行已经写过"),
        (FACTS.replace("kind: 报告\n", "kind: 报告\n文种：总结\n"), "第6行：“文种”前面第5行已经写过"),
        (FACTS.removeprefix("---\n"), "第1行：文件头前面缺一行 ---"),
        (FACTS.replace("issuer: 中共柳溪镇委员会", 'issuer: "中共柳溪镇委员会'), "第3行"),
    ],
)
def test_facts_that_cannot_be_drafted_from(office, serve, facts, said):
    endpoint = serve(obedient)
    office.write_facts(facts)
    before = office.facts.read_bytes()
    check_refused(office, office.draft(), str(office.facts) if "模板" not in said else "", said)
    assert office.facts.read_bytes() == before
    assert sorted(p.name for p in office.folder.iterdir()) == ["facts.md"]
    assert endpoint.requests == []


def test_several_placeholders_are_named_together(office):
    office.write_facts(
        FACTS.replace("听众620", "听众xx").replace("9月底前", "某月底前").replace("2个村没有", "__个村没有")
    )
    check_refused(office, office.draft(), "第17行", "第20行", "第23行", "<!-- 待补 -->")


def test_placeholder_of_a_withheld_fact_is_no_matter(office):
    office.write_facts(FACTS.replace("听众620余人次", "听众xx <!-- 待补 -->"))
    assert office.draft("--model", "skeleton").code == 0


def test_facts_in_the_old_office_encoding(office):
    office.write_facts(FACTS.encode("gb18030"))
    assert office.draft("--model", "skeleton").code == 0
    assert "中心组学习6次" in office.text


def test_facts_that_are_a_folder(office):
    office.facts.unlink()
    office.facts.mkdir()
    check_refused(office, office.draft(), str(office.facts), "文件夹")


@pytest.mark.parametrize("command", [("draft", "--model", "skeleton"), ("export",)])
def test_classified_draft_stops_every_command(office, command):
    office.draft("--model", "skeleton")
    office.draft_file.write_text("机密★3年\n\n" + office.text, "utf-8")
    before = office.draft_file.read_bytes()
    check_refused(office, office.command(*command, "-C", str(office.folder)), str(office.draft_file), "密级标志")
    assert office.draft_file.read_bytes() == before
    assert not office.docx.exists()


def test_classified_facts_stop_the_export(office):
    office.draft("--model", "skeleton")
    office.write_facts(FACTS.replace("---\ntownship", "绝密★\n---\ntownship"))
    check_refused(office, office.export(), "密级标志")
    assert not office.docx.exists()


def test_draft_that_is_no_text(office):
    office.draft_file.write_bytes(b"PK\x03\x04" + bytes(range(1, 100)))
    before = office.draft_file.read_bytes()
    check_refused(office, office.draft("--model", "skeleton"), str(office.draft_file), "Word")
    assert office.draft_file.read_bytes() == before


def test_broken_history_is_named_and_left_alone(office):
    office.draft("--model", "skeleton")
    history = office.folder / ".assistant" / "history.db"
    history.write_bytes(b"this is no database" * 100)
    text = office.text
    check_refused(office, office.draft("--model", "skeleton", "--section", "study"), str(history), "改名")
    assert office.text == text


@pytest.mark.parametrize("name", sorted(set(COMMANDS) & {"draft", "export"}))
def test_workspace_that_is_a_file(office, run, name):
    check_refused(office, run(name, "-C", str(office.facts)), str(office.facts))


@pytest.fixture
def shared():
    """A folder that an ordinary user reaches, also when the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=False)
    shutil.rmtree(folder, ignore_errors=True)


ORDINARY = """
import os, sys, tempfile
from pathlib import Path
from assistant.cli.main import run
with tempfile.TemporaryDirectory() as folder:  # loads all modules: an ordinary user may not be able to read them
    Path(folder, "facts.md").write_text(Path(sys.argv[1]).read_text("utf-8"), "utf-8")
    run(["draft", "-C", folder, "--model", "skeleton"])
    run(["export", "-C", folder])
print("---", flush=True)
print("---", file=sys.stderr, flush=True)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(sys.argv[2:]))
"""


def as_nobody(folder: Path, *arguments: str) -> Done:
    """The command as a user who is not root: root may read and write everything."""
    settings = environment(ASSISTANT_CONFIG=str(folder / "none.toml"), ASSISTANT_CACHE=str(folder / "c"))
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as facts:
        facts.write(FACTS)
        facts.flush()
        done = subprocess.run(
            [sys.executable, "-c", ORDINARY, facts.name, *arguments, "-C", str(folder)],
            capture_output=True,
            text=True,
            env=settings,
            check=False,
        )
    assert "Traceback" not in done.stderr
    return Done(done.returncode, done.stdout.partition("---\n")[2], done.stderr.partition("---\n")[2])


def owned(folder: Path) -> Path:
    if AS_ROOT:
        subprocess.run(["chown", "-R", "65534:65534", str(folder)], check=True)
    return folder


def drafted(shared: Path) -> Path:
    (shared / "facts.md").write_text(FACTS, "utf-8")
    assert as_nobody(owned(shared), "draft", "--model", "skeleton").code == 0
    return shared


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
class TestWithoutPermission:
    def test_facts_that_may_not_be_read(self, shared):
        (shared / "facts.md").write_text(FACTS, "utf-8")
        owned(shared)
        (shared / "facts.md").chmod(0)
        done = as_nobody(shared, "draft", "--model", "skeleton")
        assert done.code == 2
        assert f"读不出 {shared / 'facts.md'}" in done.err

    def test_draft_that_may_not_be_written(self, shared):
        drafted(shared)
        draft = shared / "draft.md"
        before = draft.read_bytes()
        (shared / "facts.md").write_text(FACTS + "\n## 网络舆情\n- 值守18天\n", "utf-8")
        draft.chmod(0o444)
        shared.chmod(0o555)
        done = as_nobody(shared, "draft", "--model", "skeleton")
        assert done.code == 2
        assert str(draft) in done.err
        assert draft.read_bytes() == before

    def test_word_file_in_a_folder_that_may_not_be_written(self, shared):
        drafted(shared)
        assert as_nobody(shared, "export").code == 0
        before = (shared / "draft.docx").read_bytes()
        shared.chmod(0o555)
        done = as_nobody(shared, "export")
        assert done.code == 2
        assert str(shared / "draft.docx") in done.err
        assert "-o" in done.err
        assert (shared / "draft.docx").read_bytes() == before


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of 400 KB."""
    folder = tmp_path / "小盘"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if not AS_ROOT or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator can make a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, leave: int) -> None:
    with (folder / "fill").open("wb") as file:
        file.write(b"0" * (shutil.disk_usage(folder).free - leave))


def test_full_disk_while_drafting(run, tiny_disk):
    (tiny_disk / "facts.md").write_text(FACTS, "utf-8")
    assert run("draft", "-C", str(tiny_disk), "--model", "skeleton", "--section", "study").code == 0
    before = (tiny_disk / "draft.md").read_bytes()
    fill(tiny_disk, 0)
    done = run("draft", "-C", str(tiny_disk), "--model", "skeleton")
    assert done.code == 2
    assert "磁盘" in done.err
    assert str(tiny_disk) in done.err
    assert (tiny_disk / "draft.md").read_bytes() == before
    (tiny_disk / "fill").unlink()
    assert run("draft", "-C", str(tiny_disk), "--model", "skeleton").code == 0


def test_full_disk_while_exporting(run, tiny_disk):
    (tiny_disk / "facts.md").write_text(FACTS, "utf-8")
    assert run("draft", "-C", str(tiny_disk), "--model", "skeleton").code == 0
    assert run("export", "-C", str(tiny_disk)).code == 0
    before = (tiny_disk / "draft.docx").read_bytes()
    fill(tiny_disk, 0)
    done = run("export", "-C", str(tiny_disk))
    assert done.code == 2
    assert "磁盘满" in done.err
    assert (tiny_disk / "draft.docx").read_bytes() == before
    assert [p.name for p in tiny_disk.glob(".*.tmp")] == []


def test_full_disk_for_a_new_workspace(run, tiny_disk):
    fill(tiny_disk, 0)
    done = run("new", str(tiny_disk / "新镇"))
    assert done.code == 2
    assert "磁盘" in done.err
    assert not (tiny_disk / "新镇" / "facts.md").exists()


def test_a_field_that_means_nothing_is_pointed_out(office):
    office.write_facts(FACTS.replace("kind: 报告\n", "kind: 报告\nreciepient: 中共安平县委\n"))
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "第6行：文件头里没有“reciepient”这一项" in done.err
    assert "是不是“recipient”？" in done.err
