"""What the hand-written pages say of the house still holds."""

import re
from functools import cache
from pathlib import Path

import pytest

from onrecord.samples import sample_folder

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "CONTRIBUTING.md", "docs/architecture.md"]


def code_spans(page: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8"))


@cache
def places() -> tuple[str, ...]:
    """Files and folders of the project as paths, folders with a slash at the end."""
    found = [ROOT / name for name in (".venv", "CHANGELOG.md", "README.md")]
    for top in ("src", "docs", "tests", "evals"):
        found += [ROOT / top, *(ROOT / top).rglob("*")]
    return tuple(f"{path}/" if path.is_dir() else str(path) for path in found)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_named_in_a_page_exists(page: str) -> None:
    for name in code_spans(page):
        if re.fullmatch(r"[\w/.-]+(/|\.(py|yaml|md))", name) and "NAME" not in name:
            assert any(place.endswith(f"/{name}") for place in places()), name


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert ((ROOT / page).parent / target).is_file(), target


def test_the_sentence_that_the_walk_follows_is_in_the_samples() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    quoted = " ".join(re.sub(r"^> ", "", line) for line in page.splitlines() if line.startswith("> "))
    file = sample_folder() / "documents" / "meridian-post-2023-10-14.md"
    assert quoted in file.read_text(encoding="utf-8")
