"""Who a speaker label stands for: "MS. LEE" in a briefing "by Press Secretary Ann Lee" is Ann Lee."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.lexicon import Lexicon, Office
from onrecord.read.titles import FORMS, NOBODY, RANKS

NAME = r"[^\W\d_a-z][\w.’'-]*"
AFTER_NAME = r"(?= (?:of|and|at|in|on|before|after|to|during)\b|,|\s*$|\n)"
SPOKEN = re.compile(
    r"(?:\W*[\w.’'-]+\W+){0,5}(?:remarks|speech|address|statements?|toast|message|letter|excerpts?|testimony"
    r"|briefing|gaggle|(?:press )?call|conference|interview|conversation|roundtable|eulogy|lecture)\b",
    re.I,
)
OFTEN = 40  # times that a surname is looked at
OPENING = 6000  # characters in which people are introduced
ALSO = frozenset(("the", "and", "a", "all", "end", "class", "first", "second", "high", "foreign"))
SPEAKING = (FORMS | RANKS | NOBODY) - ALSO  # words that make a label one of a speaker
GENDERS = {"mr": "male", "sir": "male", "ms": "female", "mrs": "female", "miss": "female", "dame": "female"}


@dataclass(frozen=True, slots=True)
class _Clue:
    """What a label says beside the surname: its `words` without forms of address, and the gender of those."""

    words: str
    gender: str | None = None

    @property
    def posts(self) -> frozenset[str]:
        """The words of posts in it."""
        return frozenset(_bare(word) for word in self.words.split()) & RANKS


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
        return self._surname(words[0], _Clue(match[1])) if words else None

    def _known_start(self, words: list[str]) -> str | None:
        """The person of the lexicon whose name opens `words`."""
        names = {person.name for person in self._lexicon.people.values()}
        starts = (" ".join(words[:n]) for n in (4, 3, 2))
        return next((start for start in starts if start in names), None)

    def _resolve(self, label: str) -> str | None:
        given = re.sub(r"[(\[].*", "", label).split()
        words = [word for word in given if _bare(word) in RANKS or _bare(word) not in FORMS]
        if any(_bare(word) in NOBODY for word in words):
            return None
        name = [word for word in words if _bare(word) not in RANKS]
        if name and len(name) <= 3:
            gender = next((GENDERS[bare] for word in given if (bare := _bare(word)) in GENDERS), None)
            return self._surname(name[-1], _Clue(" ".join(words), gender), name[:-1])
        return self._post(" ".join(words)) if words and not name else None

    def _surname(self, surname: str, clue: "_Clue", given: list[str] | None = None) -> str | None:
        """The fullest name that ends in `surname`: of who holds the post, in the text, in the lexicon."""
        if given and len(given[0].strip(".")) > 1:
            return " ".join(_cased(word) for word in (*given, surname))
        if name := self._in_office(surname, clue):
            return name
        reversed_name = re.search(rf"\b(?i:{re.escape(clue.words)}) ({NAME}){AFTER_NAME}", self._title)
        if reversed_name and clue.words != surname:
            return f"{_cased(surname)} {reversed_name[1]}"
        return self._in_text(surname, clue) or self._from_lexicon(surname, clue)

    def _in_text(self, surname: str, clue: "_Clue") -> str | None:
        """The name in title or text; where one is introduced by a post that the label gives, that one."""
        wanted = re.compile(rf"(?<=\w[ .])(?i:{re.escape(surname)})\b")
        named: list[str] = []
        for text in (self._title, self._text, self._whole):
            for match in islice(wanted.finditer(text), OFTEN):
                before = _names_before(text, match.start())
                if match[0].isupper() or not match[0][0].isupper() or not before:
                    continue
                name = " ".join((*self._given(before, match[0]), match[0]))
                if name == match[0] or not self._may_be(name, clue):
                    continue
                if clue.posts & {_bare(word) for word in before}:
                    return name
                named.append(name)
        return named[0] if named else None

    def _given(self, before: list[str], surname: str) -> list[str]:
        """The given names right before a surname: one or two words behind the last post or form of address.

        The first of two may be a word of the sentence ("Today Ann Lee"), unless a post introduces them, or
        both come again with the surname in the text.
        """
        found, introduced = _leading_up(before)
        if len(found) < 2 or introduced or re.fullmatch(r"[A-Z]\.?|.*[’'.].*", found[1]):
            return found
        full = " ".join((*found, surname))
        return found if self._whole.count(full) > 1 else found[1:]

    def _may_be(self, name: str, clue: "_Clue") -> bool:
        """Whether the form of address does not speak against a person of the lexicon."""
        known = [person.gender for person in self._lexicon.people.values() if person.name == name]
        return not (clue.gender and known and known[0] and known[0] != clue.gender)

    def _in_office(self, surname: str, clue: "_Clue") -> str | None:
        """The one person of that surname who held such a post on the day."""
        people = self._of_surname(surname, clue)
        held = {one for office in self._offices(clue.words) for one in self._holders(office)} & people.keys()
        return people[next(iter(held))] if len(held) == 1 else None

    def _from_lexicon(self, surname: str, clue: "_Clue") -> str | None:
        """The one person of that surname; of several the one who ever held such a post."""
        people = self._of_surname(surname, clue)
        ever = {holder.person for office in self._offices(clue.words) for holder in office.holders}
        found = (ever & people.keys()) or people.keys()
        return people[next(iter(found))] if len(found) == 1 else None

    def _of_surname(self, surname: str, clue: "_Clue") -> dict[str, str]:
        bare = surname.casefold()
        return {
            person.id: person.name
            for person in self._lexicon.people.values()
            if _ends(person.name, bare) and self._may_be(person.name, clue)
        }

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
        clue = _Clue(post)
        found = self._from_lexicon(words[0], clue) or self._in_text(words[0], clue)
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
    """Whether a label holds a form of address or a post, as in "MR. LEE", "THE PRESIDENT" or "MODERATOR"."""
    return any(_bare(word) in SPEAKING for word in label.split())


def _before_participle(words: list[str]) -> list[str]:
    """ "Ann Lee Congratulating the Mayor": what follows two words of a name and ends in -ing is none."""
    stop = next((at for at, word in enumerate(words) if at > 1 and word.endswith("ing")), len(words))
    return words[:stop]


def _names_before(text: str, at: int) -> list[str]:
    """The words with a capital that stand right before `at`, up to five."""
    found: list[str] = []
    for word in reversed(text[max(0, at - 80) : at].split(" ")[:-1]):
        if len(found) == 5 or not re.fullmatch(NAME + "[,:;]?", word):
            break
        found.insert(0, word)
    return found


def _leading_up(words: list[str]) -> tuple[list[str], bool]:
    """Up to two words that end `words` and may be given names, and whether a post stands before them."""
    found: list[str] = []
    for word in reversed(words):
        bare = _bare(word)
        if word.endswith((",", ":", ";")):
            break
        if bare in RANKS | FORMS:
            return found, True
        if (word.endswith(".") and len(bare) > 2 and "." not in bare) or len(found) == 2:
            break
        found.insert(0, word)
    return found, False


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
