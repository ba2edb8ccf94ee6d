"""No article is lost: ten thousand mangled ones are read, and each statement keeps its words in bounds."""

import random
from collections.abc import Callable

import pytest
from marked import article_of

from onrecord.annotate.annotate import annotate
from onrecord.lexicon import load

SENTENCES = (
    "“The port is shut,” the minister said, “and it will stay shut.”",
    "Officials in Moscow denied that any shell had been delivered.",
    "According to a U.S. official who declined to be named, nine ships left.",
    "She told Reuters on Tuesday she “never saw the letter.”",
    "The envoy accused Northland of firing two missiles; Northland’s foreign ministry rejected the claim.",
    "Mr. Haddad, 54, did not respond to a request for comment.",
    "서울의 외교부는 이를 부인했다. 他说没有。 Он это отрицал.",
    "'It's over,' he said. \"No,\" said Keller. \"It isn't.",
)
PROPERTIES = 10_000

Mangle = Callable[[str, random.Random], str]


def _loses_marks(text: str, dice: random.Random) -> str:
    return "".join(letter for letter in text if letter not in "“”\"'’‘" or dice.random() < 0.5)


def _without_points(text: str, dice: random.Random) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter.isspace())


def _loud(text: str, dice: random.Random) -> str:
    return text.upper()


def _cut(text: str, dice: random.Random) -> str:
    return text[dice.randrange(len(text)) :]


def _shuffled(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    dice.shuffle(words)
    return " ".join(words)


def _noisy(text: str, dice: random.Random) -> str:
    noise = "\u200b\u00ad\ufffd\t—((]]<b>&amp;\x07"
    return "".join(dice.choice(noise) + letter if dice.random() < 0.05 else letter for letter in text)


def _one_line(text: str, dice: random.Random) -> str:
    return text.replace("\n\n", " ")


MANGLES: tuple[Mangle, ...] = (
    _loses_marks, _without_points, _loud, _cut, _shuffled, _noisy, _one_line,
)  # fmt: skip


def _mangled(number: int) -> str:
    dice = random.Random(number)
    text = "\n\n".join(
        " ".join(dice.choice(SENTENCES) for _ in range(dice.randint(1, 4))) for _ in range(dice.randint(1, 4))
    )
    for mangle in dice.sample(MANGLES, dice.randint(1, 3)):
        text = mangle(text, dice) or "."
    return text


def _stay_inside(text: str) -> None:
    article = article_of(text)
    for one in annotate(article, load()).statements:
        spans = (*one.source, *one.cue, *one.content)
        assert all(0 <= span.start < span.end <= len(article.full_text) for span in spans), text


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_ten_thousand_mangled_articles_are_all_read() -> None:
    for number in range(PROPERTIES):
        _stay_inside(_mangled(number))


@pytest.mark.parametrize("number", range(40))
def test_a_mangled_article_is_read(number: int) -> None:
    _stay_inside(_mangled(10**6 + number))


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_paragraph_of_twenty_thousand_words_without_a_stop_is_read() -> None:
    _stay_inside(" ".join(["officials said the convoy of trucks left while others denied it"] * 1_820))
