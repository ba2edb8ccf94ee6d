"""Mentions: every name, nominal and pronoun of an article with whom it stands for."""

from onrecord.annotate.mentions.coreference import Resolver
from onrecord.annotate.mentions.gazetteer import gazetteer
from onrecord.annotate.mentions.names import find_names
from onrecord.annotate.parse import Parse
from onrecord.annotate.quotations import find_quotations
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention


def find_mentions(article: Article, parse: Parse, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of people, states, organisations and places, in the order of the text.

    A nominal that nobody in the article or the lexicon answers to keeps its description as its referent.
    Mentions may nest: "the premier's aide" holds "the premier".
    """
    names = find_names(article, parse, gazetteer(lexicon), lexicon)
    return tuple(Resolver(article, lexicon, names, find_quotations(article)).resolve(parse))
