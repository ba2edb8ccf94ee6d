"""docs/commands.md says what the commands say of themselves, and the commands say something of everything."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    sys.path.insert(0, str(DOCS))
    try:
        import generate_commands
    finally:
        sys.path.remove(str(DOCS))
    return generate_commands


def test_every_command_and_option_is_explained(generator: ModuleType) -> None:
    for name, command in generator.commands():
        assert command.help, f"{name} has no help"
        for typed, words in generator.options(command):
            assert words.strip(), f"{name} {typed} has no help"


def test_the_page_is_up_to_date(generator: ModuleType) -> None:
    written = generator.PAGE.read_text(encoding="utf-8")
    assert written == generator.page(), "run: python docs/generate_commands.py"


def test_the_page_names_every_command_of_the_design(generator: ModuleType) -> None:
    named = {name for name, _ in generator.commands()}
    assert named >= {
        "add", "articles", "statements", "events", "claims", "entities", "show", "explain", "dossier",
        "export", "judge", "undo", "demo", "doctor",
    }  # fmt: skip
