from __future__ import annotations

import pickle

import pytest
from calls import model_settings

from assistant.errors import ConfigError
from assistant.models.keys import Key, read_key

SECRET = "sk-0123456789"


def settings(**changes):
    return model_settings("http://127.0.0.1:9/v1", **changes)


def test_key_from_the_environment():
    assert read_key(settings(), {"TEST_KEY": f" {SECRET}\n"}).reveal() == SECRET


def test_key_from_a_file_comes_first(tmp_path):
    file = tmp_path / "key"
    file.write_text(f"\ufeff{SECRET}\r\n", "utf-8")
    assert read_key(settings(api_key_file=str(file)), {"TEST_KEY": "other"}).reveal() == SECRET


def test_relative_key_file_stands_beside_the_users_config_not_in_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "key").write_text(SECRET)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "key").write_text("planted")
    monkeypatch.chdir(tmp_path / "outside")
    assert read_key(settings(api_key_file="key"), {}).reveal() == SECRET


def test_no_key_is_no_error():
    assert not read_key(settings(), {})


def test_missing_key_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="api_key_file") as caught:
        read_key(settings(api_key_file=str(tmp_path / "key")), {})
    assert str(tmp_path / "key") in caught.value.message


@pytest.mark.parametrize("broken", [f"{SECRET} x", f"{SECRET}\nx", f"密钥{SECRET}", f"{SECRET}\x00"])
def test_broken_key_is_refused_unseen(broken):
    with pytest.raises(ConfigError) as caught:
        read_key(settings(), {"TEST_KEY": broken})
    assert SECRET not in str(caught.value)


def test_key_shows_itself_nowhere():
    key = Key(SECRET)
    assert SECRET not in f"{key} {key!r} {[key]}"
    assert key.redacted(f"bad key {SECRET}!") == "bad key ***!"
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_empty_key_redacts_nothing():
    assert Key().redacted("abc") == "abc"
