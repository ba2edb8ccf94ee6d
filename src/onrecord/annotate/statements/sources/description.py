"""The whole of a noun phrase that tells who or what something is ("two people familiar with the matter")."""

from collections.abc import Callable

from spacy.tokens import Token

OPENERS = {"that", "as", "while", "and", "but", "the", "a", "an", "this", "these", "those", "such", "both"}
PREPOSITIONS = {
    "of", "from", "by", "for", "with", "at", "in", "on", "to", "near", "within", "inside", "behind",
    "against", "among", "across", "around", "throughout", "outside", "under", "between", "about", "into",
    "like", "including",
}  # fmt: skip
MEDIA = {
    "statement", "interview", "tweet", "post", "letter", "email", "speech", "briefing", "conference",
    "filing", "motion", "memo", "note", "column", "testimony",
}  # fmt: skip
# What a source asked for says nothing of who it is: "who spoke on condition of anonymity".
UNNAMED = {
    "anonymity", "anonymous", "anonymously", "condition", "named", "identified",
    "authorized", "authorised",
}  # fmt: skip
SAYING = {"say", "speak", "cite", "ask", "tell", "add", "decline", "refuse", "request", "insist", "quote"}
# What is the same, not who: "the same number police gave" is read as one noun phrase.
SAME = {"number", "amount", "day", "time", "way", "thing", "figure"}
LONGEST_CLAUSE = 15  # words of a relative clause; a longer one tells a story
RELATIVE = {"who", "which", "that"}
ASKING = {"how", "what", "why", "if", "whether"}  # "asked the envoy how they had met": no part of the envoy
MODIFYING = {"compound", "amod", "det", "poss", "nmod"}
PAIRS = {
    "man", "woman", "boy", "girl", "husband", "wife", "mother", "father", "son", "daughter", "brother",
    "sister", "uncle", "aunt", "couple",
}  # fmt: skip
NameOf = Callable[[Token], str | None]


def describe(head: Token, name_of: NameOf, before: Token | None = None) -> str:
    """The words of the phrase under `head` that tell who it is, without the article before it.

    What the phrase would have from the word `before` on is left out: a cue is no part of its source.
    `name_of` gives the name to put for a possessive pronoun or for a phrase inside ("his wife": "Omar
    Haddad's wife"), by its head word; None leaves the words.
    """
    start, end = extent(head, before)
    doc, words, place = head.doc, "", start
    while place < end:
        last, name = _named_part(doc[place], end, head, name_of)
        if name is None:
            words += doc[place].text_with_ws
            place += 1
        else:
            words += name + ("’s" if doc[place].tag_ == "PRP$" else "") + doc[last].whitespace_
            place = last + 1
    return " ".join(words.split())


def _named_part(token: Token, end: int, head: Token, name_of: NameOf) -> tuple[int, str | None]:
    """The last token of a part that opens with `token` and has another name, with that name."""
    if token.tag_ == "PRP$":
        return token.i, name_of(token)
    if token.dep_ == "det" and token.lower_ == "the" and token.i < token.head.i < end and token.head != head:
        return token.head.i, name_of(token.head)
    return token.i, None


def extent(head: Token, before: Token | None = None) -> tuple[int, int]:
    """First token of the description and the one behind its last."""
    return _start(head), int(head.i) + 1 if head.dep_ == "poss" else _end(head, before)


def _start(head: Token) -> int:
    doc, start = head.doc, _first(head)
    for place in range(head.i - 1, start - 1, -1):
        token = doc[place]
        if (
            (token.is_quote and token.dep_ != "case" and not _is_of_a_word(token, head))
            or token.text in (":", "—", "–", "(", ")")
            or token.is_space
        ):
            start = place + 1
            break
        if token.lower_ in SAME and place > start and doc[place - 1].lower_ == "same":
            return place + 1
    while start < head.i and _opens(doc[start], head):
        start += 1
    return start


def _end(head: Token, before: Token | None) -> int:
    doc, end = head.doc, int(head.i) + 1
    for child in head.rights:
        if child.dep_ == "cc" or (child.dep_ == "punct" and child.text == "-"):
            continue
        over = before is not None and before in child.subtree
        if child.tag_ == "NN" and is_one_person(head, child):
            end = int(child.i) + 1
        elif _tells_who(child, end) and (not over or child.dep_ == "prep"):
            end = _cut(child, before.i if before is not None and over else int(child.right_edge.i) + 1)
        else:
            break
    while before is not None and end < before.i and doc[end].head == before and doc[end].dep_ in MODIFYING:
        end += 1  # the cue taken for a noun: "records of the county court" show
    while end > head.i + 1 and doc[end - 1].lower_ in RELATIVE:
        end -= 1
    return end


