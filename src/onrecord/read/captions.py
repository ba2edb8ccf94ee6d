"""Tells captions from paragraphs by the shapes of photo credits and of pointing into a picture."""

import re
from functools import lru_cache

from onrecord.lexicon import Lexicon

SHORTEST = 6  # words before a credit counts; a signature is shorter
LONGEST = 110  # words; captions of agencies run to 60, with the story's background to 100
POINTERS = (
    r"\bin this (?:[\w-]+ ){0,3}?(?:photo|photograph|image|picture|frame grab|handout|still|video grab)\b",
    r"\b(?:photo|image|picture|handout) (?:provided|released|distributed|taken|made available)"
    r" (?:by|on|from)\b",
    r"(?<= )\((?:L|C|R|left|right|cent(?:er|re)|top|bottom|2nd [LR]|[LR]-[LR]|from left|pictured|above)\)",
    r",? (?:second|third|fourth|2nd|3rd|4th)?(?: ?from (?:the )?)?(?:left|right|center|centre),"
    r"(?: and .{2,80}?,)? (?!and\b|but\b|as\b|is\b|was\b|has\b)[a-z]+(?:s|ing) ",
    r"^(?:File|Undated|Combo|Combination|Archive) (?:photo|picture|image|photograph|pic)s?\b",
    r"^(?:\(?Pictured|Seen here|From left|Clockwise)\b",
    r"^FILE\b ?[-–—:]",
    r"^(?:Photo(?:graph)?|Image|Picture|Pic)s?(?: credits?| courtesy| by| from)?"
    r"(?::| by\b| via\b| courtesy\b)",
    r"\((?:Photo|Image|Picture|Pic|Photograph|AP Photo|File|Screenshot|Credit|Source)\b[^)]{0,90}\)?$",
    r"\([^():]{2,60}/[^():/]{2,60}\)$",
    r"(?:^|[.!?\"”’] ?)(?:Photo(?:graph)?|Image|Picture|Credit|Pic)s?(?: credit| by|:)[^.]{2,80}\.?$",
    r"[/|](?: ?[A-Z][\w.]+){0,3} ?(?:via|/) ?(?:AP|Reuters|Getty Images|AFP|EPA)\.?$",
)
POINTER = re.compile("|".join(f"(?:{pattern})" for pattern in POINTERS))
COPYRIGHT = re.compile(r"[.!?)\"”] *(?:©|\(c\)|Copyright) ?[^.]{2,60}\.?$")
SPOKEN = re.compile(r"[\"“][^\"”]{3,}[,.?!][\"”]|\b(?:said|told|added|according to)\b")


def is_caption(text: str, credit: re.Pattern[str]) -> bool:
    """Whether a whole paragraph is the caption of a picture.

    It ends in a photo credit ("... June 18. Reuters-Yonhap", "© Kremlin/Getty Images") or points into a
    picture ("in this photo provided by", "(L) ... (R)", ", left, shakes hands"). The pointers alone do not
    do where somebody is quoted too, since reporters describe pictures. `credit` is `photo_credit(lexicon)`.
    """
    if not 3 <= len(text.split()) <= LONGEST:
        return False
    if COPYRIGHT.search(text) or (len(text.split()) >= SHORTEST and credit.search(text)):
        return True
    return bool(POINTER.search(text)) and not SPOKEN.search(text)


def photo_credit(lexicon: Lexicon) -> re.Pattern[str]:
    """The shape of a photo credit at the end of a caption, with the names that the lexicon knows."""
    agencies = [
        name
        for outlet in lexicon.outlets.values()
        if outlet.agency
        for name in (outlet.name, *outlet.aliases)
    ]
    return _credit(frozenset(agencies).union(*(entry.names for entry in lexicon.furniture.values())))


@lru_cache(maxsize=4)
def _credit(names: frozenset[str]) -> re.Pattern[str]:
    """A last sentence that is nothing but one or more known names: ". Reuters-Yonhap", "/ AP Photo"."""
    known = (
        "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or r"(?!)"
    )
    one = rf"(?:(?:The )?(?:{known})(?: [Pp]hotos?| [Ff]ile(?: [Pp]hoto)?)?)"
    person = r"(?:(?:[A-Z][\w.’'-]+ ){1,3}?)"
    joiner = r" ?(?:[-/|,–—]|via|and) ?"
    return re.compile(
        rf"(?:[.!?\"”’)]|[.] ?[/|–—-]) +(?:(?:Photo(?: by)?|Credit|Image): ?)?"
        rf"(?:{person}?{joiner}|by )?{one}(?:{joiner}{one})*\.?$"
    )
