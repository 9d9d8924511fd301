from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import config
from assistant.errors import ConfigError, ModelFileError
from assistant.models.choose import choose, open_model
from assistant.models.model_file import STARTER

URL = "http://10.0.0.8:8000/v1"


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    folder = tmp_path / "cache"
    monkeypatch.setenv("ASSISTANT_CACHE", str(folder))
    return folder


@pytest.fixture
def gguf(tmp_path):
    file = tmp_path / "我的模型.gguf"
    file.write_bytes(b"GGUF....")
    return file


def settings(environment=None, provider="auto", model=""):
    loaded = config.load(None, environment or {})
    return replace(
        loaded, model=replace(loaded.model, provider=provider), embedded=replace(loaded.embedded, model=model)
    )


def test_endpoint_that_the_user_set_comes_first(gguf):
    choice = choose(settings({"ASSISTANT_BASE_URL": URL}, model=str(gguf)))
    assert choice.kind == "endpoint"
    assert URL in choice.reason
    assert "ASSISTANT_BASE_URL" in choice.reason


def test_name_from_the_environment_is_used():
    choice = choose(settings({"ASSISTANT_BASE_URL": URL, "ASSISTANT_MODEL": "qwen"}))
    assert choice.name == "qwen"
    assert "模型 qwen" in choice.reason


def test_key_alone_sends_nothing():
    assert choose(settings({"OPENAI_API_KEY": "sk-1"})).kind != "endpoint"


def test_embedded_model_where_no_endpoint_is_set(gguf):
    pytest.importorskip("xllamacpp")
    choice = choose(settings(model=str(gguf)))
    assert (choice.kind, choice.path) == ("embedded", gguf)
    assert "没有设模型接口" in choice.reason


def test_joined_starter_model_is_enough(cache):
    pytest.importorskip("xllamacpp")
    cache.mkdir()
    (cache / STARTER.file_name).write_bytes(b"GGUF")
    choice = choose(settings())
    assert (choice.kind, choice.path) == ("embedded", None)


def test_flag_names_a_model_of_the_endpoint():
    choice = choose(settings({"ASSISTANT_BASE_URL": URL}), "deepseek-chat")
    assert (choice.kind, choice.name) == ("endpoint", "deepseek-chat")


def test_flag_beats_the_settings():
    choice = choose(settings({"ASSISTANT_BASE_URL": URL}), "skeleton")
    assert choice.kind == "skeleton"
    assert open_model(choice, settings(), lambda *_: None) is None


def test_flag_names_a_file(gguf):
    pytest.importorskip("xllamacpp")
    choice = choose(settings({"ASSISTANT_BASE_URL": URL}), f"embedded:{gguf}")
    assert (choice.kind, choice.path) == ("embedded", gguf)
    assert gguf.name in choice.reason


def test_flag_names_a_file_that_is_not_there(tmp_path):
    pytest.importorskip("xllamacpp")
    with pytest.raises(ModelFileError, match="没有模型文件"):
        choose(settings(), f"embedded:{tmp_path}/none.gguf")


@pytest.mark.parametrize("flag", ["qwen", "embeded"])
def test_name_without_an_endpoint_says_what_is_missing(flag):
    with pytest.raises(ConfigError, match="ASSISTANT_BASE_URL"):
        choose(settings(), flag)


def test_provider_endpoint_without_an_address():
    with pytest.raises(ConfigError, match="base_url"):
        choose(settings(provider="endpoint"))


@pytest.mark.parametrize(("provider", "flag"), [("openai", None), ("auto", " ")])
def test_unknown_wish_is_refused(provider, flag):
    with pytest.raises(ConfigError):
        choose(settings(provider=provider), flag)


def test_provider_skeleton():
    assert choose(settings({"ASSISTANT_BASE_URL": URL}, provider="skeleton")).kind == "skeleton"


def test_password_is_not_in_the_reason():
    choice = choose(settings({"ASSISTANT_BASE_URL": "http://clerk:secret@10.0.0.8/v1"}))
    assert "secret" not in choice.reason
    assert "http://10.0.0.8/v1" in choice.reason


def test_opening_a_foreign_endpoint_is_refused():
    foreign = settings({"ASSISTANT_BASE_URL": "https://api.example.com/v1"})
    with pytest.raises(ConfigError, match="allow-host"):
        open_model(choose(foreign), foreign, lambda *_: None)


def test_opened_endpoint_carries_the_chosen_name():
    here = settings({"ASSISTANT_BASE_URL": URL})
    model = open_model(choose(here, "qwen"), here, lambda *_: None)
    assert (model.name, model.host, model.concurrency) == ("qwen", "10.0.0.8:8000", 8)
    model.close()