def _first(head: Token) -> int:
    """Where the phrase of a noun begins, also of one with a hyphen that the parser reads as several."""
    place = head
    while place.i > head.sent.start + 1 and place.nbor(-1).text == "-" and not place.nbor(-1).whitespace_:
        place = place.nbor(-2)
    return int(min(head.left_edge.i, place.left_edge.i))


def is_one_person(first: Token, second: Token) -> bool:
    """Whether two nouns with one article between them are of one person ("a professor and former judge")."""
    if first.tag_ != "NN" or second.tag_ not in ("NN", "NNP") or second.head != first:
        return False
    titled = second.tag_ == "NN" or any(child.tag_ == "NN" for child in second.lefts)
    owned = [child for child in first.lefts if child.dep_ in ("det", "poss")]
    one = bool(owned) and (second.tag_ == "NNP" or any(child.lower_ in ("a", "an") for child in owned))
    apart = any(child.dep_ in ("det", "poss") for child in second.lefts)
    told = any(child.dep_ in ("amod", "compound") for child in second.lefts)
    return one and titled and told and not apart and not {first.lemma_, second.lemma_} & PAIRS


def _opens(token: Token, head: Token) -> bool:
    """Whether a word at the start of a phrase tells nothing of who it is."""
    mark = token.is_punct and not (token.is_quote and _is_of_a_word(token, head))
    return token.lower_ in OPENERS or mark or _is_aside(token)


def _is_aside(token: Token) -> bool:
    counted = "NUM" in (token.head.pos_, token.head.head.pos_)
    worded = token.head.dep_ == "amod" and token.head.i == token.i + 1
    if token.dep_ == "advmod" and (counted or worded or token.nbor().text == "-"):
        return False  # "almost nine in ten", "a recently retired member", "a high-ranking member"
    return token.dep_ in ("advmod", "cc", "mark", "intj", "preconj") and token.lower_ not in (
        "about",
        "nearly",
    )


def _tells_who(child: Token, end: int) -> bool:
    """Whether a part behind the head says who it is, rather than when or how it speaks."""
    if child.left_edge.i != end or any(word.lower_ in UNNAMED for word in child.subtree):
        return False
    if child.dep_ == "prep":
        objects = [inner for inner in child.children if inner.dep_ in ("pobj", "pcomp")]
        timed = any(inner.ent_type_ in ("DATE", "TIME") or inner.lemma_ in MEDIA for inner in objects)
        such = child.lower_ == "as" and child.nbor(-1).lower_ == "such"
        return bool(objects) and (such or child.lower_ in PREPOSITIONS) and not timed
    if child.dep_ in ("acl", "relcl"):
        told = any(inner.dep_ == "mark" for inner in child.children)  # "warned the opposition that ..."
        told = told or child.left_edge.lower_ in ASKING
        words = _cut(child, int(child.right_edge.i) + 1) - end
        return not told and child.lemma_ not in SAYING and words <= LONGEST_CLAUSE
    named = child.dep_ == "appos" and child.pos_ == "PROPN" and not child.is_lower
    return named or child.dep_ == "amod"


def _cut(child: Token, end: int) -> int:
    """Where a part ends: at a mark, unless it is a comma of a list."""
    short = None
    for token in child.doc[child.i : end]:
        if token.text == "(" and _is_short_form(token, end):
            short = token.i + 2
        if short is not None and token.i <= short:
            continue
        if token.text == "," and _is_between_places(token):
            continue
        if token.text == "," and any(later.dep_ == "conj" for later in child.doc[token.i + 1 : end]):
            continue
        if token.is_space or (token.is_punct and token.text not in ("-", "’", "'", ".", "/", "&", "%", "$")):
            return int(token.i)
    return end


def _is_short_form(bracket: Token, end: int) -> bool:
    """Whether a short form in brackets stands inside a name that goes on ("the Winds (WOS) festival")."""
    inside = bracket.doc[bracket.i : min(bracket.i + 4, end)]
    return len(inside) == 4 and inside[1].is_upper and inside[2].text == ")" and not inside[3].is_punct


def _is_of_a_word(mark: Token, head: Token) -> bool:
    """Whether a quotation mark is one of two around a word or two of the phrase (the "Out" campaign)."""
    near = head.doc[max(0, mark.i - 3) : min(mark.i + 4, head.i)]
    around = [token.i for token in near if token.is_quote]
    return len(around) == 2 and around[1] - around[0] > 1 and head.doc[around[1] - 1].is_alpha


def _is_between_places(comma: Token) -> bool:
    """Whether a comma stands between a town and what it lies in."""
    around = comma.doc[max(0, comma.i - 1) : comma.i + 2]
    return len(around) == 3 and around[0].ent_type_ == around[2].ent_type_ == "GPE"
