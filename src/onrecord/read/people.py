"""Names of people out of a byline."""

import re

LEADING = re.compile(
    r"^(?:(?:story|words|report|reporting|written|posted|published|text|photos?|additional reporting|analysis"
    r"|opinion)?\s*by:?\s+|[-–—|•·]\s*)",
    re.I,
)
PICTURES = re.compile(r"\b(?:images?|photos?|pictures?|graphics?|illustrations?)\s*:", re.I)
PARTS = re.compile(r"\s*(?:,|;|\||/|•|·|\n|&|\band\b|\bwith\b)\s*", re.I)
WHERE = re.compile(r"\s+(?:in|at|for|from|of)\s+(?:the\s+)?[A-Z].*$")
ADDRESS = re.compile(r"\S*@\S*|https?:\S*")
NAME = re.compile(r"^(?:[^\W\d_][\w.’'-]*)(?: (?:[^\W\d_][\w.’'-]*|\(.{1,20}\))){0,7}$")
POST = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent|bureau|desk|chief|editorial|journalist|columnist|team"
    r"|producer|contributors?|associate|senior|news|media|agency|updated|published|min read|author|about|more"
    r"|follow|photographer|ph\.?d|m\.?d)\b",
    re.I,
)
SMALL = frozenset(
    (
        "de",
        "van",
        "von",
        "der",
        "den",
        "da",
        "di",
        "la",
        "le",
        "bin",
        "al",
        "el",
        "du",
        "dos",
        "del",
        "ter",
        "ten",
        "y",
        "e",
        "st",
        "st.",
    )
)


def people(text: str) -> list[str]:
    """The people that a byline names, in order: "By Ann Lee and Bo Dahl in Oslo" gives two.

    Posts, places, addresses and names of desks are left out.
    """
    text = ADDRESS.sub(" ", LEADING.sub("", text.strip()))
    names = []
    for part in PARTS.split(text):
        name = WHERE.sub("", LEADING.sub("", " ".join(part.split()))).strip(" .,:;-–—|()")
        if name and is_person(name) and name not in names:
            names.append(name)
    return names


def is_person(name: str) -> bool:
    """Whether `name` has the shape of a person's: two to five words in capitals, particles aside, no post."""
    words = name.split()
    if (
        not 2 <= len([word for word in words if word.casefold() not in SMALL]) <= 5
        or not NAME.match(name)
        or POST.search(name)
    ):
        return False
    return all(word[0].isupper() or word.casefold() in SMALL or word[0] in "('’" for word in words)


def split_names(text: str) -> list[str]:
    """The names that a field for authors holds, people or not: "A and B", "A, B", "By A"."""
    text = ADDRESS.sub(" ", LEADING.sub("", PICTURES.split(text.strip())[0]))
    names = []
    for part in PARTS.split(text):
        name = " ".join(LEADING.sub("", part.strip()).split()).strip(" ,:;|()–—-")
        if name and len(name.split()) <= 6 and name not in names:
            names.append(name)
    return names
