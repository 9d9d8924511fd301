"""Stands in for llama_server: the same promise on stdin and stdout, a scripted endpoint behind it.

argv[1] is the behaviour: well, refuses (an error instead of an address), silent (never an answer), noisy (writes to
stderr), cursed (dies when a task holds 停, each time), dies (at once)."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripted_endpoint import Reply, ScriptedEndpoint


def reply(request):
    if "停" in request.task:
        os._exit(9)
    return Reply(request.task, chunk=1)


def answer(content):
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


def main(behaviour):
    if behaviour == "dies":
        os._exit(3)
    given = json.loads(sys.stdin.readline())
    if behaviour == "silent":
        time.sleep(60)
    if behaviour == "noisy":
        sys.stderr.write("llama noise " * 100)
    if behaviour == "refuses":
        answer({"error": "bad file"})
        os._exit(1)
    with ScriptedEndpoint(reply, models=(given["alias"],), key=given["key"]) as endpoint:
        answer({"address": endpoint.base_url.removesuffix("/v1")})
        sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
