"""Models that were let go come back as they were."""

from marked import article_of

from onrecord.annotate.annotate import annotate, release
from onrecord.lexicon import load

TEXT = "Officials of Burkina Faso and the White House said on Monday that Uzbekistan sold rifles to Chad."


def test_annotations_are_the_same_after_a_release() -> None:
    article = article_of(TEXT)
    before = annotate(article, load())
    release()
    assert annotate(article, load()) == before
