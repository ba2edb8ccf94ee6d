"""HTML to visible blocks."""

from onrecord.read.visible import visible_blocks


def _texts(page: str) -> list[str]:
    return [seen.text for seen in visible_blocks(page)]


def test_blocks_entities_and_white_space() -> None:
    page = "<div>One &amp;\n two<p>Three<br>four<p>Five</div>six<br>seven<script>no()</script><!-- no -->"
    assert _texts(page) == ["One & two", "Three four", "Five", "six", "seven"]


def test_broken_markup_loses_nothing() -> None:
    assert _texts("<p>a < b</p><a <b>c</div></p>d<![if x]>e<!-- never ended") == ["a < b", "c", "de"]
    assert _texts("x <a href='y") == ["x <a href='y"]


def test_characters_lead_back() -> None:
    page = "<p>The  dam &mdash; <b>quite</b>\u00a0safe</p>"
    (seen,) = visible_blocks(page)
    assert seen.text == "The dam — quite safe"
    for segment in seen.body.segments:
        assert seen.text[segment.text :][: segment.length] == page[segment.raw :][: segment.length]
    assert [(element.name, seen.text[start:end]) for element, start, end in seen.inner] == [("b", "quite")]
    assert [element.name for element in seen.path] == ["p"]
