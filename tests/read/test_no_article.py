"""What holds no article is refused in words, and a short text in another script is known by its script."""

import hashlib

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document
from onrecord.read import ReadError, read_document


def read(text: str, media_type: str) -> Article:
    raw = text.encode()
    return read_document(Document(hashlib.sha256(raw).hexdigest(), raw, "a", media_type), load())


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<html><title>Login</title><nav>Home</nav><form>user</form></html>", "text/html"),
        ("Hello", "text/plain"),
        ('{"a":1}', "text/plain"),
    ],
)
def test_a_page_without_an_article_is_no_article(text: str, media_type: str) -> None:
    with pytest.raises(ReadError, match=r"no (article|text|visible text)"):
        read(text, media_type)


def test_a_flash_is_an_article() -> None:
    assert read("Arland fires missile", "text/plain").text == "Arland fires missile"


def test_a_few_words_of_korean_are_korean() -> None:
    assert read("대변인은 근거 없다고 말했다.", "text/plain").language == "ko"
