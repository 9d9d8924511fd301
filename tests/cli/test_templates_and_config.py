from __future__ import annotations

import json
import os
from pathlib import Path


def test_templates_names_shapes_sections_and_exemplars(run):
    done = run("templates")
    assert done.code == 0
    assert "模板 ideology" in done.out
    assert "模板 culture" in done.out
    assert "提纲 three-part" in done.out
    assert "理论学习（study）" in done.out
    assert "范文 001" in done.out


def test_templates_as_json(run):
    values = json.loads(run("templates", "--format", "json").out)
    assert set(values) == {"templates", "exemplars"}
    assert {t["name"] for t in values["templates"]} == {"ideology", "culture"}
    assert all(set(t) == {"name", "about", "shapes", "sections"} for t in values["templates"])
    assert all(set(e) == {"name", "about", "template"} for e in values["exemplars"])


def test_config_path_is_the_one_in_force(run):
    done = run("config", "path")
    assert (done.code, done.out.strip()) == (0, os.environ["ASSISTANT_CONFIG"])


def test_allowed_host_is_kept_in_the_user_config(run):
    done = run("config", "allow-host", "API.example.com")
    assert done.code == 0
    assert os.environ["ASSISTANT_CONFIG"] in done.out
    assert '"api.example.com"' in Path(os.environ["ASSISTANT_CONFIG"]).read_text("utf-8")


def test_address_is_no_host_name(run):
    done = run("config", "allow-host", "https://api.example.com/v1")
    assert done.code == 2
    assert "不是主机名" in done.err
    assert not Path(os.environ["ASSISTANT_CONFIG"]).exists()


def test_public_host_is_refused_until_it_is_allowed(office, monkeypatch):
    monkeypatch.setenv("ASSISTANT_BASE_URL", "https://api.example.com/v1")
    done = office.draft()
    assert done.code == 2
    assert "https://api.example.com/v1" in done.err
    assert "assistant config allow-host api.example.com" in done.err
    assert not office.draft_file.exists()
