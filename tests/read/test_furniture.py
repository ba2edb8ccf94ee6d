"""What is set aside, and why."""

import pytest

from onrecord.lexicon import load
from onrecord.read.captions import is_caption, photo_credit
from onrecord.read.draft import Draft
from onrecord.read.furniture import furniture_reason, set_aside
from onrecord.read.traced import Traced


def _roles(*texts: str) -> list[tuple[str, str | None]]:
    drafts = [Draft(Traced(text, ())) for text in texts]
    return [(draft.role, draft.reason) for draft in set_aside(drafts, load())]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Advertisement", "advertising label"),
        ("READ ALSO: Three ministers resign over dam", "pointer to another article"),
        ("Top 10 Stories", "list of other articles"),
        ("Trending", "list of other articles"),
        ("LETTER", "newsletter sign-up"),
        ("Sign up for our morning e-mail", "newsletter sign-up"),
        ("Exit mobile version", "share or comment line"),
        ("Published", "stub of a page template"),
        ("© 2020 The Daily Planet. All rights reserved.", "share or comment line"),
        ("Did you like this post? Share it.", "share or comment line"),
        ("If you enjoyed this article, tell a friend!", "share or comment line"),
        ("Correction: An earlier version named the wrong valve.", "correction notice"),
        ("(This story corrects the second paragraph to say that nobody was hurt.)", "correction notice"),
        ("This article has been retracted because its source made it up.", "retraction notice"),
        ("This story has been updated.", "update notice"),
        ("Editor's note: The writer is a sister of the mayor.", "note of the editor"),
        ("The correction of the river took nine years.", None),
        ("On Monday the envoy left.", None),
        ("The trending topic was the dam.", None),
        ("Copyright lawyers said that the ruling was a surprise.", None),
        ("By providing the valves, the firm had broken the embargo, the panel said.", None),
    ],
)
def test_reasons(text: str, reason: str | None) -> None:
    assert furniture_reason(text, load()) == reason


def test_section_names_count_only_above_the_text() -> None:
    assert _roles("Politics", "The envoy left on Monday.", "Politics") == [
        ("removed", "name of a section"),
        ("paragraph", None),
        ("paragraph", None),
    ]


def test_a_paragraph_that_comes_twice_is_kept_once() -> None:
    long, short = "The envoy left for the airport on Monday.", "“No.”"
    assert [role for role, _ in _roles(long, short, long, short)] == [
        "paragraph", "paragraph", "removed", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The envoy waves as he boards a plane in Oslo, May 3. Reuters-Yonhap",
        "The two ministers (L) and (R) at the border. © Ministry/Getty Images",
        "The king, left, shakes hands with the envoy in this photo provided by the palace, May 3. Yonhap",
        "FILE - The envoy in Oslo, May 3, 2019. (AP Photo/Ann Lee)",
        "A view of the dam. Photo: Ann Lee",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(text, photo_credit(load()))


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left Oslo on Monday, the ministry told Reuters.",
        "The talks failed, two diplomats said. (Yonhap)",
        "The party, which has moved left, is losing votes.",
        "“In this photo you see the valve,” the inspector said.",
    ],
)
def test_no_captions(text: str) -> None:
    assert not is_caption(text, photo_credit(load()))
