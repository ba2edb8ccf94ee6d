"""All annotators over one article, in their order."""

import gc
from dataclasses import replace

from onrecord.annotate.designators import find_designators
from onrecord.annotate.designators.find import with_designators, with_weapons
from onrecord.annotate.events import find_events
from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.mentions.gazetteer import gazetteer
from onrecord.annotate.parse import load_model as load_parser
from onrecord.annotate.parse import parse
from onrecord.annotate.quantities import find_quantities
from onrecord.annotate.redate import redate
from onrecord.annotate.statements import find_statements
from onrecord.annotate.statements.tagging.network import load_model as load_statements
from onrecord.annotate.times import find_times
from onrecord.lexicon import Lexicon
from onrecord.model import Annotations, Article

__all__ = ["annotate", "redate", "release"]


def release() -> None:
    """Give back the memory of the parser and the statement model; they load again when they are needed.

    The gazetteer goes with the parser, in whose vocabulary its names are.
    """
    gazetteer.cache_clear()
    load_parser.cache_clear()
    load_statements.cache_clear()
    gc.collect()


def annotate(article: Article, lexicon: Lexicon) -> Annotations:
    """What the article says. An article that is not English is not read: its annotations are empty."""
    if article.language != "en":
        return Annotations(article.id)
    parsed = parse(article)
    times = find_times(article)
    designators = find_designators(article, lexicon)
    mentions = with_weapons(article, find_mentions(article, parsed, lexicon), designators)
    statements = find_statements(article, parsed, mentions, times, lexicon)
    quantities = find_quantities(article, parsed, lexicon)
    found = Annotations(article.id, times, mentions, statements, quantities, designators=designators)
    events = with_designators(find_events(article, parsed, found, lexicon), designators)
    return replace(found, events=events)
