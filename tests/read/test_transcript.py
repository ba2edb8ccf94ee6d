"""Transcripts: labels, turns, speakers."""

import hashlib

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document
from onrecord.read import read_document
from onrecord.read.transcript import find_label, is_transcript


def _read(text: str) -> Article:
    raw = text.encode()
    return read_document(Document(hashlib.sha256(raw).hexdigest(), raw, "a.md", "text/markdown"), load())


BRIEFING = """---
title: Press Briefing by Press Secretary Ann Lee and Harbour Master Bo Dahl
date: '2021-05-04'
---
Harbour Office

2:10 P.M. EDT

MS. LEE: Good afternoon.

We have one guest today.

Q Thank you. Is the dam safe?

MR. DAHL: (Laughs.) It is.

AUDIENCE MEMBER: No!

END 2:15 P.M. EDT
"""


def test_turns_cover_the_words_without_the_label() -> None:
    article = _read(BRIEFING)
    assert article.kind == "transcript"
    assert [(turn.label, turn.speaker, turn.span.of(article.text)) for turn in article.turns] == [
        ("MS. LEE", "Ann Lee", "Good afternoon.\n\nWe have one guest today."),
        ("Q", None, "Thank you. Is the dam safe?"),
        ("MR. DAHL", "Bo Dahl", "(Laughs.) It is."),
        ("AUDIENCE MEMBER", None, "No!"),
    ]


def test_remarks_without_labels_are_one_turn() -> None:
    article = _read(
        "---\ntitle: Remarks by Mayor Ann Lee at the Harbour\ntags: speeches-remarks\n---\n"
        "Thank you.\n\nI am glad.\n"
    )
    (turn,) = article.turns
    assert (turn.label, turn.speaker) == ("", "Ann Lee")
    assert turn.span.of(article.text) == "Thank you.\n\nI am glad."


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("MS. O’NEILL-MOE: Yes.", "MS. O’NEILL-MOE"),
        ("THE PRIME MINISTER (as interpreted): Yes.", "THE PRIME MINISTER"),
        ("MR. McGURK: Yes.", "MR. McGURK"),
        ("QUESTION: Why?", "QUESTION"),
        ("Q Why?", "Q"),
        ("SENIOR OFFICIAL #2: Yes.", "SENIOR OFFICIAL #2"),
        ("Quite so: he left.", None),
        ("He said: no.", None),
        ("END 3:10 P.M. EDT", None),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    found = find_label(text)
    assert (found.label if found else None) == label


def test_an_invitation_is_no_transcript() -> None:
    assert not is_transcript(
        ["WHO: The mayor", "WHEN: Monday", "WHERE: The harbour", "Please come."], None, ()
    )
    assert not is_transcript(
        ["GOOD: It is dry.", "The tent stands.", "GOOD: It is light.", "GOOD: It is red."], None, ()
    )


@pytest.mark.parametrize(
    ("label", "text", "speaker"),
    [
        ("GOVERNOR MOE", "Mayor Bo Moe is here. And so is Governor Ann Moe.", "Ann Moe"),
        ("MS. DAHL", "I thank Eva Lou Dahl. Eva Lou Dahl built it.", "Eva Lou Dahl"),
        ("MS. DAHL", "Today Eva Dahl came.", "Eva Dahl"),
        ("CHAIR LIND", "The advisers are here: Economic Advisers Jon Lind and others.", "Jon Lind"),
        ("MR. MOE", "Specialist First Class Bo Moe is here.", "Bo Moe"),
    ],
)
def test_who_is_behind_a_label(label: str, text: str, speaker: str) -> None:
    head = "---\ntitle: Remarks at the Harbour\ntags: speeches-remarks\n---\n"
    article = _read(f"{head}THE MAYOR: {text}\n\n{label}: Yes.\n")
    assert article.turns[-1].speaker == speaker


def test_the_holder_of_the_post_goes_before_others_of_the_name() -> None:
    article = _read(
        "---\ntitle: Remarks by President Biden and First Lady Jill Biden\ndate: '2024-05-04'\n"
        "tags: speeches-remarks\n---\nPRESIDENT BIDEN: Thank you.\n\nTHE FIRST LADY: Welcome.\n"
    )
    assert [turn.speaker for turn in article.turns] == ["Joe Biden", "Jill Biden"]


def test_headings_of_a_release_are_no_labels() -> None:
    article = _read(
        "---\ntitle: The Harbour Plan\ntags: statements-releases\n---\nGoods move again.\n\n"
        "PILLAR 2: Cranes are to be mended.\n\nSUBJECT: The quay.\n"
    )
    assert [turn.label for turn in article.turns] == [""]
