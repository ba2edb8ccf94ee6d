"""The grammar of time expressions: `grammar.yaml`, compiled.

A pattern is a regular expression over tokens. In it `WORD` in capitals is a class or macro, `<CLASS>` and
`<CLASS:name>` keep the token under a name, `name=(...)` keeps a stretch, a word in small letters is itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.annotate.times.lexer import OTHER, Words

NUMBERS = {
    "NUM": "zabcdeny", "DAY": "abc", "HOUR": "zab", "MINUTE": "zabcd", "YEAR": "y", "ORD": "opq",
    "DAYORD": "op", "QUARTERORD": "o", "ISO": "I", "SLASH": "S", "FRACTION": "F", "CLOCK": "K", "DECADE": "D",
    "OTHER": OTHER, "TWODIGITS": "bcde", "PARA": "\n", "AMPM": "A",
}  # fmt: skip
MARKS = {
    "COMMA": ",", "DOT": ".", "DASH": "-", "NDASH": "–", "SLASHMARK": "/", "APOS": "'", "DOLLAR": "$",
    "OPEN": "(", "CLOSE": ")", "PERCENT": "%", "COLON": ":",
}  # fmt: skip
ALIASES = {"’": "'", "‘": "'", "—": "–", "‑": "-"}
FIRST_CODE = 0x4E00  # one character a word, from a block that no number code is in
ITEM = re.compile(
    r"(?P<group>\(\?(?:<?[!=]|:))|<(?P<kept>[A-Z]+)(?::(?P<name>\w+))?>|(?P<start>[a-z]\w*)=\("
    r"|(?P<upper>[A-Z]+)|(?P<word>[^\W\d_]+)|(?P<operator>[()|?*+.{},0-9])"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the reading that its matches take, and words that settle details of it."""

    name: str
    pattern: re.Pattern[str]
    reading: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verbs:
    """Words that tell which way a sentence points; `grammar.yaml` says what each list is."""

    future: frozenset[str]
    unfinished: frozenset[str]
    ahead: frozenset[str]
    back: frozenset[str]
    deadline: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in order of preference, the words they know, and the value of each word in its class."""

    rules: tuple[Rule, ...]
    words: Words
    values: Mapping[str, Mapping[str, Any]]
    codes: Mapping[str, str]
    verbs: Verbs
    holidays: Mapping[str, str]  # words without marks -> day


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The grammar that comes with the package."""
    path = files("onrecord.annotate.times").joinpath("grammar.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return compile_grammar(data)


def compile_grammar(data: Mapping[str, Any]) -> Grammar:
    """A grammar from its data. Raises ValueError where a pattern names a class that is not there."""
    classes: dict[str, dict[str, Any]] = {
        name: members if isinstance(members, dict) else {word: word for word in members.split()}
        for name, members in data["classes"].items()
    }
    rules = list(data["rules"])
    macros = {**data["macros"], "HOLIDAY": _phrases(data["holidays"])}
    patterns = [*macros.values(), *(rule["match"] for rule in rules)]
    codes = _codes(classes, patterns)
    compiler = _Compiler(classes, codes, macros)
    return Grammar(
        rules=tuple(
            Rule(str(rule["name"]), compiler.compile(rule["match"]), str(rule["reading"]), _options(rule))
            for rule in rules
        ),
        words=Words(
            codes={**codes, **{alias: codes[mark] for alias, mark in ALIASES.items()}},
            cardinals=data["cardinals"],
            ordinals=data["ordinals"],
            capitalised=frozenset(data["capitalised"].split()),
            names=frozenset(data["names"].split()),
        ),
        values=classes,
        codes=codes,
        verbs=Verbs(**{name: frozenset(words.split()) for name, words in data["verbs"].items()}),
        holidays={
            re.sub(r"[^a-z ]+", " ", key.replace("DOT", "")): day for key, day in data["holidays"].items()
        },
    )


def _options(rule: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in rule.items() if key not in ("name", "match", "reading")}


def _phrases(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(phrase.replace("'", " APOS ") for phrase in longest)


def _codes(classes: Mapping[str, Mapping[str, Any]], patterns: Iterable[str]) -> dict[str, str]:
    words = {word for members in classes.values() for word in members} | set(MARKS.values())
    for pattern in patterns:
        words |= {item["word"] for item in ITEM.finditer(pattern) if item["word"]}
    return {word: chr(FIRST_CODE + number) for number, word in enumerate(sorted(words))}


class _Compiler:
    """Turns patterns into regular expressions over codes."""

    def __init__(
        self, classes: Mapping[str, Mapping[str, Any]], codes: Mapping[str, str], macros: Mapping[str, str]
    ) -> None:
        self._codes = codes
        self._macros = macros
        self._sets = {**NUMBERS}
        for name, members in classes.items():
            self._sets[name] = NUMBERS.get(name, "") + "".join(codes[word] for word in members)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The regular expression of a pattern; a name used again becomes `name__2` and so on."""
        seen: Counter[str] = Counter()

        def rename(group: re.Match[str]) -> str:
            seen[group[1]] += 1
            return group[0] if seen[group[1]] == 1 else f"(?P<{group[1]}__{seen[group[1]]}>"

        return re.compile(re.sub(r"\(\?P<(\w+)>", rename, self._translate(pattern)))

    def _translate(self, pattern: str) -> str:
        at, parts = 0, []
        pattern = pattern.strip()
        while at < len(pattern):
            if pattern[at].isspace():
                at += 1
                continue
            item = ITEM.match(pattern, at)
            if not item:
                raise ValueError(f"cannot read the pattern at {pattern[at : at + 20]!r}")
            parts.append(self._item(item))
            at = item.end()
        return "".join(parts)

    def _item(self, item: re.Match[str]) -> str:
        if item["kept"]:
            return f"(?P<{item['name'] or item['kept'].lower()}>{self._upper(item['kept'])})"
        if item["start"]:
            return f"(?P<{item['start']}>"
        if item["upper"]:
            return self._upper(item["upper"])
        if item["word"]:
            return self._codes[item["word"]]
        return "(?:" if item.group() == "(" else item.group()

    def _upper(self, name: str) -> str:
        if name in self._macros:
            return f"(?:{self._translate(self._macros[name])})"
        if name in MARKS:
            return re.escape(self._codes[MARKS[name]])
        if name not in self._sets:
            raise ValueError(f"no class or macro is called {name}")
        return f"[{re.escape(self._sets[name])}]"
