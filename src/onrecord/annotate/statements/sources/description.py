"""The whole of a noun phrase that tells who or what something is ("two people familiar with the matter")."""

from collections.abc import Callable

from spacy.tokens import Token

OPENERS = {"that", "as", "while", "and", "but", "the", "a", "an", "this", "these", "those", "such", "both"}
PREPOSITIONS = {
    "of", "from", "by", "for", "with", "at", "in", "on", "to", "near", "within", "inside", "behind",
    "against", "among", "across", "around", "throughout", "outside", "under", "between", "about", "into",
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
LONGEST_CLAUSE = 15  # words of a relative clause; a longer one tells a story
RELATIVE = {"who", "which", "that"}
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
    doc, start, end = head.doc, int(head.left_edge.i), int(head.i) + 1
    for place in range(head.i - 1, start - 1, -1):
        token = doc[place]
        if (
            (token.is_quote and token.dep_ != "case" and not _is_of_a_word(token, head))
            or token.text in (":", "—", "–", "(", ")")
            or token.is_space
        ):
            start = place + 1
            break
    while start < head.i and _opens(doc[start], head):
        start += 1
    if head.dep_ == "poss":
        return start, end
    for child in head.rights:
        if child.dep_ == "punct" and child.text == "-":
            continue
        over = before is not None and before in child.subtree
        if not _tells_who(child, end) or (over and child.dep_ != "prep"):
            break
        last = before.i if before is not None and over else int(child.right_edge.i) + 1
        end = _cut(child, last)
    while end > head.i + 1 and doc[end - 1].lower_ in RELATIVE:
        end -= 1
    return start, end


def _opens(token: Token, head: Token) -> bool:
    """Whether a word at the start of a phrase tells nothing of who it is."""
    mark = token.is_punct and not (token.is_quote and _is_of_a_word(token, head))
    return token.lower_ in OPENERS or mark or _is_aside(token)


def _is_aside(token: Token) -> bool:
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
        return not told and child.lemma_ not in SAYING and sum(1 for _ in child.subtree) <= LONGEST_CLAUSE
    return child.dep_ == "amod"


def _cut(child: Token, end: int) -> int:
    """Where a part ends: at a mark, unless it is a comma of a list."""
    for token in child.doc[child.i : end]:
        if token.text == "," and _is_between_places(token):
            continue
        if token.text == "," and any(later.dep_ == "conj" for later in child.doc[token.i + 1 : end]):
            continue
        if token.is_space or (token.is_punct and token.text not in ("-", "’", "'", ".", "/", "&", "%", "$")):
            return int(token.i)
    return end


def _is_of_a_word(mark: Token, head: Token) -> bool:
    """Whether a quotation mark is one of two around a word or two of the phrase (the "Out" campaign)."""
    near = head.doc[max(0, mark.i - 3) : min(mark.i + 4, head.i)]
    around = [token.i for token in near if token.is_quote]
    return len(around) == 2 and around[1] - around[0] > 1 and head.doc[around[1] - 1].is_alpha


def _is_between_places(comma: Token) -> bool:
    """Whether a comma stands between a town and what it lies in."""
    around = comma.doc[max(0, comma.i - 1) : comma.i + 2]
    return len(around) == 3 and around[0].ent_type_ == around[2].ent_type_ == "GPE"
