"""The name that an article gives for a description or a pronoun."""

from spacy.tokens import Token

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.nounphrase import of_object
from onrecord.annotate.parse import Paragraph
from onrecord.model import Mention


def name_for(token: Token, paragraph: Paragraph, mentions: MentionIndex) -> str | None:
    """The name for the pronoun or description that `token` heads; None for what is a name, or has none."""
    mention = mentions.at(paragraph.span(token))
    if mention is None or (mention.form != "name" and not mention.referents[0].named):
        mention = named_in_apposition(token, paragraph, mentions)
    elif mention.form == "name":
        return None
    return mention.referents[0].name if mention is not None else None


def named_in_apposition(head: Token, paragraph: Paragraph, mentions: MentionIndex) -> Mention | None:
    """Whom or what an apposition names ("the envoy, Ann Lee,", "the news agency Xinhua")."""
    inner = of_object(head)  # "one of the residents, Omar Haddad"
    for child in (*head.children, *(inner.children if inner is not None else ())):
        mention = mentions.at(paragraph.span(child)) if child.dep_ == "appos" else None
        if mention and mention.form == "name" and mention.referents[0].kind in ("person", "organisation"):
            return mention
    return None
