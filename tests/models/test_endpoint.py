"""An endpoint that behaves: what is sent, what comes back."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from calls import DECODING, PROMPT, drafted, eventually, model_at, model_settings
from scripted_endpoint import Reply, ScriptedEndpoint, lasting

from assistant.drafting.prompt import Decoding, Prompt, Shot
from assistant.errors import ConfigError, EndpointBusy, EndpointDenied, ModelError
from assistant.models.endpoint import EndpointModel

ROOT = Path(__file__).parents[2]
GRAMMAR = 'root ::= "16次"'


def sent(decoding=DECODING, prompt=PROMPT, **changes):
    """The body of one request."""
    with ScriptedEndpoint(Reply("好。")) as endpoint, model_at(endpoint, **changes) as model:
        drafted(model, prompt, decoding)
        return endpoint.requests[0].body


def test_reply_streams_and_ends_with_usage():
    with ScriptedEndpoint(Reply("开展集中学习16次。", usage=(50, 20, 9))) as endpoint, model_at(endpoint) as model:
        chunks = list(model.stream(PROMPT, DECODING))
    assert [c.text for c in chunks] == ["开展集中", "学习16", "次。", ""]
    assert chunks[-1].finish == "stop"
    assert (chunks[-1].usage.prompt, chunks[-1].usage.cached, chunks[-1].usage.completion) == (50, 20, 9)
    assert not chunks[-1].usage.estimated


def test_first_chunk_comes_before_the_reply_is_over():
    with ScriptedEndpoint(Reply("一二三四五六七八", chunk=1, delay=0.05)) as endpoint, model_at(endpoint) as model:
        stream = model.stream(PROMPT, DECODING)
        assert next(stream).text == "一"
        assert endpoint.open_now == 1
        stream.close()


def test_turns_are_sent_in_the_order_that_prefix_caches_want():
    turns = [(turn["role"], turn["content"]) for turn in sent()["messages"]]
    assert [role for role, _ in turns] == ["system", "user", "assistant", "user", "assistant", "user"]
    assert [turns[i][1] for i in (0, 1, 3, 4, 5)] == [
        PROMPT.system,
        PROMPT.context,
        PROMPT.shots[0].task,
        PROMPT.shots[0].answer,
        PROMPT.task,
    ]


def test_odd_characters_arrive_verbatim():
    odd = '{x} {{y}} {0} %s $a \\n "引号" 《》“” <|im_end|> \t 𠮷 {'
    body = sent(prompt=Prompt(odd, (Shot(odd, odd),), odd, context=odd))
    assert [turn["content"] for turn in body["messages"] if turn["content"] != odd] == ["好的，已了解。"]


def test_decoding_is_sent_as_given_and_nothing_else():
    body = sent(Decoding(0.3, 200, seed=7, frequency_penalty=0.5, presence_penalty=0.4, stop=("完",)))
    assert {name: body[name] for name in body if name != "messages"} == {
        "model": "scripted",
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0.3,
        "max_completion_tokens": 200,
        "seed": 7,
        "frequency_penalty": 0.5,
        "presence_penalty": 0.4,
        "stop": ["完"],
    }


def test_old_name_of_the_length_limit():
    body = sent(max_tokens_field="max_tokens")
    assert body["max_tokens"] == 300
    assert "max_completion_tokens" not in body


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("llama", {"grammar": GRAMMAR}),
        ("vllm", {"structured_outputs": {"grammar": GRAMMAR}}),
        ("vllm-guided", {"guided_grammar": GRAMMAR}),
        ("sglang", {"ebnf": GRAMMAR}),
        ("off", {}),
    ],
)
def test_grammar_goes_under_the_servers_own_name(setting, expected):
    body = sent(Decoding(0.2, 50, grammar=GRAMMAR), grammar=setting)
    grammar_fields = {"grammar", "structured_outputs", "guided_grammar", "ebnf"}
    assert {name: body[name] for name in body if name in grammar_fields} == expected


def test_a_schema_goes_as_the_response_s_format():
    body = sent(Decoding(0.2, 50, schema='{"type": "object"}'))
    schema = {"name": "reply", "strict": True, "schema": {"type": "object"}}
    assert body["response_format"] == {"type": "json_schema", "json_schema": schema}
    assert "response_format" not in sent(Decoding(0.2, 50))


def test_repeat_penalty_goes_to_llama_only():
    decoding = Decoding(0.2, 50, repeat_penalty=1.1)
    assert sent(decoding, grammar="llama")["repeat_penalty"] == 1.1
    assert "repeat_penalty" not in sent(decoding, grammar="vllm")


def test_extra_body_is_added():
    assert sent(extra_body='{"thinking": {"type": "disabled"}}')["thinking"] == {"type": "disabled"}


@pytest.mark.parametrize("changes", [{"extra_body": "{thinking"}, {"extra_body": "[1]"}, {"grammar": "gbnf"}])
def test_broken_setting_is_refused_at_once(changes):
    with pytest.raises(ConfigError, match=r"\[model\]"):
        EndpointModel(model_settings("http://127.0.0.1:9/v1", **changes), environment={})


def test_url_of_the_call_itself_is_understood():
    with ScriptedEndpoint(Reply("好。")) as endpoint:
        url = f" {endpoint.base_url}/chat/completions/ "
        with model_at(endpoint, base_url=url) as model:
            assert drafted(model)[0] == "好。"


def test_missing_usage_is_estimated():
    with ScriptedEndpoint(Reply("开展集中学习16次。", usage=None)) as endpoint, model_at(endpoint) as model:
        usage = drafted(model)[1].usage
    assert usage.estimated
    assert 20 < usage.prompt < 100
    assert 4 < usage.completion < 15


def test_cached_tokens_in_deepseeks_words():
    reply = Reply("好。", usage=(50, 30, 2), usage_style="deepseek")
    with ScriptedEndpoint(reply) as endpoint, model_at(endpoint) as model:
        assert drafted(model)[1].usage.cached == 30


def test_second_call_shares_the_prefix():
    with ScriptedEndpoint(Reply("好。")) as endpoint, model_at(endpoint) as model:
        assert drafted(model)[1].usage.cached == 0
        usage = drafted(model)[1].usage
    assert usage.cached == usage.prompt


def test_estimates_are_corrected_by_reported_usage():
    with ScriptedEndpoint(Reply("好。", usage=(60, 0, 2))) as endpoint, model_at(endpoint) as model:
        before = model.count(PROMPT.task * 50)
        drafted(model)
        assert model.count(PROMPT.task * 50) > before


def test_first_listed_model_is_used_where_none_is_named():
    with ScriptedEndpoint(Reply("好。"), models=("qwen", "other")) as endpoint, model_at(endpoint, name="") as model:
        assert model.name == "qwen"
        drafted(model)
        assert endpoint.requests[0].body["model"] == "qwen"
        assert len(endpoint.listings) == 1


def test_no_model_listed_and_none_named():
    endpoint = ScriptedEndpoint(Reply("好。"), models=())
    with endpoint, model_at(endpoint, name="") as model, pytest.raises(ModelError, match="没有列出模型"):
        drafted(model)


def test_listing_with_a_wrong_key():
    endpoint = ScriptedEndpoint(Reply("好。"), key="right")
    with endpoint, model_at(endpoint, key="wrong", name="") as model, pytest.raises(EndpointDenied):
        _ = model.name


def test_key_is_sent_to_the_endpoint():
    with ScriptedEndpoint(Reply("好。"), key="right") as endpoint, model_at(endpoint, key="right") as model:
        assert drafted(model)[0] == "好。"


def test_model_name_that_would_switch_the_wire():
    with ScriptedEndpoint(Reply("好。")) as endpoint, model_at(endpoint, name="gpt-5-pro") as model:
        drafted(model)
        assert endpoint.requests[0].path == "/v1/chat/completions"


def test_eight_sections_at_a_time():
    def echo(request):
        return Reply(request.task, delay=0.05)

    with ScriptedEndpoint(echo) as endpoint, model_at(endpoint) as model, ThreadPoolExecutor(8) as pool:
        tasks = [f"第{n}节的要点一二三四五六七八" for n in range(8)]
        replies = pool.map(lambda task: drafted(model, Prompt("", (), task))[0], tasks)
        assert list(replies) == tasks
        assert endpoint.most_at_once > 1


def test_scripted_reply_lasts_as_long_as_told():
    with ScriptedEndpoint(lasting("一二三四" * 10, 0.5)) as endpoint, model_at(endpoint) as model:
        stream = model.stream(PROMPT, DECODING)
        next(stream)
        started = time.monotonic()
        assert "".join(chunk.text for chunk in stream) == "一二三四" * 9
        assert time.monotonic() - started > 0.4


def test_reply_given_up_hangs_up():
    with ScriptedEndpoint(Reply("一" * 4000, delay=0.01)) as endpoint, model_at(endpoint) as model:
        stream = model.stream(PROMPT, DECODING)
        next(stream)
        stream.close()
        assert eventually(lambda: endpoint.open_now == 0)


def test_closing_ends_a_pause_between_retries():
    endpoint = ScriptedEndpoint(Reply(status=429, headers={"Retry-After": "60"}))
    with endpoint, model_at(endpoint, section_timeout=100.0) as model, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(drafted, model)
        assert eventually(lambda: endpoint.requests)
        model.close()
        assert isinstance(waiting.exception(timeout=5), EndpointBusy)


def test_import_loads_nothing_heavy():
    code = (
        "import sys, json, assistant.models.endpoint, assistant.models.embedded, assistant.models.choose\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {"openai", "langchain", "langchain_core", "langchain_openai", "tiktoken", "httpx2", "pydantic", "xllamacpp"}
    assert not heavy & set(json.loads(done.stdout))
