"""The prose of an article as words, with what stands in quotation marks told apart.

Copies are recognised by it: headlines, captions, case, punctuation and typography do not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from onrecord.annotate.quotations import find_quotations
from onrecord.model import Article, Span

GRAM = 5  # words in a row that two writers hardly ever choose alike
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """The paragraphs of an article as sentences of words. `quoted` runs beside `words`, paragraph by
    paragraph, and says which of them stand in quotation marks.
    """

    article: str
    sentences: tuple[Words, ...]
    words: tuple[Words, ...]
    quoted: tuple[tuple[bool, ...], ...]

    def until(self, part: float) -> "Prose":
        """The paragraphs up to that part of the words, the one that goes over it cut there."""
        left = round(part * sum(len(words) for words in self.words))
        words: list[Words] = []
        for paragraph in self.words:
            words.append(paragraph[: max(0, left)])
            left -= len(paragraph)
        flags = (flags[: len(kept)] for flags, kept in zip(self.quoted, words, strict=True))
        return Prose(self.article, self.sentences, tuple(words), tuple(flags))

    def grams(self) -> "Grams":
        """All runs of five words, never across paragraphs."""
        own: set[str] = set()
        quoted: set[str] = set()
        for words, flags in zip(self.words, self.quoted, strict=True):
            for start in range(len(words) - GRAM + 1):
                inside = sum(flags[start : start + GRAM]) > GRAM // 2
                (quoted if inside else own).add(" ".join(words[start : start + GRAM]))
        return Grams(frozenset(own), frozenset(quoted - own))


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs of five words: those of the article's own prose, and those that mostly stand in quotations."""

    own: frozenset[str]
    quoted: frozenset[str]


def read_prose(article: Article) -> Prose:
    """The words of the article's paragraphs, in lower case and without apostrophes."""
    text = article.full_text
    spans = [block.span for block in article.blocks if block.kind == "paragraph"]
    quotations = [quotation.span for quotation in find_quotations(article)]
    found = [list(_words(text, span)) for span in spans]
    return Prose(
        article.id,
        tuple(sentence for span in spans for sentence in _sentences(text, span)),
        tuple(tuple(word for word, _ in words) for words in found),
        tuple(_flags([place for _, place in words], quotations) for words in found),
    )


def sentence_at(article: Article, span: Span) -> str:
    """The sentence of the article in which `span` begins; initials ("U.N.") end none."""
    text = article.full_text
    block = next((block.span for block in article.blocks if block.span.overlaps(span)), span)
    ends = [match.end() for match in SENTENCE_END.finditer(text, block.start, block.end)]
    start = max((end for end in ends if end <= span.start), default=block.start)
    return text[start : min((end for end in ends if end > span.start), default=block.end)]


def _words(text: str, span: Span) -> Iterator[tuple[str, int]]:
    for match in WORD.finditer(text, span.start, span.end):
        # Interned: the words of all articles are held at once, and most are the same few thousand.
        yield intern(match.group().casefold().replace("’", "").replace("'", "")), match.start()


def _sentences(text: str, span: Span) -> Iterator[Words]:
    start = span.start
    ends = [match.end() for match in SENTENCE_END.finditer(text, span.start, span.end)]
    for end in (*ends, span.end):
        words = tuple(word for word, _ in _words(text, Span(start, end)))
        if words:
            yield words
        start = end


def _flags(places: list[int], quotations: list[Span]) -> tuple[bool, ...]:
    return tuple(any(span.start <= place < span.end for span in quotations) for place in places)
