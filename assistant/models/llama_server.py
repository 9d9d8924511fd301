"""The child process that runs the embedded model: llama.cpp's own OpenAI server on 127.0.0.1, started by llama_process.

Run as a file, it imports nothing of ours. The first line of stdin is JSON with the parameters, the key among them
(arguments can be seen by every user of the machine); one line of JSON on stdout is the answer: {"address": …} when the
model is loaded, or {"error": …}. It ends when stdin closes, that is, when its parent ends in whatever way.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import IO, Any

# Names that come and go between versions of the library.
_WHERE_KNOWN = {
    "ui": False,
    "endpoint_slots": False,  # it shows prompts
    "offline": True,
    "fit_params": False,  # measures the memory of a graphics card: 2.4 s, and the context is given anyway
    "warmup": False,
}


def main() -> None:
    answers = _take_stdout()
    parameters = json.loads(sys.stdin.readline() or "{}")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        server = _serve(parameters)
    except Exception as error:  # noqa: BLE001  # the parent must learn of it, whatever it is
        _answer(answers, {"error": str(error)})
        os._exit(1)
    _answer(answers, {"address": server.listening_address})
    threading.Event().wait()


def _take_stdout() -> IO[str]:
    """Keeps stdout for the answer; whatever the library prints goes where stderr goes, to the log."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _end_with_parent() -> None:
    while sys.stdin.readline():
        pass
    os._exit(0)  # the library's own shutdown can crash while it generates


def _answer(answers: IO[str], content: dict[str, Any]) -> None:
    print(json.dumps(content), file=answers, flush=True)


def _serve(given: dict[str, Any]) -> Any:
    """`given`: model, alias, context, threads, read_threads, cache_mib, key."""
    # Read when the runtime is loaded: waiting threads sleep instead of spinning, or one other busy program halves the speed.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = given["model"]
    parameters.model_alias = {given["alias"]}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [given["key"]]
    parameters.n_ctx = given["context"]
    parameters.n_parallel = 1  # the context is divided by it, and two slots are no faster than one
    parameters.cache_ram_mib = given["cache_mib"]
    parameters.cpuparams.n_threads = given["threads"]
    parameters.cpuparams_batch.n_threads = given["read_threads"]
    _guess_from_the_prompt(parameters)
    parameters.verbosity = -1
    for name, value in _WHERE_KNOWN.items():
        if hasattr(parameters, name):
            setattr(parameters, name, value)
    return xllamacpp.Server(parameters)


def _guess_from_the_prompt(parameters: Any) -> None:
    """A section repeats its facts, so what follows three known tokens is guessed from the prompt and checked in one
    batch: the same text, half as fast again (measured: longer guesses cost more than they save)."""
    import xllamacpp

    kinds = getattr(xllamacpp, "common_speculative_type", None)
    simple = getattr(kinds, "COMMON_SPECULATIVE_TYPE_NGRAM_SIMPLE", None)
    if simple is None:  # an older runtime
        return
    parameters.speculative.types = [simple]
    parameters.speculative.ngram_simple.size_n = 3
    parameters.speculative.ngram_simple.size_m = 6


if __name__ == "__main__":
    main()
