"""What the markup around a visible block says of it: heading, caption, navigation, place of reporting."""

import re

from onrecord.read.draft import Draft
from onrecord.read.visible import Seen

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CAPTION = re.compile(
    r"caption|(?:photo|image|picture|media)[-_]?(?:credit|info|source|copyright|description)|wp-media-credit"
)
NO_CAPTION = re.compile(r"nocaption|captionless|no-caption")
NAVIGATION = ("nav", "footer", "form", "menu", "button", "select", "dialog")
EMBEDDED = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed")
PULL_QUOTE = re.compile(r"pull-?_?quote|blockquote--pull|quote-?pull")
LINK_WORDS = 30
PLACE = re.compile(r"\b(?:article-?location|dateline|story-?location|location)\b", re.I)


def to_draft(seen: Seen) -> Draft:
    """A block as a draft, with the role that its elements give it."""
    draft = Draft(seen.body, heading=seen.inside(*HEADINGS), place=_place(seen))
    if seen.inside("figcaption") or any(_is_caption(element.classes) for element in seen.path[-4:]):
        return Draft(seen.body, role="caption", reason="caption")
    if any(PULL_QUOTE.search(element.classes) for element in seen.path):
        return draft.removed("pull quote")
    if _is_figure_text(seen):
        return Draft(seen.body, role="caption", reason="caption")
    if any(EMBEDDED.search(element.classes) for element in seen.path):
        return draft.removed("embedded post of a social network")
    if _is_link(seen):
        return draft.removed("pointer to another article")
    if seen.inside(*NAVIGATION):
        return draft.removed("navigation or form")
    return draft


def _is_figure_text(seen: Seen) -> bool:
    """Whether a block is what a figure without a figcaption says under its picture."""
    return seen.inside("figure") and not seen.inside("blockquote", "table", "pre", "ul", "ol", *HEADINGS)


def _is_link(seen: Seen) -> bool:
    """Whether a short block is a link and nothing else, perhaps after a label: "Read also | ..."."""
    if seen.inside(*HEADINGS) or len(seen.text.split()) > LINK_WORDS:
        return False
    if any(element.name == "a" for element in seen.path):
        return True
    links = [(start, end) for element, start, end in seen.inner if element.name == "a"]
    if len(links) != 1 or links[0][1] < len(seen.text.rstrip(" .")):
        return False
    return links[0][0] == 0 or seen.text[: links[0][0]].rstrip().endswith((":", "|", "»", ">"))


def _is_caption(classes: str) -> bool:
    return bool(CAPTION.search(classes)) and not NO_CAPTION.search(classes)


def _place(seen: Seen) -> str | None:
    for element, start, end in seen.inner:
        if start == 0 and end < len(seen.text) and PLACE.search(element.classes):
            place = seen.text[:end].strip()
            if place and len(place.split()) <= 8:
                return place
    return None
