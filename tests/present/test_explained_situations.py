"""What `onrecord explain` says of five situations, from articles as they might be printed."""

from pathlib import Path

from typer.testing import CliRunner, Result

from onrecord.present.app import app

ACCUSATION = """\
Blinken speaks of shells

WASHINGTON, Oct. 12, 2023 (Potomac Desk) -- U.S. Secretary of State Antony Blinken said on Thursday that \
North Korea shipped artillery shells to Russia.
"""
DENIAL = """\
Kremlin denies it

MOSCOW, Oct. 13, 2023 (Neva Desk) -- Kremlin spokesman Dmitry Peskov denied on Friday that North Korea had \
shipped artillery shells to Russia.
"""
ADMISSION = """\
Kremlin owns up

MOSCOW, Nov. 20, 2023 (Neva Desk) -- Kremlin spokesman Dmitry Peskov confirmed on Monday that North Korea \
had shipped artillery shells to Russia.
"""
RETRACTION = """\
Kremlin takes it back

MOSCOW, Dec. 4, 2023 (Neva Desk) -- Kremlin spokesman Dmitry Peskov denied on Monday that North Korea had \
shipped artillery shells to Russia.
"""
COPY = ACCUSATION.replace("Blinken speaks of shells", "The words of a minister")
OTHER_AGENCY = """\
Minister on shells

WASHINGTON, Oct. 12, 2023 (Harbour Desk) -- U.S. Secretary of State Antony Blinken told reporters that \
North Korea had shipped artillery shells to Russia.
"""
ALLY = """\
Tokyo agrees

TOKYO, Oct. 14, 2023 (Harbour Desk) -- Citing the United States, Japanese Foreign Minister Yoko Kamikawa \
said on Saturday that North Korea had shipped artillery shells to Russia.
"""


def run(*args: str) -> Result:
    return CliRunner(env={"COLUMNS": "120", "ONRECORD_LEDGER": None, "NO_COLOR": "1"}).invoke(app, args)


def explained(folder: Path, *articles: str) -> str:
    """What `onrecord explain` prints of the one claim in these articles, without line breaks."""
    files = []
    for number, text in enumerate(articles):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(text, encoding="utf-8")
    ledger = ("--ledger", str(folder / "onrecord.db"))
    assert run("add", *map(str, files), *ledger).exit_code == 0
    listed = run("claims", "--format", "jsonl", *ledger).stdout.splitlines()
    assert len(listed) == 1
    claim = listed[0].split('"id":"', 1)[1].split('"', 1)[0]
    result = run("explain", claim, *ledger)
    assert result.exit_code == 0
    return " ".join(result.stdout.split())


def test_the_accused_state_is_silent(tmp_path: Path) -> None:
    words = explained(tmp_path, ACCUSATION)
    assert "Rule 4, reported" in words
    assert "United States, by Antony Blinken, affirms it since 2023-10-12" in words
    assert "Response of North Korea: none found in 1 article held." in words


def test_it_denies_and_later_admits(tmp_path: Path) -> None:
    words = explained(tmp_path, ACCUSATION, DENIAL, ADMISSION)
    assert "Rule 1, acknowledged" in words
    assert "Acknowledged by Russia." in words
    assert "Russia reversed its position: denied it on 2023-10-13" in words
    assert "Response of Russia: affirmed." in words


def test_it_admits_and_later_retracts(tmp_path: Path) -> None:
    words = explained(tmp_path, ACCUSATION, ADMISSION, RETRACTION)
    assert "Rule 2, disputed" in words
    assert "Russia, by Dmitry Peskov, denies it since 2023-12-04" in words
    assert "Russia reversed its position: affirmed it on 2023-11-20" in words


def test_copies_and_a_report_of_another_agency_that_quote_one_official(tmp_path: Path) -> None:
    words = explained(tmp_path, ACCUSATION, COPY, OTHER_AGENCY)
    assert "Rule 4, reported" in words
    assert "All that assert it go back to United States: one basis, however many print it." in words
    assert "Articles: 3; news origins that assert it: 2; parties that assert it: 1." in words


def test_two_allies_that_repeat_each_other(tmp_path: Path) -> None:
    words = explained(tmp_path, ACCUSATION, ALLY)
    assert "Rule 4, reported" in words
    assert "Japan and United States say so, but not on two independent grounds of their own." in words
