"""Evidence in context. In the expected strings, [brackets] mark the evidence and the letter says its part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story import make_article, spans

from onrecord.model import Span
from onrecord.present.evidence import Part, Passage, passage

TEXT = """Shells on the move

Ruritania shipped shells, Ada Rawnsley said on Monday, and more ships are on their way to the coast.

Nobody in Borduria would say more."""
ARTICLE = make_article("x.txt", TEXT, None, None)


def marked(found: Passage) -> str:
    return "".join(f"[{piece.part[0]}:{piece.text}]" if piece.part else piece.text for piece in found.pieces)


def test_source_cue_and_content_stand_in_their_sentence() -> None:
    content, source, cue = spans(ARTICLE, "Ruritania shipped shells", "Ada Rawnsley", "said")
    found = passage(ARTICLE, [(source, "source"), (cue, "cue"), (content, "content")], around=10)
    assert marked(found) == "[c:Ruritania shipped shells], [s:Ada Rawnsley] [c:said] on …"
    assert found.span == Span(content.start, cue.end)
    assert found.words == "Ruritania shipped shells … Ada Rawnsley said"


def test_a_key_word_splits_its_clause_without_a_gap() -> None:
    clause, word = spans(ARTICLE, "Ruritania shipped shells", "shipped")
    found = passage(ARTICLE, [(word, "trigger"), (clause, "evidence")])
    assert marked(found).startswith("[e:Ruritania ][t:shipped][e: shells], Ada")
    assert found.words == "Ruritania shipped shells"


def test_far_apart_marks_are_elided() -> None:
    first, second = spans(ARTICLE, "Shells", "would say more")
    found = passage(ARTICLE, [(first, "content"), (second, "content")], around=12)
    assert marked(found) == "[c:Shells] on the move … in Borduria [c:would say more]."


def test_context_stays_in_the_paragraph() -> None:
    (word,) = spans(ARTICLE, "Nobody")
    assert marked(passage(ARTICLE, [(word, "content")])) == "[c:Nobody] in Borduria would say more."


def test_a_passage_needs_a_mark() -> None:
    with pytest.raises(ValueError, match="at least one"):
        passage(ARTICLE, [])


parts: st.SearchStrategy[Part] = st.sampled_from(("source", "cue", "content", "evidence", "trigger"))


@given(
    st.text(alphabet=st.sampled_from("ab “”\n\t.é한"), max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40), parts), min_size=1, max_size=5),
    st.integers(0, 30),
)
def test_any_marks_give_their_words_once(text: str, marks: list[tuple[int, int, Part]], around: int) -> None:
    article = make_article("x.txt", text, None, None)
    given_marks = [(Span(start, start + length), part) for start, length, part in marks]
    found = passage(article, given_marks, around)
    covered = {at for span, _ in given_marks for at in range(span.start, min(span.end, len(text)))}
    evidence = "".join(piece.text for piece in found.pieces if piece.part)
    assert "".join(evidence.split()) == "".join("".join(text[at] for at in sorted(covered)).split())
    assert 0 <= found.span.start <= found.span.end <= len(text)
