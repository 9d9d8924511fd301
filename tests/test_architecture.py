"""The rooms and their sizes, and the wheel that carries them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from office import ROOT, environment

MODULES = sorted((ROOT / "assistant").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def test_rooms_import_one_way(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code = lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_no_module_is_long():
    lengths = {str(m.relative_to(ROOT)): len(m.read_text("utf-8").splitlines()) for m in MODULES}
    assert {name: n for name, n in lengths.items() if n >= LONGEST_MODULE} == {}


def test_no_function_is_long():
    assert {name: n for name, n in _function_lengths() if n > LONGEST_FUNCTION} == {}


def test_no_module_is_named_for_nothing():
    assert [m.name for m in MODULES if m.stem in ("utils", "helpers", "misc", "common")] == []


def test_tests_have_names_of_their_own():
    """pytest imports test files by their bare name."""
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_messages_of_errors_are_chinese():
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and _is_our_error(node) and node.args and _is_english(node.args[0])
    ]
    assert wrong == []


@pytest.mark.slow
def test_wheel_finds_its_data_in_another_folder(tmp_path):
    wheel = _built(tmp_path)
    place = tmp_path / "installed"
    _pip("install", "--no-deps", "--target", str(place), str(wheel))
    run = [sys.executable, "-P", "-m", "assistant.cli.main"]
    path = os.pathsep.join([str(place), *(p for p in sys.path if p and Path(p).resolve() != ROOT)])
    done = subprocess.run(
        [*run, "templates"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**environment(), "PYTHONPATH": path},
    )
    assert done.returncode == 0, done.stderr
    assert "ideology" in done.stdout
    data = {p.relative_to(place / "assistant" / "_data").parts[0] for p in (place / "assistant" / "_data").rglob("*")}
    assert data == {"prompts", "exemplars", "config.toml"}
    assert not (place / "tests").exists()


def _function_lengths():
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def _is_our_error(node: ast.Call) -> bool:
    from assistant import errors  # noqa: PLC0415

    name = node.func.id if isinstance(node.func, ast.Name) else ""
    found = getattr(errors, name, None)
    return isinstance(found, type) and issubclass(found, errors.AssistantError)


def _is_english(node: ast.expr) -> bool:
    """Texts are looked at; a name or a call is taken on trust."""
    text = "".join(n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return bool(re.search(r"[A-Za-z]{3}", text)) and not re.search(r"[\u4e00-\u9fff]", text)


def _built(folder: Path) -> Path:
    if not (ROOT / "README.md").is_file():
        pytest.skip("there is no README.md yet, and the wheel needs it")
    source = folder / "source"  # a copy: building leaves files behind
    skipped = shutil.ignore_patterns(".git", ".venv", "__pycache__", "*.docx", ".hypothesis", ".*cache")
    shutil.copytree(ROOT, source, ignore=skipped)
    _pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(source))
    return next(folder.glob("*.whl"))


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        pytest.skip(f"pip cannot build or install here: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
