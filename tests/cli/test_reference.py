"""docs/commands.md says what the commands say of themselves."""

from pathlib import Path

from assistant.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_reference_page_is_the_help_of_today() -> None:
    assert PAGE.read_text("utf-8") == reference(), "python -m assistant.cli.reference > docs/commands.md"
