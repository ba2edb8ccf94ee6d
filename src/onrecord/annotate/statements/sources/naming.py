"""The name that an article gives for a description or a pronoun."""

from spacy.tokens import Token

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.mentions.nominalphrase import is_based
from onrecord.annotate.nounphrase import of_object
from onrecord.annotate.parse import Paragraph
from onrecord.model import Mention

OF_PHRASES = 2  # between a description and the name in apposition that the parser gives to its last noun


def name_for(token: Token, paragraph: Paragraph, mentions: MentionIndex) -> str | None:
    """The name for the pronoun or description that `token` heads; None for what is a name, or has none."""
    mention = mentions.at(paragraph.span(token))
    if mention is not None and token.dep_ == "poss" and mention.span.contains(paragraph.span(token.head)):
        return None  # "the city's mayor", the mention, is not the city
    if mention is None or (mention.form != "name" and not mention.referents[0].named):
        mention = named_in_apposition(token, paragraph, mentions)
    elif mention.form == "name":
        return None
    return mention.referents[0].name if mention is not None else None


def based_there(head: Token) -> Token:
    """The company, where the parser sees the town in "the Bergen, Norway-based company"; else the head."""
    if head.ent_type_ != "GPE":
        return head
    return next((child for child in head.rights if child.dep_ == "appos" and is_based(child)), head)


def named_in_apposition(head: Token, paragraph: Paragraph, mentions: MentionIndex) -> Mention | None:
    """Whom or what an apposition names ("the envoy, Ann Lee,", "the news agency Xinhua")."""
    kinds: tuple[str, ...] = ("person", "organisation")
    noun: Token | None = head
    for depth in range(OF_PHRASES + 1):  # "one of the residents, Omar Haddad"
        if depth > 1:
            kinds = ("person",)  # "the mayor of the city of Arica, Omar Haddad": no city is a person
        for child in noun.children if noun is not None else ():
            mention = mentions.at(paragraph.span(child)) if child.dep_ == "appos" else None
            if mention and mention.form == "name" and mention.referents[0].kind in kinds:
                return mention
        noun = of_object(noun) if noun is not None else None
    return None
