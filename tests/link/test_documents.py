"""Documents that speak, and for whom."""

import pytest
from drafts import Draft

from onrecord.lexicon import Lexicon
from onrecord.link.claims.documents import Documents
from onrecord.link.claims.find import find_claims
from onrecord.link.names import Parties
from onrecord.link.ports import Annotated
from onrecord.model import Mention, Referent


def article() -> Annotated:
    one = Draft("The Harbour Office and Ana Roe issued papers.", name="paper")
    office = Referent("Harbour Office", "organisation")
    one.mentions.append(Mention(one.span("Harbour Office"), "Harbour Office", "name", (office,), "name"))
    one.mention("Ana Roe", "Ana Roe of Caledon")
    return one.done()


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("report of the Harbour Office", "Harbour Office"),
        ("Harbour Office report", "Harbour Office"),
        ("statement from the Ports Monitoring Team", "Ports Monitoring Team"),
        ("report by the United Nations", "United Nations"),
        ("survey of Northern Ports", "survey of Northern Ports"),
        ("report of raids in the north", "report of raids in the north"),
        ("letter of Ana Roe", "letter of Ana Roe"),
        ("report", "report (a-1)"),
        ("officials", None),
    ],
)
def test_a_document_speaks_for_who_issued_it(name: str, party: str | None, lexicon: Lexicon) -> None:
    documents = Documents.of(article(), Parties(lexicon), "a-1")
    assert documents.speaks_for(Referent(name, "thing", None, None, False)) == party


def test_a_document_of_nobody_is_shown_without_its_article(lexicon: Lexicon) -> None:
    one = Draft("A report says Arland shelled Dorne.", "2024-05-20", agency="AP")
    said = one.says("?report", "Arland shelled Dorne")
    one.event("ASSAULT", "shelled", actor="Arland", target="Dorne", statement=said)
    (claim,) = find_claims([one.done()], {}, {}, lexicon)
    assert claim.asserted_by == ("report",)
    assert claim.positions[0].party == "report"
    assert claim.explanation[1].startswith("report affirms it since 2024-05-20")
