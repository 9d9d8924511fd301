"""The bullets of an exemplar's sections asked of a model; the rule's where it fails or gets a figure wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.drafting.exemplar_bullets import SCHEMA, Bullets, bullets_by_rule, bullets_from_reply
from assistant.drafting.jobs import at_most
from assistant.drafting.prompt import Decoding, Model, Prompt
from assistant.drafting.prompting import bullets_prompt
from assistant.drafting.wording import PromptTexts
from assistant.errors import EndpointBusy, EndpointDenied, EndpointRefused, GrammarRefused, ModelError
from assistant.report.facts import FrontMatter
from assistant.report.report import Section

BulletMaker = Callable[[str, Section, FrontMatter], Bullets]
"""(title of the standard section, the section, front matter) → its bullets."""
_HOPELESS = (EndpointRefused, EndpointDenied, EndpointBusy)
_ROOM_FOR_JSON = 200


def by_rule(title: str, section: Section, front: FrontMatter) -> Bullets:
    del title
    return bullets_by_rule(section.text, front)


@dataclass
class ByModel:
    """A BulletMaker that asks. `tell` hears which section is being asked for. Calls raise EndpointRefused, EndpointDenied
    and EndpointBusy: no other section would fare better."""

    model: Model
    texts: PromptTexts
    max_tokens: int
    seed: int | None
    tell: Callable[[str], None]
    schema: str = SCHEMA

    def __call__(self, title: str, section: Section, front: FrontMatter) -> Bullets:
        self.tell(f"· {title}")
        prompt = bullets_prompt(title, section.paragraphs, self.texts)
        decoding = Decoding(0.1, min(self.max_tokens, at_most(section.text) + _ROOM_FOR_JSON), seed=self.seed)
        if self.model.count(prompt.task) + decoding.max_tokens > self.model.context:
            return _instead(section, front, "这一节超过模型的上下文长度，按规则列")
        try:
            reply = self._reply(prompt, decoding)
        except _HOPELESS:
            raise
        except ModelError as error:
            return _instead(section, front, f"{error.message.rstrip('。')}，按规则列")
        return bullets_from_reply(reply, section.text, front)

    def _reply(self, prompt: Prompt, decoding: Decoding) -> str:
        """Asked again without the schema, now and for the other sections, where the endpoint takes none."""
        try:
            return self._asked(prompt, replace(decoding, schema=self.schema))
        except GrammarRefused:
            if not self.schema:
                raise
            self.schema = ""
            return self._asked(prompt, decoding)

    def _asked(self, prompt: Prompt, decoding: Decoding) -> str:
        return "".join(chunk.text for chunk in self.model.stream(prompt, decoding))


def _instead(section: Section, front: FrontMatter, why: str) -> Bullets:
    bullets = bullets_by_rule(section.text, front)
    return replace(bullets, why=bullets.why or why)
