from __future__ import annotations

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.config import user_config_path
from assistant.errors import ConfigError, InputError
from assistant.workflow.allow_host import allow_host


def write(text: str) -> None:
    path = user_config_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def hosts() -> list[str]:
    return tomllib.loads(user_config_path().read_text("utf-8"))["model"]["allowed_hosts"]


def test_first_host_makes_the_file():
    allow_host("a.example.com")
    assert hosts() == ["a.example.com"]


@pytest.mark.parametrize(
    "text",
    [
        '[model]\nname = "q"  # 县里的\n',
        "# 我的设置\n[embedded]\nthreads = 1\n",
        '[model]\nallowed_hosts = ["b.example.com"]\nretries = 2\n',
        '[embedded]\nthreads = 1\n[model]\nallowed_hosts = [\n  "b.example.com",\n]\n',
        "[model]\n# allowed_hosts = []\nretries = 2\n",
    ],
)
def test_other_lines_stay_and_the_file_still_reads(text):
    write(text)
    before = tomllib.loads(text)
    allow_host("a.example.com")
    after = tomllib.loads(user_config_path().read_text("utf-8"))
    assert after["model"].pop("allowed_hosts") == [*before.get("model", {}).get("allowed_hosts", []), "a.example.com"]
    before.setdefault("model", {}).pop("allowed_hosts", None)
    assert after == before
    kept = user_config_path().read_text("utf-8")
    assert all(line in kept for line in text.splitlines() if "allowed" not in line and "b.example" not in line)


def test_host_twice_is_kept_once():
    allow_host("a.example.com")
    before = user_config_path().read_bytes()
    allow_host("A.EXAMPLE.COM ")
    assert user_config_path().read_bytes() == before


@pytest.mark.parametrize("host", ["", "a b", "http://a", "a/v1", "a\nb", "-a", "模型"])
def test_what_is_no_host_is_refused(host):
    with pytest.raises(InputError):
        allow_host(host)


def test_broken_config_is_left_alone():
    write("[model\n")
    with pytest.raises(ConfigError):
        allow_host("a.example.com")
    assert user_config_path().read_text("utf-8") == "[model\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z]\.example\.com", fullmatch=True), min_size=1, max_size=4))
def test_hosts_are_kept_in_order(names):
    user_config_path().unlink(missing_ok=True)
    for name in names:
        allow_host(name)
    assert hosts() == list(dict.fromkeys(names))
