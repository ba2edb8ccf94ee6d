"""Things that speak for somebody, being written, counted or tested, and things from which one only infers."""

import re

from spacy.tokens import Token

from onrecord.annotate.statements.attribution import Reading
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.sources.speakers import can_speak

# Cues that also say what a thing lets one see ("the delay suggests that ...").
IMPLYING = {
    "highlight", "hint", "imply", "indicate", "reveal", "show", "signal", "suggest", "underline",
    "underscore",
}  # fmt: skip
# What is counted, tested or written down, and stands for those who did so.
EVIDENCE = {
    "ad", "advertisement", "analysis", "audit", "autopsy", "calculation", "census", "chart", "data", "datum",
    "email", "estimate", "evidence", "experiment", "figure", "finding", "graph", "headline", "history",
    "image", "imagery", "index", "indicator", "inquiry", "investigation", "label", "language", "log", "memo",
    "message", "model", "note", "number", "output", "page", "photo", "piece", "poll", "polling", "probe",
    "reading", "record", "recording", "remark", "research", "result", "review", "robocall", "science", "sign",
    "simulation", "site", "statistic", "survey", "test", "testing", "text", "transcript", "trial", "video",
    "website", "wording",
}  # fmt: skip
GENRES = {
    "analysis", "exclusive", "footage", "gallery", "image", "index", "live", "opinion", "photo", "podcast",
    "recap", "review", "takeaway", "trailer", "update", "video", "watch",
}  # fmt: skip
# Of nouns for people, beside those that the lexicon has as roles.
PEOPLE = re.compile(r"(?:ist|ian|man|woman|person|people|eer|ee|er|or|ant|[^m]ent)$")
NO_PEOPLE = {
    "accident", "border", "cent", "center", "chapter", "content", "disaster", "disorder", "error",
    "event", "evident", "factor", "incident", "indicator", "letter", "matter", "moment", "number",
    "order", "paper", "percent", "plant", "power", "quarter", "restaurant", "river", "sector", "summer",
    "tower", "weather", "winter",
}  # fmt: skip
RELATIVE = {"which", "that", "who"}
ONE_PERSON = {"he", "she", "i", "we", "who"}  # who shows something by what they do
PARTS = {"all", "any", "both", "each", "half", "many", "most", "much", "none", "one", "several", "some"}


def whole_of(source: Token) -> Token:
    """The noun that a source stands for: "the firm, which refused", "some of the problems"."""
    if source.lower_ in RELATIVE and source.head.dep_ == "relcl":
        return source.head.head
    for child in source.children if source.lower_ in PARTS else ():
        if child.lower_ == "of":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), source)
    return source


def is_evident(source: Token, one: Reported, reading: Reading) -> bool:
    """Whether a source says what the cue has it imply or show: somebody, or a thing that stands for somebody.

    People and firms show by what they do ("the firm is showing that it learns"), unless they found it out.
    """
    named = {source.lemma_.lower(), *(other.lemma_.lower() for other in source.conjuncts)}
    if named & EVIDENCE or is_finding(source, reading) or (source.pos_ == "NOUN" and is_person(source)):
        return True
    if one.use.cue.id == "show" and (source.pos_ == "PROPN" or source.lower_ in ONE_PERSON):
        return source.pos_ == "PROPN" and one.use.head.tag_ == "VBD"
    if source.pos_ in ("VERB", "AUX"):
        return False  # "dragging it along reveals how it changed"
    return source.pos_ != "NOUN" or can_speak(source, one.paragraph, reading.mentions, reading.lexicon)


def is_person(source: Token) -> bool:
    """Whether a noun looks like one for people."""
    lemma = source.lemma_.lower()
    return PEOPLE.search(lemma) is not None and lemma not in NO_PEOPLE


def is_finding(source: Token, reading: Reading) -> bool:
    """Whether a source is a poll, a report or the like, and no picture."""
    roles = reading.lexicon.roles
    role = roles.get(source.lower_) or roles.get(source.lemma_.lower())
    return role is not None and role.kind == "document" and role.id not in GENRES
