"""The page of a dossier: one HTML file that needs nothing else, on screen or on paper."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from onrecord.ledger import StatementRow
from onrecord.model import Article, Interval
from onrecord.present import wording
from onrecord.present.checks import VERDICTS
from onrecord.present.console import safe
from onrecord.present.dossier.contents import Dossier
from onrecord.present.dossier.timeline import narrow, wide

LONGEST = 600  # characters of a statement on the page; its footnote has it all
SURE = 31  # days; a date that is open by more says little of a period
QUOTES = ("“", '"', "‘", "'", "«", "„")


def render(dossier: Dossier) -> str:
    """The page as HTML. The same dossier always gives the same page."""
    template = _environment().get_template("dossier.html.j2")
    articles = {row.article.id: row.article for row in dossier.articles}
    return template.render(
        dossier=dossier,
        articles=articles,
        numbers={row.article.id: at for at, row in enumerate(dossier.articles, 1)},
        period=_period(tuple(articles.values())),
        timeline=wide(dossier.lanes),
        timeline_narrow=narrow(dossier.lanes),
        style=Markup(files(__package__).joinpath("templates/style.css").read_text(encoding="utf-8")),
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.present.dossier", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: safe(value) if type(value) is str else value,
    )
    environment.globals |= {
        "STANDINGS": wording.STANDINGS,
        "STANCES": wording.STANCES,
        "RESPONSES": wording.RESPONSES,
        "VERDICTS": VERDICTS,
    }
    environment.filters |= {
        "dates": wording.dates,
        "listed": wording.listed,
        "plural": wording.plural,
        "quantity": wording.quantity,
        "shortened": wording.shortened,
        "heading": _heading,
        "outlet": wording.outlet_name,
        "party": wording.party_name,
        "verb": wording.verb,
        "quoted": _quoted,
        "outlets": _outlets,
    }
    return environment


def _period(articles: tuple[Article, ...]) -> str:
    """From the first publication to the last, and how many articles have no sure date."""
    sure = [one.published for one in articles if one.published and one.published.days <= SURE]
    unsure = len(articles) - len(sure)
    if not sure:
        return "On days unknown"
    period = Interval(min(one.start for one in sure), max(one.end for one in sure))
    words = f"Published {wording.dates(period)}"
    return words + (f"; {wording.plural(unsure, 'article')} without a sure date" if unsure else "")


def _heading(article: Article) -> str:
    """How the page names an article: its title, else its file."""
    return article.title or article.file.rsplit("/", 1)[-1]


def _quoted(row: StatementRow) -> str:
    """The content, in quotation marks where it is direct and the text's own are not part of it."""
    words = wording.shortened(row.content, LONGEST)
    bare = row.statement.kind == "direct" and words[:1] not in QUOTES
    return f"“{words}”" if bare else words


def _outlets(rows: tuple[StatementRow, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.outlet_name(row.article) for row in rows))
