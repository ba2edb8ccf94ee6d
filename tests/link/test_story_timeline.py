"""The timeline of a story: what its articles tell, from a real ledger, by the command."""

from dataclasses import replace
from pathlib import Path

import pytest
from drafts import Draft, day
from typer.testing import CliRunner

from onrecord.ledger import Ledger
from onrecord.lexicon import Lexicon
from onrecord.link.link import link
from onrecord.link.ports import Annotated
from onrecord.model import Document, Stories, Story
from onrecord.present.app import app


def shelling(name: str, text: str, actor: str, target: str) -> Annotated:
    draft = Draft(text, "2030-05-03", outlet=name, name=name)
    draft.event("ASSAULT", "shell", actor=actor, target=target, when="2030-05-02")
    return draft.done()


@pytest.fixture
def file(tmp_path: Path, lexicon: Lexicon) -> Path:
    pairs = [
        shelling("one", "Arland shelled Dorne on 2 May 2030.", "Arland", "Dorne"),
        shelling("two", "Arland has fired shells at Dorne, it said.", "Arland", "Dorne"),
        shelling("three", "Borduria shelled Caledon.", "Borduria", "Caledon"),
    ]
    ids = tuple(sorted(article.id for article, _ in pairs[:2]))
    held = Story("t-000000000001", ids[0], ids, day("2030-05-03"), (), (), (), day("2030-05-03"))
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        for article, found in pairs:
            document = Document(article.id, b"-", article.file, "text/plain")
            ledger.put(document, replace(article, sha256=article.id), found, "tests")
        ledger.replace_links(replace(link(pairs, lexicon), stories=Stories((held,))))
    return tmp_path / "onrecord.db"


def test_it_has_what_the_articles_of_the_story_tell(file: Path) -> None:
    runner = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"})
    result = runner.invoke(app, ["timeline", "--story", "t-0000", "--ledger", str(file)])
    assert result.exit_code == 0
    assert "Arland attacks Dorne" in result.stdout
    assert "Borduria" not in result.stdout


def test_of_a_claim_it_says_that_it_is_no_story(file: Path) -> None:
    with Ledger.open(file, create=False) as ledger:
        claim = ledger.claims()[0].claim.id
    result = CliRunner().invoke(app, ["timeline", "--story", claim, "--ledger", str(file)])
    assert result.exit_code == 1
    assert "is not a story" in result.stderr
