"""A Prompt as LangChain messages. Every text goes in as a variable's value: braces in facts stay braces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.prompts import FewShotChatMessagePromptTemplate

    from assistant.drafting.prompt import Prompt

ACKNOWLEDGED = "好的，已了解。"
"""The fixed answer to the shared context: never changed without need, it stands in every cached prefix."""


def messages(prompt: Prompt) -> list[BaseMessage]:
    """system, context and its acknowledgement, few-shots, task; an empty system or context is left out."""
    from langchain_core.prompts import ChatPromptTemplate

    turns: list[tuple[str, str] | FewShotChatMessagePromptTemplate] = []
    if prompt.system:
        turns.append(("system", "{system}"))
    if prompt.context:
        turns += [("human", "{context}"), ("ai", ACKNOWLEDGED)]
    turns += [_few_shots(prompt), ("human", "{task}")]
    values = {"system": prompt.system, "context": prompt.context, "task": prompt.task}
    return ChatPromptTemplate.from_messages(turns).format_messages(**values)


def _few_shots(prompt: Prompt) -> FewShotChatMessagePromptTemplate:
    from langchain_core.prompts import ChatPromptTemplate, FewShotChatMessagePromptTemplate

    return FewShotChatMessagePromptTemplate(
        examples=[{"task": shot.task, "answer": shot.answer} for shot in prompt.shots],
        example_prompt=ChatPromptTemplate.from_messages([("human", "{task}"), ("ai", "{answer}")]),
    )


def full_text(prompt: Prompt) -> str:
    """All that a request carries, for estimating its tokens."""
    shots = [part for shot in prompt.shots for part in (shot.task, shot.answer)]
    context = [prompt.context, ACKNOWLEDGED] if prompt.context else []
    return "\n".join([prompt.system, *context, *shots, prompt.task])
