"""Who said what, against examples with inline markup; and what must hold for any text."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import Example, article_of, read_examples

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements import find_statements
from onrecord.lexicon import load
from onrecord.model import Article, Span, Statement, Turn

EXAMPLES = read_examples(Path(__file__).parent / "gold" / "statements.md")
EDGES = " .,"


def statements_of(article: Article) -> tuple[Statement, ...]:
    lexicon = load()
    parsed = parse(article)
    return find_statements(article, parsed, find_mentions(article, parsed, lexicon), (), lexicon)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_the_marked_statements_are_found(example: Example) -> None:
    found = statements_of(article_of(example.text))
    assert [shown(one, example.text) for one in found] == [
        (one.kind, one.force, one.speakers, *(words(one.spans[part], example.text) for part in "xsc"))
        for one in example.statements.values()
    ]


def shown(one: Statement, text: str) -> tuple[object, ...]:
    parts = (
        words([(span.start, span.end) for span in spans], text)
        for spans in (one.content, one.source, one.cue)
    )
    return (one.kind, one.force, tuple(speaker.name for speaker in one.speakers), *parts)


def words(spans: list[tuple[int, int]], text: str) -> list[tuple[int, str]]:
    """Spans as (start, words), full stops at the edges left out."""
    return [(start, text[start:end].rstrip(EDGES)) for start, end in spans]


def test_a_statement_inside_another_points_at_it() -> None:
    found = statements_of(article_of("Anna Keller said that Omar Haddad claimed the depot was empty."))
    (outer,) = (one for one in found if one.nested_in is None)
    (inner,) = (one for one in found if one.nested_in == outer.id)
    assert [speaker.name for speaker in inner.speakers] == ["Omar Haddad"]


def test_we_inside_a_quotation_is_whoever_is_quoted() -> None:
    text = "“Today we warned them that the war would come,” Anna Keller said."
    inner = next(one for one in statements_of(article_of(text)) if one.nested_in)
    assert [speaker.name for speaker in inner.speakers] == ["Anna Keller"]


def test_a_channel_is_not_a_speaker() -> None:
    (one,) = statements_of(article_of("Anna Keller told Bloomberg that the plant will close."))
    assert one.via == "Bloomberg"
    assert one.origin == "Bloomberg"
    assert [speaker.name for speaker in one.speakers] == ["Anna Keller"]


def test_what_a_speaker_goes_by_is_kept() -> None:
    found = statements_of(article_of("Citing satellite images, Anna Keller said that the site was cleared."))
    assert {one.basis for one in found} == {"imagery"}


def test_in_a_transcript_the_first_person_is_whoever_has_the_floor() -> None:
    text = "MS. KELLER: I believe the port will open."
    turn = Turn("MS. KELLER", "Anna Keller", Span(len("MS. KELLER: "), len(text)))
    (one,) = statements_of(replace(article_of(text), kind="transcript", turns=(turn,)))
    assert [speaker.name for speaker in one.speakers] == ["Anna Keller"]
    assert one.content[0].of(text) == "the port will open"


def test_what_could_be_said_has_not_been_said() -> None:
    (one,) = statements_of(article_of("The minister could say that the plant will close."))
    assert not one.said


SOUP = """Anna Keller Mr. Haddad Moscow the minister officials said told denied according to by that who he
she they we it was were has not could “ ” " ‘ ’ ' , . ? ! : ( ) — reports of deal arms on Tuesday claims
warned accused report, which 한국 CNN 5 a thundered and while called for as position this company"""
MANGLED = st.one_of(
    st.lists(st.sampled_from(SOUP.split()), max_size=60).map(" ".join),
    st.text(alphabet="ab AB.,!?\"'“”‘’«»\n—…()é한Ω", max_size=200),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MANGLED)
def test_any_text_gives_statements_within_it(text: str) -> None:
    article = article_of(text)
    found = statements_of(article)
    assert found == statements_of(article)
    for one in found:
        spans = (*one.source, *one.cue, *one.content)
        assert one.content
        assert all(0 <= span.start < span.end <= len(article.full_text) for span in spans)
        assert list(one.content) == sorted(one.content)
