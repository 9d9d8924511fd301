"""What the tests of this room share: settings, a prompt, and calling a model once."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace

from assistant import config
from assistant.drafting.prompt import Decoding, Prompt, Shot
from assistant.models.endpoint import EndpointModel

PROMPT = Prompt("你是写作助手。", (Shot("- 宣讲5场", "开展宣讲5场。"),), "- 集中学习16次", context="清河镇上半年报告")
DECODING = Decoding(temperature=0.2, max_tokens=300)


def model_settings(base_url, **changes):
    """The defaults, with short limits: three seconds a section, as long for a read."""
    short = {"name": "scripted", "read_timeout": 3.0, "section_timeout": 3.0, "api_key_env": "TEST_KEY"}
    return replace(config.load(None, {}).model, base_url=base_url, **{**short, **changes})


@contextlib.contextmanager
def model_at(endpoint, key="", first_pause=0.02, base_url="", **changes):
    base_url = base_url or endpoint.base_url
    model = EndpointModel(model_settings(base_url, **changes), environment={"TEST_KEY": key}, first_pause=first_pause)
    try:
        yield model
    finally:
        model.close()


def drafted(model, prompt=PROMPT, decoding=DECODING):
    """The whole reply and its last chunk."""
    chunks = list(model.stream(prompt, decoding))
    return "".join(chunk.text for chunk in chunks), chunks[-1]


def eventually(condition, seconds=5.0):
    """Whether the condition comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False
