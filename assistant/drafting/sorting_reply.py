"""A model's answer to which section each bullet belongs to, taken only as far as it names sections there are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from assistant.drafting.json_reply import json_in

SCHEMA = json.dumps({"type": "object", "additionalProperties": {"type": "string"}})


def sections_in_reply(reply: str, bullets: Sequence[str], keys: Mapping[str, str]) -> dict[str, str]:
    """The key of the section by bullet, for those that the reply names one of. `keys` gives a section's key by its title. A
    reply in another form gives none."""
    value = json_in(reply)
    named = value if isinstance(value, dict) else {}
    answers = ((bullet, named.get(str(number))) for number, bullet in enumerate(bullets, start=1))
    return {bullet: keys[title] for bullet, title in answers if isinstance(title, str) and title in keys}
