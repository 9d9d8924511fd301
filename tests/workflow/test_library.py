from __future__ import annotations

import pytest

from assistant.errors import ConfigError
from assistant.workflow.library import library, wording


def test_every_shape_names_sections_of_its_template():
    for template in library().templates:
        assert template.shapes
        assert all(template.spec(key) for shape in template.shapes for node in shape.nodes for key in node.keys)


def test_every_exemplar_is_of_a_template():
    names = {template.name for template in library().templates}
    assert {exemplar.front.template for exemplar in library().exemplars} <= names


def test_no_outline_named_is_the_template_s_first():
    template = library().template("ideology")
    assert library().outline(template, "") is template.shapes[0]


def test_unknown_template_lists_what_there_is():
    with pytest.raises(ConfigError) as caught:
        library().template("nope")
    assert "culture" in caught.value.next_step


def test_wording_of_the_prompts_reads():
    assert wording().prompts.system
