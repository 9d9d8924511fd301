"""What every test starts from: no setting, key, model or proxy of this machine, and a home of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office import FACTS, Done, Office, quick_settings
from scripted_endpoint import Script, ScriptedEndpoint

_FOREIGN = (
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("ASSISTANT_BASE_URL", "OPENAI_BASE_URL", "OPENAI_API_BASE", "ASSISTANT_MODEL", "OPENAI_API_KEY"),
    *("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"),
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: builds and installs the wheel")


@pytest.fixture(autouse=True)
def _own_machine(request, monkeypatch, tmp_path_factory):
    """The joined starter model stays where it is for the tests that need it: it is 1.1 GB."""
    for name in _FOREIGN:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ASSISTANT_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("ASSISTANT_EXEMPLARS", str(home / "exemplars"))
    if request.node.get_closest_marker("embedded") is None:
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("ASSISTANT_CACHE", str(home / "cache"))


@pytest.fixture
def office(tmp_path, capsys, monkeypatch) -> Office:
    """A clerk's desk: a workspace made from the small sheet FACTS, commands run in this process."""
    office = Office(tmp_path / "柳溪镇-2026上半年", capsys, monkeypatch)
    office.write_facts(FACTS)
    quick_settings()
    return office


@pytest.fixture
def serve(monkeypatch) -> Iterator[Callable[..., ScriptedEndpoint]]:
    """serve(script) starts a scripted endpoint and makes it the one in use."""
    started: list[ScriptedEndpoint] = []

    def start(script: Script, **options) -> ScriptedEndpoint:
        endpoint = ScriptedEndpoint(script, **options)
        started.append(endpoint.__enter__())
        monkeypatch.setenv("ASSISTANT_BASE_URL", endpoint.base_url)
        return endpoint

    yield start
    for endpoint in started:
        endpoint.close()


@pytest.fixture
def run(capsys) -> Callable[..., Done]:
    """run("templates", …) in this process, in no workspace."""
    return Office(Path(), capsys).command
