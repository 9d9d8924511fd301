"""Bullets sorted by a model (请模型归章节), where their words leave it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.drafting.prompt import Decoding, Model
from assistant.drafting.prompting import sorting_prompt
from assistant.drafting.sorting_reply import SCHEMA, sections_in_reply
from assistant.drafting.wording import PromptTexts
from assistant.errors import EndpointBusy, EndpointDenied, EndpointRefused, GrammarRefused, ModelError
from assistant.report.template import Template

_AT_A_TIME = 20
_TOKENS_EACH, _TOKENS_BESIDE = 16, 40
_HOPELESS = (EndpointRefused, EndpointDenied, EndpointBusy)


@dataclass
class SortingModel:
    """Asks for twenty bullets at a time. `tell` hears how far it is and what failed."""

    model: Model
    texts: PromptTexts
    tell: Callable[[str], None]
    seed: int | None = None
    schema: str = SCHEMA

    def __call__(self, bullets: Sequence[str], template: Template) -> dict[str, str]:
        """The key of the section by bullet, for those that the model answers for. Raises EndpointRefused, EndpointDenied and
        EndpointBusy; a reply that is no use leaves its bullets out."""
        keys = {spec.title: spec.key for spec in template.sections}
        found: dict[str, str] = {}
        for begun in range(0, len(bullets), _AT_A_TIME):
            some = bullets[begun : begun + _AT_A_TIME]
            self.tell(f"· 请模型归章节：第{begun + 1}到{begun + len(some)}条")
            try:
                found |= sections_in_reply(self._asked(some, list(keys)), some, keys)
            except _HOPELESS:
                raise
            except ModelError as error:
                self.tell(f"· {error.message.rstrip('。')}，这几条按字词归。")
        return found

    def _asked(self, bullets: Sequence[str], titles: Sequence[str]) -> str:
        """Asked again without the schema, now and later, where the endpoint takes none."""
        prompt = sorting_prompt(bullets, titles, self.texts)
        limit = _TOKENS_BESIDE + _TOKENS_EACH * len(bullets)
        try:
            chunks = self.model.stream(prompt, Decoding(0.0, limit, schema=self.schema, seed=self.seed))
            return "".join(chunk.text for chunk in chunks)
        except GrammarRefused:
            if not self.schema:
                raise
            self.schema = ""
            return self._asked(bullets, titles)
