"""The words of a quotation or of a transcript, as they are compared.

Typography does not count: case, quotation marks, hyphens, contractions, and numerals up to twenty written as
words. What is not spoken (stage directions, "[sic]") is left out or marked as an aside.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Span

TOKEN = re.compile(
    r"""(?P<sic>[\[(]\s*sic\s*[\])])
    |(?P<open>[\[(])
    |(?P<close>[\])])
    |(?P<dots>…|\.(?:\ ?\.){2,})
    |(?P<dash>—|―|–|--+|(?<=\s)-(?=\s))
    |(?P<abbr>(?:[^\W\d_]\.){2,})
    |(?P<number>[$€£]?\d+(?:[,.]\d+)*%?)
    |(?P<word>(?:(?<=\s)-|(?<=^)-)?[^\W\d_]+(?:['’ʼ][^\W\d_]+)*(?:-(?=[\s—―–,.;:!?"”’)]|$))?|[^\W_])
    |(?P<percent>%)
    |(?P<point>[.,;:!?])""",
    re.X,
)
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
_NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMERALS = {word: str(number) for number, word in enumerate(_NUMERALS.split())}
TENS = dict(zip(_TENS.split(), range(20, 100, 10), strict=True))
ROUND = frozenset(str(number) for number in TENS.values())
UNITS = {word: int(number) for word, number in NUMERALS.items() if 0 < int(number) < 10}
ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
# Before 's these make "is" or "has", other words a genitive.
IS = frozenset((
    "it", "he", "she", "that", "there", "here", "this", "what", "who", "where", "how", "when", "why",
    "everybody", "everyone", "somebody", "someone", "nobody", "everything", "nothing", "something",
))  # fmt: skip
WHOLE = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "let's": ("let", "us"), "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"),
    "'cause": ("because",), "cause": ("cause",), "ok": ("okay",), "u.s.": ("united", "states"),
    "u.n.": ("united", "nations"), "u.k.": ("united", "kingdom"), "till": ("until",), "mr": ("mister",),
}  # fmt: skip
CAPITALS = {"US": ("united", "states"), "UN": ("united", "nations"), "UK": ("united", "kingdom")}
ALIKE = frozenset((("is", "has"), ("has", "is"), ("would", "had"), ("had", "would")))


class Word(NamedTuple):
    """One word as compared; both parts of a contraction have the span of the whole.

    `after` is the mark that follows it: "", "," for any pause, "." for the end of a sentence, "—" for a dash
    and "…" for an ellipsis. `cut` says that the speaker broke off in the middle. An `aside` is in brackets.
    `opens` says that it begins a sentence, so that its capital means nothing.
    """

    norm: str
    span: Span
    shown: str
    after: str = ""
    cut: bool = False
    aside: bool = False
    opens: bool = False


def spoken_words(text: str, start: int = 0) -> tuple[Word, ...]:
    """The words of `text` in order; spans are those of `text`, moved by `start`."""
    found: list[Word] = []
    depth, opens = 0, True
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind in ("dots", "dash", "point"):
            mark = _mark(kind, match.group())
            opens = opens or mark == "."
            if found:
                found[-1] = found[-1]._replace(after=_stronger(found[-1].after, mark))
        elif kind != "sic":
            span = Span(match.start() + start, match.end() + start)
            _add(found, match.group(), span, depth > 0, opens)
            opens = kind == "abbr" and text[match.end() : match.end() + 1] == "\n"
    return tuple(found)


def same(first: str, second: str) -> bool:
    """Whether two compared words are the same one; "it's" may be "it is" or "it has"."""
    return first == second or (first, second) in ALIKE


def norms(text: str) -> tuple[str, ...]:
    """The compared forms of the words of `text`, asides left out."""
    return tuple(word.norm for word in spoken_words(text) if not word.aside)


def _add(found: list[Word], shown: str, span: Span, aside: bool, opens: bool) -> None:
    if (
        found
        and found[-1].norm in ROUND
        and found[-1].shown.casefold() in TENS
        and not found[-1].after
        and shown.casefold() in UNITS
    ):
        number = str(TENS[found[-1].shown.casefold()] + UNITS[shown.casefold()])
        whole = Span(found[-1].span.start, span.end)
        found[-1] = found[-1]._replace(norm=number, span=whole, shown=f"{found[-1].shown}-{shown}")
        return
    cut = shown.endswith("-")
    if shown.startswith("-") and found and found[-1].cut:
        forms: tuple[str, ...] = (_mended(found[-1].norm, _folded(shown.strip("-"))),)
    else:
        forms = _forms(shown)
    found.extend(
        Word(form, span, shown, "", cut, aside, opens and not place) for place, form in enumerate(forms)
    )


def _mended(cut: str, rest: str) -> str:
    """ "nonproliferat- — -proliferation" is "nonproliferation"."""
    for start in range(len(cut)):
        if rest.startswith(cut[start:]):
            return cut[:start] + rest
    return cut + rest


@lru_cache(maxsize=65536)
def _forms(shown: str) -> tuple[str, ...]:
    """A word as it is compared; two for a contraction."""
    return tuple(_spelt(shown.strip("-")))


def _spelt(shown: str) -> Iterator[str]:
    if shown in CAPITALS:
        yield from CAPITALS[shown]
        return
    word = _folded(shown)
    if word in WHOLE:
        yield from WHOLE[word]
    elif word.endswith("n't") and len(word) > 3:
        yield from (word[:-3], "not")
    elif "'" in word:
        head, _, tail = word.rpartition("'")
        ending = ENDINGS.get(f"'{tail}", "is" if tail == "s" and head in IS else "")
        yield from (head, ending) if ending and head else (word.replace("'", ""),)
    elif word[-1:] == "%" and len(word) > 1:
        yield from (word[:-1], "percent")
    else:
        number = str(TENS[word]) if word in TENS else NUMERALS.get(word)
        yield number or ("percent" if word == "%" else word)


def _folded(shown: str) -> str:
    word = shown.translate(APOSTROPHES).casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.replace(",", "") if word[-1:].isdigit() or word[-1:] == "%" else word


def _mark(kind: str, shown: str) -> str:
    if kind == "point":
        return "." if shown in ".!?" else ","
    return "…" if kind == "dots" else "—"


def _stronger(first: str, second: str) -> str:
    order = ("", ",", ".", "—", "…")
    return max(first, second, key=order.index)
