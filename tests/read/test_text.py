"""Plain text: what is a paragraph, what is the headline."""

from onrecord.read.text import is_headline, paragraphs, read_text


def _texts(raw: str) -> list[str]:
    return [part.text for part in paragraphs(raw, 0, len(raw))]


def test_a_line_a_paragraph() -> None:
    raw = "The envoy left on Monday.\nHe had stayed for two days.\n\nNobody knew why."
    assert _texts(raw) == ["The envoy left on Monday.", "He had stayed for two days.", "Nobody knew why."]


def test_folded_lines_are_one_paragraph() -> None:
    raw = (
        "The envoy, who had come to the capital in the\nmorning, left again on Monday evening without a\n"
        "word to the reporters who waited at the gate.\n\nNobody could say why he had come at all, or what\n"
        "it was that he had brought with him in the bag.\n"
    )
    first, second = paragraphs(raw, 0, len(raw))
    assert first.text.startswith("The envoy, who had come to the capital in the morning, left")
    assert second.text.endswith("or what it was that he had brought with him in the bag.")
    for part in (first, second):
        for segment in part.segments:
            words = part.text[segment.text : segment.text + segment.length]
            assert words == raw[segment.raw : segment.raw + segment.length]


def test_white_space_is_folded_and_traced() -> None:
    (part,) = paragraphs("He said:  “No.”\u00a0 Then he left.", 0, 31)
    assert part.text == "He said: “No.” Then he left."
    assert [(s.text, s.raw, s.length) for s in part.segments] == [(0, 0, 9), (9, 10, 5), (14, 16, 14)]


def test_the_headline_is_a_first_line_that_ends_no_sentence() -> None:
    reading = read_text(
        "World\n\nEnvoy leaves capital after two days of talks\n\nThe envoy left on Monday.\n"
    )
    assert [(draft.role, draft.text) for draft in reading.drafts][1:] == [
        ("headline", "Envoy leaves capital after two days of talks"),
        ("paragraph", "The envoy left on Monday."),
    ]
    assert not is_headline("The envoy left on Monday.")
    assert not is_headline("World")
