"""Which language an article is in."""

import py3langid

SAMPLE = 4000  # characters; more does not change the answer on news
SHORTEST = 60  # letters; on less the identifier guesses
LATIN_END = "\u024f"  # the last letter of Latin Extended-B
UNKNOWN = "und"  # ISO 639-2


def identify_language(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of the language of `text`, "und" where there is not enough to tell.

    By py3langid; for a short text in Latin letters what the page declares, else English where they are all
    ASCII. Another script tells the language of a shorter text, too.
    """
    found = [char for char in text[:SAMPLE] if char.isalpha()]
    letters = len(found)
    foreign = sum(char > LATIN_END for char in found)
    if letters >= SHORTEST or foreign > letters / 2:
        code, _ = py3langid.classify(text[:SAMPLE])  # type: ignore[attr-defined, no-untyped-call]
        return str(code)
    if declared:
        return declared.replace("_", "-").split("-")[0].casefold()
    return "en" if letters and all(char.isascii() for char in text if char.isalpha()) else UNKNOWN
