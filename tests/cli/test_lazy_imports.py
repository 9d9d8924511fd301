"""Help, export and templates load neither the model libraries nor what else takes long."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from office import environment

CODE = """
import json, sys
from assistant.cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
HEAVY = {"openai", "langchain", "langchain_core", "langchain_openai", "tiktoken", "xllamacpp", "httpx2"}


def loaded(*arguments: str) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments], capture_output=True, text=True, env=environment(), check=True
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("draft", "--help"),
        ("export", "--help"),
        ("trace", "--help"),
        ("templates",),
        ("nope",),
    ],
)
def test_nothing_heavy_is_loaded(arguments):
    _, modules = loaded(*arguments)
    assert not modules & (HEAVY | {"docx", "lxml", "rich", "sqlite3"})


def test_export_loads_word_and_no_model(office):
    office.draft("--model", "skeleton")
    code, modules = loaded("export", "-C", str(office.folder))
    assert code == 0
    assert "docx" in modules
    assert not modules & HEAVY


def test_drafting_without_a_model_loads_none(office):
    code, modules = loaded("draft", "--model", "skeleton", "-C", str(office.folder))
    assert code == 0
    assert not modules & (HEAVY | {"docx"})


@pytest.mark.parametrize("verb", ["check", "outline", "format"])
def test_files_from_outside_are_read_without_a_model(verb, tmp_path):
    path = tmp_path / "汇报.txt"
    path.write_text("一、工作开展情况\n镇党委研究工作3次,签订责任书17份。\n", "utf-8")
    code, modules = loaded(verb, str(path))
    assert code in (0, 1)
    assert not modules & (HEAVY | {"docx"})


@pytest.mark.parametrize("verb", ["check", "trace", "evidence"])
def test_a_draft_is_traced_without_a_model_and_without_what_a_pipe_needs_not(verb, office):
    office.draft("--model", "skeleton")
    code, modules = loaded(verb, "-C", str(office.folder))
    assert code == 0
    assert not modules & (HEAVY | {"docx", "rich"})


@pytest.mark.parametrize("arguments", [("config", "show"), ("doctor", "--model", "skeleton")])
def test_settings_and_machine_are_shown_without_a_model(arguments):
    code, modules = loaded(*arguments)
    assert code == 0
    assert not modules & (HEAVY | {"docx", "lxml", "rich"})
