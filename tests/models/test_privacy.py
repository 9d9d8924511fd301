"""Nothing but the configured endpoint is spoken to, whatever the shell's variables say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from calls import drafted, model_at, model_settings
from scripted_endpoint import Reply, ScriptedEndpoint

from assistant.errors import ConfigError
from assistant.models import hosts
from assistant.models.endpoint import EndpointModel

HERE = Path(__file__).parent
WATCHED = """
import json, sys
sys.path[:0] = [{here!r}, {above!r}]
seen = []
def watch(event, details):
    if event == "socket.connect":
        seen.append(list(details[1][:2]) if isinstance(details[1], tuple) else str(details[1]))
    elif event == "socket.getaddrinfo":
        seen.append([str(details[0]), details[1]])
sys.addaudithook(watch)
from calls import drafted, model_at
with model_at(None, base_url={url!r}, name="") as model:
    print(drafted(model)[0], file=sys.stderr)
import time
time.sleep(0.5)  # tracing sends from a thread of its own
print(json.dumps(seen))
"""
CURIOUS = {
    "LANGSMITH_TRACING": "true",
    "LANGSMITH_TRACING_V2": "true",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "lsv2_none",
    "LANGCHAIN_API_KEY": "lsv2_none",
    "LANGSMITH_ENDPOINT": "http://192.0.2.1",
    "LANGSMITH_GATEWAY": "http://192.0.2.1",
    "OPENAI_API_BASE": "http://192.0.2.1/v1",
    "OPENAI_BASE_URL": "http://192.0.2.1/v1",
    "HTTP_PROXY": "http://192.0.2.1:3128",
    "HTTPS_PROXY": "http://192.0.2.1:3128",
    "ALL_PROXY": "http://192.0.2.1:3128",
}


def test_only_the_configured_endpoint_is_contacted():
    with ScriptedEndpoint(Reply("好。")) as endpoint:
        code = WATCHED.format(here=str(HERE), above=str(HERE.parent), url=endpoint.base_url)
        path = os.pathsep.join([str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, **CURIOUS, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, env=environment, check=False
        )
        assert done.stderr.strip() == "好。"  # and not a word of the libraries
        contacted = json.loads(done.stdout)
    assert contacted
    assert all(place == ["127.0.0.1", endpoint.port] for place in contacted)


def test_proxy_stands_aside_for_this_machine(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with ScriptedEndpoint(Reply("好。")) as endpoint, model_at(endpoint) as model:
        assert drafted(model)[0] == "好。"


def test_allowed_host_is_reached_through_the_proxy(monkeypatch):
    with ScriptedEndpoint(Reply("好。")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        with model_at(proxy, base_url="http://model.example.com/v1", allowed_hosts=("model.example.com",)) as model:
            assert drafted(model)[0] == "好。"
        assert proxy.requests[0].headers["host"] == "model.example.com"


def test_foreign_host_is_refused_when_the_model_is_made():
    with pytest.raises(ConfigError, match=r"assistant config allow-host model\.example\.com"):
        EndpointModel(model_settings("https://model.example.com/v1"), environment={})


def test_foreign_name_is_not_even_looked_up():
    asked = []
    with pytest.raises(ConfigError):
        hosts.admitted("https://model.example.com/v1", resolve=lambda name: asked.append(name) or ())
    assert asked == []
