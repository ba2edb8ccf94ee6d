"""Lexicon folders: how they are laid over one another, and what is said of files that cannot be used."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.lexicon import LexiconError, load

RURITANIA = """
- id: xr
  name: Ruritania
  demonyms: [Ruritanian, Ruritanians]
  capital: Strelsau
  source: The Prisoner of Zenda
"""
OFFICE = """
- id: xr-foreign-minister
  titles: [Foreign Minister]
  body: xr
  holders:
  - {person: ada-sapt, start: 2019-03-01, end: 2021-07-31}
  source: The Prisoner of Zenda
"""
PERSON = """
- {id: ada-sapt, name: Ada Sapt, gender: female, party: xr, source: The Prisoner of Zenda}
"""


def folder(path: Path, **files: str) -> tuple[Path]:
    """A lexicon folder with the given files, by their names without the ending."""
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return (path,)


def test_a_folder_of_ones_own_adds_to_the_built_in_lexicon(tmp_path: Path) -> None:
    lexicon = load(folder(tmp_path, states=RURITANIA, people=PERSON, offices=OFFICE))
    assert lexicon.states["xr"].demonyms == ("Ruritanian", "Ruritanians")
    assert lexicon.offices["xr-foreign-minister"].holders[0].end == date(2021, 7, 31)
    assert lexicon.states["fr"].name == "France"
    assert lexicon.fingerprint != load().fingerprint


def test_an_entry_replaces_the_earlier_one_with_its_id(tmp_path: Path) -> None:
    lexicon = load(folder(tmp_path, states="- {id: fr, name: Frankreich, source: mine}"))
    assert lexicon.states["fr"].name == "Frankreich"
    assert lexicon.states["fr"].demonyms == ()


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    assert load(folder(tmp_path, states="# nothing yet\n")).states == load().states


def test_norway_is_not_false(tmp_path: Path) -> None:
    assert load().states["no"].name == "Norway"
    assert load(folder(tmp_path, states="- {id: no, name: Norge, source: mine}")).states["no"].name == "Norge"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"states": RURITANIA + RURITANIA}, "two entries have the id 'xr'"),
        ({"states": "- {id: xr, source: mine}"}, "missing required field `name`"),
        ({"states": "- {id: xr, name: Ruritania, alises: [R.], source: mine}"}, "'xr': no field 'alises'"),
        ({"states": "- {id: xr, name: [Ruritania"}, "states.yaml"),
        ({"statets": RURITANIA}, "no such kind of entry"),
        ({"people": PERSON}, "person ada-sapt points at 'xr'"),
        ({"states": RURITANIA, "offices": OFFICE}, "office xr-foreign-minister points at 'ada-sapt'"),
        ({"organisations": "- {id: xa, name: Army, part_of: xr, source: mine}"}, "points at 'xr'"),
        ({"people": "- {id: ada, name: Ada, gender: f, source: mine}"}, "Invalid enum value 'f'"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_fault(
    tmp_path: Path, files: dict[str, str], complaint: str
) -> None:
    with pytest.raises(LexiconError, match=complaint):
        load(folder(tmp_path, **files))


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="not a folder"):
        load((tmp_path / "nowhere",))
