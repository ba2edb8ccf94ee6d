"""Who a speaker label stands for: "MS. LEE" in a briefing "by Press Secretary Ann Lee" is Ann Lee."""

import re
from datetime import date

from onrecord.lexicon import Lexicon, Office
from onrecord.read.titles import FORMS, NOBODY, RANKS

NAME = r"[^\W\d_a-z][\w.’'-]*"
AFTER_NAME = r"(?= (?:of|and|at|in|on|before|after|to|during)\b|,|\s*$|\n)"
SPOKEN = re.compile(
    r"(?:\W*[\w.’'-]+\W+){0,5}(?:remarks|speech|address|statements?|toast|message|letter|excerpts?|testimony"
    r"|briefing|gaggle|(?:press )?call|conference|interview|conversation|roundtable|eulogy|lecture)\b",
    re.I,
)
OPENING = 6000  # characters in which people are introduced


class Speakers:
    """Resolves the labels of one transcript against its title, its text and the lexicon."""

    def __init__(self, title: str | None, text: str, lexicon: Lexicon, day: date | None) -> None:
        self._title = title or ""
        self._text = f"{self._title}\n{text.removeprefix(self._title)[:OPENING]}"
        self._whole = text.removeprefix(self._title)
        self._lexicon = lexicon
        self._day = day
        self._known: dict[str, str | None] = {}

    def of(self, label: str) -> str | None:
        """The full name behind a label, None where nothing gives it."""
        if label not in self._known:
            self._known[label] = self._resolve(label)
        return self._known[label]

    @property
    def titular(self) -> str | None:
        """Whom the title names as the speaker: "Remarks by President Ann Lee at ..."."""
        if not SPOKEN.match(self._title):
            return None
        match = re.search(rf"\b(?:[Bb]y|[Ff]rom|(?:Remarks|Speech|Address) of) ((?:{NAME} ?)+)", self._title)
        if match is None:
            return None
        words = [
            word for word in match[1].split() if _bare(word) not in RANKS | FORMS and not _is_acronym(word)
        ]
        if len(words) > 1:
            return self._known_start(words) or " ".join(_before_participle(words))
        return self._surname(words[0], match[1]) if words else None

    def _known_start(self, words: list[str]) -> str | None:
        """The person of the lexicon whose name opens `words`."""
        names = {person.name for person in self._lexicon.people.values()}
        starts = (" ".join(words[:n]) for n in (4, 3, 2))
        return next((start for start in starts if start in names), None)

    def _resolve(self, label: str) -> str | None:
        words = [word for word in re.sub(r"[(\[].*", "", label).split() if _bare(word) not in FORMS]
        if any(_bare(word) in NOBODY for word in words):
            return None
        name = [word for word in words if _bare(word) not in RANKS]
        if name and len(name) <= 3:
            return self._surname(name[-1], " ".join(words), name[:-1])
        return self._post(" ".join(words)) if words and not name else None

    def _surname(self, surname: str, around: str, given: list[str] | None = None) -> str | None:
        """The fullest name that ends in `surname`: in title or text, else the lexicon's one person."""
        if given and len(given[0].strip(".")) > 1:
            return " ".join(_cased(word) for word in (*given, surname))
        reversed_name = re.search(rf"\b(?i:{re.escape(around)}) ({NAME}){AFTER_NAME}", self._title)
        if reversed_name and around != surname:
            return f"{_cased(surname)} {reversed_name[1]}"
        return self._in_text(surname) or self._from_lexicon(surname, around)

    def _in_text(self, surname: str) -> str | None:
        wanted = re.compile(rf"\b((?:{NAME} ){{1,4}})((?i:{re.escape(surname)}))\b")
        for text in (self._title, self._text, self._whole):
            for match in wanted.finditer(text):
                words = _given(match[1].split())
                if words and not match[2].isupper() and match[2][0].isupper():
                    return " ".join((*words, match[2]))
        return None

    def _from_lexicon(self, surname: str, around: str) -> str | None:
        bare = surname.casefold()
        people = {
            person.id: person.name for person in self._lexicon.people.values() if _ends(person.name, bare)
        }
        holders = {
            holder for office in self._offices(around) for holder in self._holders(office)
        } & people.keys()
        found = holders or people.keys()
        return people[next(iter(found))] if len(found) == 1 else None

    def _post(self, post: str) -> str | None:
        """Who "THE PRESIDENT" is: named with that post in the title or the opening, else in the lexicon."""
        pattern = re.compile(rf"\b(?<!Vice )(?<!Former )(?i:{re.escape(post)}) ((?:{NAME} ?){{1,3}})")
        for text in (self._title, self._text):
            for match in pattern.finditer(text):
                words = _leading_name(match[1].split())
                name = self._named(words, post) if words and not words[0].isupper() else None
                if name:
                    return name
        return None

    def _named(self, words: list[str], post: str) -> str | None:
        """The person in `words`, of which the last ones may be no name any more ("Lee Honoring the ...")."""
        names = {person.name for person in self._lexicon.people.values()}
        for n in (3, 2):
            if " ".join(words[:n]) in names:
                return " ".join(words[:n])
        found = self._from_lexicon(words[0], post) or self._in_text(words[0])
        if found or len(words) < 2:
            return found
        full = " ".join(words[:2])
        return full if self._whole.count(full) else None

    def _offices(self, around: str) -> list[Office]:
        words = {_bare(word) for word in around.split()} & RANKS
        return [
            office
            for office in self._lexicon.offices.values()
            if any(words & {_bare(word) for word in title.split()} for title in office.titles)
        ]

    def _holders(self, office: Office) -> list[str]:
        return [
            holder.person
            for holder in office.holders
            if self._day is None or holder.within(self._day, self._day)
        ]


def is_address(label: str) -> bool:
    """Whether a label holds a form of address or a post, as in "MR. LEE" or "THE PRESIDENT"."""
    return any(_bare(word) in FORMS | RANKS for word in label.split())


def _before_participle(words: list[str]) -> list[str]:
    """ "Ann Lee Congratulating the Mayor": what follows two words of a name and ends in -ing is none."""
    stop = next((at for at, word in enumerate(words) if at > 1 and word.endswith("ing")), len(words))
    return words[:stop]


def _given(words: list[str]) -> list[str]:
    """The given names right before a surname: what follows the last post or form of address."""
    found: list[str] = []
    introduced = False  # right after a post: then two given names are two, not a name and a word before it
    for word in reversed(words):
        bare = _bare(word)
        introduced = bare in RANKS | FORMS
        if (
            introduced
            or word.endswith((",", ":", ";"))
            or (word.endswith(".") and len(bare) > 2 and "." not in bare)
        ):
            break
        if len(found) == 2:
            break
        found.insert(0, word)
    if len(found) == 2 and not introduced and not re.fullmatch(r"[A-Z]\.?|.*[’'.].*", found[1]):
        found = found[1:]
    return found


def _leading_name(words: list[str]) -> list[str]:
    found = []
    for word in words:
        if _bare(word) in RANKS | FORMS:
            break
        found.append(re.sub(r"[’']s$", "", word).rstrip(".,:;"))
        if word.endswith((",", ".", ":", ";", "’s", "'s")) and len(_bare(word)) > 2:
            break
    return found[:3]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _ends(name: str, surname: str) -> bool:
    return name.casefold().split()[-1] == surname


def _bare(word: str) -> str:
    return word.casefold().strip(".,:;’'")


def _cased(word: str) -> str:
    return re.sub(r"[^\W_]+", lambda part: part[0].capitalize() if part[0].isupper() else part[0], word)
