"""From a parsed article to the numbers that the statement model reads: windows of whole sentences.

A window holds the word pieces of its tokens and what the parse and the typography say of each token. Windows
never share a token, and none takes in two articles.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token
from tokenizers import Tokenizer

from onrecord.annotate.parse import Paragraph
from onrecord.annotate.quotations import Quotation
from onrecord.model import Span

PIECES = 254  # in a window, before the two marks at its ends; MiniLM was trained on 256
FEATURES = ("tags", "labels", "names", "cases", "quoted")  # of a token, in the order the encoder takes them
TOKEN_PIECES = 6  # of one token that are read: enough for a name, too few for an address to fill a window
LOWER, TITLE, UPPER, MIXED, OTHER = range(5)  # the case of a word

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of word pieces and of the parse's labels; an unknown label is 0."""

    pieces: Tokenizer
    tags: Mapping[str, int]
    labels: Mapping[str, int]
    names: Mapping[str, int]

    @property
    def turn(self) -> int:
        """The number that stands for "the meeting point itself" among the dependency labels."""
        return len(self.labels) + 1

    def piece(self, name: str) -> int:
        """The number of one special piece; raises KeyError for one that is not there."""
        number = self.pieces.token_to_id(name)
        if number is None:
            raise KeyError(name)
        return int(number)


@dataclass(frozen=True)
class Window:
    """Tokens of one article that are read at once.

    `pieces` are piece numbers with the marks at both ends and between paragraphs; `holders` gives for each
    piece the token that it is part of (-1: none) and `first` the first piece of each token. The other arrays
    have one number a token: fine part of speech, dependency label, kind of name, case, whether it stands in
    quotation marks, its head (a token of the window, itself where it is a root), its paragraph, its sentence.
    """

    tokens: tuple[Token, ...]
    paragraphs: tuple[Paragraph, ...]
    pieces: Numbers
    holders: Numbers
    first: Numbers
    tags: Numbers
    labels: Numbers
    names: Numbers
    cases: Numbers
    quoted: Numbers
    heads: Numbers
    paragraph: Numbers
    sentence: Numbers

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.first)

    def span(self, token: int) -> Span:
        """Where one token stands in the article's full text."""
        return self.paragraphs[int(self.paragraph[token])].span(self.tokens[token])

    @cached_property
    def by_piece(self) -> Mapping[str, Numbers]:
        """What the encoder reads of each token, by name, one number a piece: 0 for those of no token."""
        inside = self.holders >= 0
        return {name: np.where(inside, getattr(self, name)[self.holders] + 1, 0) for name in FEATURES}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence, or of a part of one that is too long, with their word pieces."""

    paragraph: int
    tokens: tuple[Token, ...]
    pieces: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """How many pieces it has."""
        return sum(len(one) for one in self.pieces)


def windows(
    paragraphs: Sequence[Paragraph],
    quotations: Sequence[Quotation],
    vocabulary: Vocabulary,
) -> Iterator[Window]:
    """The windows of an article, in order: as many whole paragraphs as fit, else as many whole sentences."""
    for group in _groups(list(_sentences(paragraphs, vocabulary))):
        yield _window(group, paragraphs, quotations, vocabulary)


def window_of(paragraph: Paragraph, tokens: Sequence[Token], vocabulary: Vocabulary) -> Window:
    """One window of some tokens of a paragraph, as if they were all of it and stood in no quotation marks.

    What does not fit is left out.
    """
    pieces = _pieces(list(tokens), vocabulary)
    end = next((end for _, end in _cuts(pieces)), 0)
    sentence = Sentence(0, tuple(tokens[:end]), tuple(pieces[:end]))
    return _window([sentence], [paragraph], (), vocabulary)


def _sentences(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> Iterator[Sentence]:
    for number, paragraph in enumerate(paragraphs):
        for sentence in paragraph.doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            pieces = _pieces(tokens, vocabulary)
            for start, end in _cuts(pieces):
                yield Sentence(number, tuple(tokens[start:end]), tuple(pieces[start:end]))


def _pieces(tokens: list[Token], vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    encoded = vocabulary.pieces.encode(
        [token.text for token in tokens], is_pretokenized=True, add_special_tokens=False
    )
    found: list[list[int]] = [[] for _ in tokens]
    for number, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None and len(found[word]) < TOKEN_PIECES:
            found[word].append(number)
    unknown = (vocabulary.piece("[UNK]"),)
    return [tuple(one) or unknown for one in found]


def _cuts(pieces: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Where to cut a sentence so that each part fits a window."""
    start, size = 0, 0
    for place, one in enumerate(pieces):
        if size + len(one) > PIECES:
            yield start, place
            start, size = place, 0
        size += len(one)
    if start < len(pieces):
        yield start, len(pieces)


