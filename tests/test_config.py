"""Settings: which layer wins, and what is refused, with the file that is wrong."""

from __future__ import annotations

import os
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import config, resources
from assistant.errors import ConfigError


@pytest.fixture
def user():
    path = Path(os.environ["ASSISTANT_CONFIG"])

    def write(text: str) -> Path:
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def workspace(tmp_path):
    def write(text: str) -> Path:
        (tmp_path / "config.toml").write_text(text, "utf-8")
        return tmp_path

    return write


def test_every_setting_has_a_default_and_a_field():
    defaults = tomllib.loads(resources.default_config())
    loaded = config.load(environment={})
    assert set(defaults) == {f.name for f in fields(loaded)} - {"endpoint_set_by"}
    for section, values in defaults.items():
        assert set(values) == {f.name for f in fields(getattr(loaded, section))}


def test_workspace_wins_over_the_user_and_the_user_over_the_defaults(user, workspace):
    user("[model]\ntemperature = 0.5\nretries = 1\n")
    settings = config.load(workspace("[model]\ntemperature = 0.7\n"), {})
    assert (settings.model.temperature, settings.model.retries, settings.model.concurrency) == (0.7, 1, 8)


def test_environment_wins_over_the_files(user):
    user('[model]\nbase_url = "http://10.0.0.1/v1"\nname = "a"\n')
    settings = config.load(environment={"ASSISTANT_BASE_URL": "http://10.0.0.2/v1", "ASSISTANT_MODEL": "b"})
    assert (settings.model.base_url, settings.model.name) == ("http://10.0.0.2/v1", "b")


def test_the_program_s_own_variable_wins_over_the_common_one():
    environment = {"ASSISTANT_BASE_URL": "http://10.0.0.2/v1", "OPENAI_BASE_URL": "http://10.0.0.3/v1"}
    settings = config.load(environment=environment)
    assert settings.model.base_url == "http://10.0.0.2/v1"
    assert settings.endpoint_set_by == "环境变量 ASSISTANT_BASE_URL"


@pytest.mark.parametrize(
    ("text", "environment", "said"),
    [
        ("", {}, ""),
        ("[model]\nretries = 1\n", {}, ""),
        ('[model]\nname = "q"\n', {}, "用户配置"),
        ("", {"OPENAI_BASE_URL": "http://10.0.0.3/v1"}, "OPENAI_BASE_URL"),
        ("", {"OPENAI_API_KEY": "sk-alone"}, ""),
    ],
)
def test_who_chose_the_endpoint(user, text, environment, said):
    user(text)
    assert said in config.load(environment=environment).endpoint_set_by
    assert bool(said) == bool(config.load(environment=environment).endpoint_set_by)


WRONG = {
    "no TOML": ("[model\n", "第1行"),
    "no TOML further down": ("[model]\nretries = 1\nname = 县里的\n", "第3行"),
    "no such group": ("[modle]\n", "[modle]"),
    "no such setting": ("[model]\nretry = 1\n", "retry"),
    "setting outside a group": ("retries = 1\n", "retries"),
    "text for a number": ('[model]\nretries = "3"\n', "retries"),
    "number for text": ("[model]\nname = 3\n", "name"),
    "true for a number": ("[model]\nretries = true\n", "retries"),
    "part for a whole": ("[model]\nretries = 1.5\n", "retries"),
    "below nothing": ("[model]\nretries = -1\n", "retries"),
    "list for text": ('[model]\nname = ["a"]\n', "name"),
    "text for a list": ('[model]\nallowed_hosts = "a"\n', "allowed_hosts"),
    "numbers in a list of texts": ("[model]\nallowed_hosts = [1]\n", "allowed_hosts"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_wrong_user_config_is_named(user, text, said):
    path = user(text)
    with pytest.raises(ConfigError) as caught:
        config.load(environment={})
    assert str(path) in caught.value.message
    assert said in caught.value.message
    assert caught.value.next_step


def test_no_english_in_the_complaint(user):
    user("[model]\nname = 县里的\n")
    with pytest.raises(ConfigError) as caught:
        config.load(environment={})
    words = str(caught.value).replace(os.environ["ASSISTANT_CONFIG"], "")
    assert "Invalid" not in words
    assert "at line" not in words


@pytest.mark.parametrize("name", ["base_url", "provider", "api_key_env", "api_key_file", "extra_body"])
def test_workspace_may_not_set_where_the_material_goes(workspace, name):
    folder = workspace(f'[model]\n{name} = "x"\n')
    with pytest.raises(ConfigError) as caught:
        config.load(folder, {})
    assert str(folder / "config.toml") in caught.value.message
    assert name in caught.value.message
    assert os.environ["ASSISTANT_CONFIG"] in caught.value.next_step


def test_workspace_may_not_allow_a_host(workspace):
    with pytest.raises(ConfigError):
        config.load(workspace('[model]\nallowed_hosts = ["evil.example.com"]\n'), {})


def test_file_of_the_notepad_reads(user):
    path = user("")
    path.write_bytes("\ufeff[model]\r\nretries = 2\r\n".encode())
    assert config.load(environment={}).model.retries == 2


def test_whole_number_is_good_for_a_fraction(user):
    user("[page]\nmargin_top = 30\n")
    assert config.load(environment={}).page.margin_top == 30


def test_config_that_is_a_folder_is_no_config():
    Path(os.environ["ASSISTANT_CONFIG"]).mkdir()
    assert config.load(environment={}).model.retries == 4


def test_wrong_config_stops_a_command(office, user):
    path = user("[model]\nretries = 是\n")
    done = office.draft()
    assert done.code == 2
    assert str(path) in done.err


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=60))
def test_any_text_is_settings_or_a_config_error(text):
    path = Path(os.environ["ASSISTANT_CONFIG"])
    path.write_bytes(text.encode())
    try:
        config.load(environment={})
    except ConfigError as error:
        assert str(path) in error.message  # noqa: PT017  # both ends are right


def test_data_of_the_installation_is_found():
    assert "ideology" in resources.template_files()
    assert resources.exemplar_files()
    assert resources.prompt_text("system.md")
