"""--headings model: the siblings' headings asked for in one call, and taken only where they are well formed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

from assistant.drafting.headings import accepted_headings
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Chunk, Decoding, Model
from assistant.drafting.prompting import headings_prompt
from assistant.drafting.wording import PromptTexts
from assistant.errors import ModelError
from assistant.report.draft import Usage
from assistant.store.records import ModelCall
from assistant.workflow.reading import Desk

SECTION = "headings"
"""What the history names the call."""


@dataclass(frozen=True)
class Proposal:
    """`headings` one a task, or None and the `problem` in Chinese."""

    call: ModelCall
    headings: tuple[str, ...] | None = None
    problem: str = ""
    usage: Usage = field(default_factory=Usage)


def propose(
    tasks: Sequence[SectionTask],
    desk: Desk,
    texts: PromptTexts,
    model: Model,
    seed: int | None,
    clock: Callable[[], float],
) -> Proposal:
    """Asks once; an endpoint that fails is no failure of the run: the template's headings are there."""
    prompt = headings_prompt(tasks, texts, desk.template, desk.sheet.front)
    begun, chunks, error = clock(), list[Chunk](), ""
    try:
        chunks.extend(model.stream(prompt, Decoding(0.3, 30 * len(tasks) + 60, seed=seed)))
    except ModelError as failed:
        error = failed.message
    reply = "".join(chunk.text for chunk in chunks)
    usage = next((chunk.usage for chunk in reversed(chunks) if chunk.usage), Usage())
    call = ModelCall(
        section=SECTION,
        model=model.name if not error else "",
        host=model.host,
        prompt=json.dumps(asdict(prompt), ensure_ascii=False),
        reply=reply,
        prompt_tokens=usage.prompt,
        cached_tokens=usage.cached,
        completion_tokens=usage.completion,
        seconds=clock() - begun,
        finish=chunks[-1].finish if chunks else "",
        error=error,
    )
    if error:
        return Proposal(call, problem=f"模型拟标题没有成功（{error}），用模板的标题。")
    headings = accepted_headings(reply, tasks)
    problem = "" if headings else "模型拟的标题不对仗，或者提到了要点里没有的内容，用模板的标题。"
    return Proposal(call, headings, problem, usage)