def _groups(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of sentences that fit one window; a paragraph is cut only if it fits no window at all."""
    sizes: dict[int, int] = {}
    for one in sentences:
        sizes[one.paragraph] = sizes.get(one.paragraph, 0) + one.size
    group: list[Sentence] = []
    room = PIECES
    for number, one in enumerate(sentences):
        opens = number == 0 or sentences[number - 1].paragraph != one.paragraph
        whole = sizes[one.paragraph] if opens and sizes[one.paragraph] <= PIECES else one.size
        if group and whole + opens > room:
            yield group
            group, room = [], PIECES
        room -= one.size + (opens and bool(group))
        group.append(one)
    if group:
        yield group


def _window(
    group: list[Sentence],
    paragraphs: Sequence[Paragraph],
    quotations: Sequence[Quotation],
    vocabulary: Vocabulary,
) -> Window:
    tokens = tuple(token for one in group for token in one.tokens)
    first_paragraph = group[0].paragraph
    holds = tuple(paragraphs[first_paragraph : group[-1].paragraph + 1])
    paragraph = _numbers(one.paragraph - first_paragraph for one in group for _ in one.tokens)
    sentence = _numbers(number for number, one in enumerate(group) for _ in one.tokens)
    pieces, holders = _laid_out(group, vocabulary)
    return Window(
        tokens,
        holds,
        pieces,
        holders,
        _numbers(np.flatnonzero((holders >= 0) & (np.diff(holders, prepend=-1) != 0))),
        _numbers(vocabulary.tags.get(token.tag_, 0) for token in tokens),
        _numbers(vocabulary.labels.get(token.dep_, 0) for token in tokens),
        _numbers(vocabulary.names.get(token.ent_type_, 0) for token in tokens),
        _numbers(case(token.text) for token in tokens),
        _quoted(tokens, paragraph, holds, quotations),
        _heads(tokens, paragraph),
        paragraph,
        sentence,
    )


def _laid_out(group: list[Sentence], vocabulary: Vocabulary) -> tuple[Numbers, Numbers]:
    """Piece numbers, and the token that each is part of, with a mark where a paragraph begins."""
    mark = vocabulary.piece("[SEP]")
    pieces, holders = [vocabulary.piece("[CLS]")], [-1]
    token, before = 0, group[0].paragraph
    for one in group:
        if one.paragraph != before:
            pieces.append(mark)
            holders.append(-1)
            before = one.paragraph
        for parts in one.pieces:
            pieces.extend(parts)
            holders.extend([token] * len(parts))
            token += 1
    return _numbers([*pieces, mark]), _numbers([*holders, -1])


def case(word: str) -> int:
    """How a word is written, which its pieces do not tell: they are all lower case."""
    if not any(letter.isalpha() for letter in word):
        return OTHER
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[:1].isupper() and word[1:].islower() else MIXED


def _quoted(
    tokens: tuple[Token, ...],
    paragraph: Numbers,
    holds: tuple[Paragraph, ...],
    quotations: Sequence[Quotation],
) -> Numbers:
    """1 for the tokens that stand in quotation marks, the marks themselves included."""
    found = np.zeros(len(tokens), dtype=np.int64)
    marks = iter(sorted(quotations, key=lambda one: one.outer))
    mark = next(marks, None)
    for place, token in enumerate(tokens):
        start = holds[paragraph[place]].block.span.start + token.idx
        while mark is not None and mark.outer.end <= start:
            mark = next(marks, None)
        found[place] = mark is not None and mark.outer.start <= start
    return found


def _heads(tokens: tuple[Token, ...], paragraph: Numbers) -> Numbers:
    """The head of each token as a token of the window; one whose head was cut off is a root."""
    places = {
        (int(number), token.i): place
        for place, (number, token) in enumerate(zip(paragraph, tokens, strict=True))
    }
    return _numbers(
        places.get((int(number), token.head.i), place)
        for place, (number, token) in enumerate(zip(paragraph, tokens, strict=True))
    )


def _numbers(values: Iterable[int] | Numbers) -> Numbers:
    return np.asarray(values if isinstance(values, np.ndarray) else list(values), dtype=np.int64)
