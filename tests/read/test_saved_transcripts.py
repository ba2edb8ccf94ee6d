"""Transcripts as pages and plain text, in the layouts of government and United Nations sites."""

import hashlib
from datetime import date

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document
from onrecord.read import read_document


def _read(text: str, media_type: str = "text/html", url: str | None = None) -> Article:
    raw = text.encode()
    return read_document(Document(hashlib.sha256(raw).hexdigest(), raw, "saved", media_type, url), load())


def _turns(article: Article) -> list[tuple[str, str | None, str]]:
    return [(one.label, one.speaker, one.span.of(article.full_text)) for one in article.turns]


PALACE = """<!doctype html><html lang="en"><head><title>Press Briefing by Press Secretary Ann Lee -
Palace</title>
<meta property="article:published_time" content="2021-05-04T18:10:00+00:00">
<meta property="og:title" content="Press Briefing by Press Secretary Ann Lee"></head><body>
<header><nav><a href="/">Home</a> <a href="/news">Briefing Room</a></nav></header>
<main><article><h1>Press Briefing by Press Secretary Ann Lee</h1>
<p class="date">May 4, 2021 • Press Briefings</p>
<section class="body-content">
<p class="has-text-align-center">Harbour Office</p><p>2:10 P.M. EDT</p>
<p>MS. LEE:&nbsp; Good afternoon, everybody. We have a lot to get through today, so let us begin.</p>
<p>The dam is safe, and the engineers will say so themselves at three.</p>
<p>Q&nbsp;&nbsp; &nbsp;Thank you. Is the road to the dam open again?</p>
<p>MS. LEE:&nbsp; (Laughs.)&nbsp; It is, and it will stay open for the whole summer.</p>
<p>Q&nbsp; And the bridge that leads to it?</p>
<p>MS. LEE:&nbsp; The bridge is a matter for the province, and I would leave it to them.</p>
<p>2:31 P.M. EDT</p></section></article></main><footer><p>Palace Square 1</p></footer></body></html>"""

MINISTRY = """<!doctype html><html lang="en"><head><title>Foreign Minister Bo Dahl and Deputy Minister
Eva Moe at a
Joint Press Availability - Ministry</title><meta name="date" content="2022-03-09"></head><body>
<div class="content"><h1>Foreign Minister Bo Dahl and Deputy Minister Eva Moe at a Joint Press
Availability</h1>
<p class="author">Remarks</p><p>March 9, 2022</p>
<p><strong>MINISTER DAHL:</strong> Good morning. It is a pleasure to have all of you here in this old
house.</p>
<p>We spoke for two hours about fish, and for one hour about everything else there is.</p>
<p><strong>DEPUTY MINISTER MOE:</strong> (Via interpreter) Thank you. I have little to add to what was
said.</p>
<p><strong>QUESTION:</strong> Minister, will the fleets go out again before the end of the month?</p>
<p><strong>MINISTER DAHL:</strong> They will, if the weather lets them.</p>
<p><strong>MR OLSEN:</strong> The last question goes to the lady at the back of the room.</p>
<p><strong>QUESTION:</strong> And will they be back for Easter?</p>
<p><strong>MINISTER DAHL:</strong> Ask me again in April.</p></div></body></html>"""

ASSEMBLY = """<!doctype html><html lang="en"><head><title>Daily Press Briefing by the Office of the
Spokesperson</title>
<meta property="article:published_time" content="2023-02-07T12:00:00-05:00"></head><body><article>
<h1>Daily Press Briefing by the Office of the Spokesperson</h1>
<p>Spokesman: Good afternoon. I will start with the floods, which have now reached the lower town.</p>
<p>Our colleagues have brought tents for some four thousand people.</p>
<p>Question: Thanks. Has the convoy left the harbour yet, and who is escorting it?</p>
<p>Spokesman: It has left. I have nothing to share on the escort at this point.</p>
<p>Correspondent: Just to follow up, is it one convoy or two?</p>
<p>Spokesman: It is one convoy. Edith?</p>
<p>Question: When will the Secretary-General speak to the parties again?</p>
<p>Spokesman: As soon as there is a line.</p></article></body></html>"""

INTERVIEW = """Interview of Harbour Master Bo Dahl With Radio North

4 May 2021

Q: Thank you for coming. Is the harbour open?

MR. DAHL: It is open (inaudible) every day.

Q: And at night?

MR. DAHL: At night it sleeps.
"""


def test_a_page_of_a_press_office() -> None:
    article = _read(PALACE, url="https://palace.example/briefing-room/2021/05/04/press-briefing/")
    assert (article.kind, article.published and article.published.start) == ("transcript", date(2021, 5, 4))
    said = _turns(article)
    assert (article.dateline and article.dateline.place) == "Harbour Office"
    assert [one[:2] for one in said] == [
        ("MS. LEE", "Ann Lee"), ("Q", None), ("MS. LEE", "Ann Lee"), ("Q", None), ("MS. LEE", "Ann Lee"),
    ]  # fmt: skip
    assert said[0][2].endswith("will say so themselves at three.")
    assert said[1][2] == "Thank you. Is the road to the dam open again?"
    assert said[4][2].endswith("I would leave it to them.")


def test_a_page_of_a_foreign_ministry() -> None:
    article = _read(MINISTRY)
    assert (article.kind, article.published and article.published.start) == ("transcript", date(2022, 3, 9))
    assert [one[:2] for one in _turns(article)] == [
        ("MINISTER DAHL", "Bo Dahl"), ("DEPUTY MINISTER MOE", "Eva Moe"), ("QUESTION", None),
        ("MINISTER DAHL", "Bo Dahl"), ("MR OLSEN", None), ("QUESTION", None), ("MINISTER DAHL", "Bo Dahl"),
    ]  # fmt: skip


def test_a_page_of_the_united_nations() -> None:
    article = _read(ASSEMBLY)
    assert article.kind == "transcript"
    assert [one[:2] for one in _turns(article)] == [
        ("Spokesman", None), ("Question", None), ("Spokesman", None), ("Correspondent", None),
        ("Spokesman", None), ("Question", None), ("Spokesman", None),
    ]  # fmt: skip


def test_a_plain_text_interview() -> None:
    article = _read(INTERVIEW, "text/plain")
    assert article.kind == "transcript"
    assert _turns(article)[:2] == [
        ("Q", None, "Thank you for coming. Is the harbour open?"),
        ("MR. DAHL", "Bo Dahl", "It is open (inaudible) every day."),
    ]
    assert len(article.turns) == 4
    assert article.published_basis == "date line"
    assert (article.published and article.published.start) == date(2021, 5, 4)
    assert (article.dateline and article.dateline.date) == "4 May 2021"


@pytest.mark.parametrize("name", ["Question", "Note"])
def test_a_list_of_questions_is_no_transcript(name: str) -> None:
    article = _read(
        "The new fares\n\n" + "\n\n".join(f"{name}: What does it cost?\n\nTwo crowns." for _ in "abcd"),
        "text/plain",
    )
    assert article.kind == "article"
