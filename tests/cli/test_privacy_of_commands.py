"""Nothing leaves the machine but requests to the endpoint that the user configured."""

from __future__ import annotations

import json

import pytest
from office import FACTS, environment, obedient, quick_settings
from scripted_endpoint import Reply, ScriptedEndpoint

WATCH = """
import json, os, sys
def watch(event, details):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        place = details[1] if event == "socket.connect" else details[:2]
        with open(os.environ["WATCHED"], "a", encoding="utf-8") as log:
            log.write(json.dumps([str(part) for part in (place if isinstance(place, tuple) else (place,))][:2]) + "\\n")
sys.addaudithook(watch)
"""
CURIOUS = {
    "LANGSMITH_TRACING": "true",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "lsv2_none",
    "LANGSMITH_ENDPOINT": "http://192.0.2.1",
    "HTTP_PROXY": "http://192.0.2.1:3128",
    "HTTPS_PROXY": "http://192.0.2.1:3128",
    "ALL_PROXY": "http://192.0.2.1:3128",
    "OPENAI_API_BASE": "http://192.0.2.1/v1",
}


@pytest.fixture
def places(office, tmp_path, monkeypatch):
    """Where the processes that office.finish() starts have connected to: a list that grows."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, "utf-8")
    monkeypatch.setenv("WATCHED", str(tmp_path / "places"))
    for name, value in CURIOUS.items():
        monkeypatch.setenv(name, value)
    path = environment()["PYTHONPATH"]
    monkeypatch.setattr("office.environment", lambda **more: environment(PYTHONPATH=f"{tmp_path}:{path}", **more))

    def seen() -> list[list[str]]:
        log = tmp_path / "places"
        return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []

    return seen


def test_draft_speaks_to_the_endpoint_alone(office, serve, places):
    endpoint = serve(obedient)
    done = office.finish("draft")
    assert done.code == 0
    assert len(endpoint.requests) == 4
    assert places()
    assert {tuple(place) for place in places()} == {("127.0.0.1", str(endpoint.port))}


def test_other_commands_speak_to_nobody(office, serve, places):
    serve(obedient)
    assert office.finish("draft", "--model", "skeleton").code == 0
    assert office.finish("export").code == 0
    assert office.finish("templates").code == 0
    assert places() == []


def test_doctor_speaks_to_the_endpoint_alone(office, serve, places):
    endpoint = serve(lambda _: Reply("好"))
    assert office.finish("doctor", "--quick").code == 0
    assert endpoint.requests
    assert {tuple(place) for place in places()} == {("127.0.0.1", str(endpoint.port))}


def test_doctor_sends_nothing_to_a_host_that_is_not_allowed(office, places, monkeypatch):
    monkeypatch.setenv("ASSISTANT_BASE_URL", "https://api.example.com/v1")
    done = office.finish("doctor")
    assert done.code == 1
    assert "什么也没有发" in done.out
    assert places() == []  # the host is not even looked up


def test_files_of_offices_are_taken_in_without_speaking_to_anybody(office, serve, places, tmp_path):
    serve(obedient)
    (tmp_path / "要点.txt").write_text("植树300棵\n理论学习\n集中学习9次\n", "utf-8")
    assert office.finish("sheet", "-o", str(tmp_path / "采集表.xlsx")).code == 0
    done = office.finish("gather", str(tmp_path / "要点.txt"), str(tmp_path / "采集表.xlsx"), "--yes")
    assert done.code == 1  # one bullet has no section
    assert places() == []


def test_folder_from_outside_cannot_redirect_the_material(office, serve):
    endpoint = serve(obedient)
    (office.folder / "config.toml").write_text('[model]\nbase_url = "http://127.0.0.1:9/v1"\n', "utf-8")
    done = office.draft()
    assert done.code == 2
    assert str(office.folder / "config.toml") in done.err
    assert "base_url" in done.err
    assert endpoint.requests == []


def test_key_alone_sends_nothing(office, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-alone")
    quick_settings(provider="skeleton")
    done = office.draft()
    assert done.code == 0
    assert "不用模型" in done.err


def test_redirect_is_not_followed(office, serve):
    with ScriptedEndpoint(obedient) as elsewhere:
        serve(Reply(status=307, headers={"Location": f"{elsewhere.base_url}/chat/completions"}))
        done = office.draft("--section", "study")
        assert done.code == 2
        assert elsewhere.requests == []


def test_history_is_for_its_owner_alone(office):
    office.write_facts(FACTS)
    office.draft("--model", "skeleton")
    assert (office.folder / ".assistant").stat().st_mode & 0o077 == 0
