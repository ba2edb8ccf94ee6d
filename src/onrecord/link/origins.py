"""Who did the reporting: of an article, and of a statement."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onrecord.lexicon import Lexicon
from onrecord.link.names import called, find_outlet
from onrecord.link.ports import Annotated
from onrecord.model import Article, Origin, Referent, Statement

UNKNOWN = "outlet unknown"


def of_itself(article: Article) -> str:
    """The origin of an article that names neither agency nor outlet: it speaks as itself.

    >>> is_unknown("outlet unknown (note.txt)")
    True
    """
    return f"{UNKNOWN} ({called(article)})"


def is_unknown(origin: str) -> bool:
    """Whether an origin is an article that does not say whose it is."""
    return origin.startswith(f"{UNKNOWN} (")


def find_origins(
    articles: Iterable[Article], roots: Mapping[str, str], same_name: Collection[str] | None = None
) -> tuple[Origin, ...]:
    """The origin of each article, sorted by article: the agency or outlet of the root of its copy family.

    A transcript is the origin of what it holds. An article that names neither agency nor outlet is its own
    origin, "outlet unknown (FILE)", or that of the root of its family; FILE has its folders where several
    files have one name: those of `same_name`, which are found among `articles` without it.
    """
    by_id = {article.id: article for article in articles}
    if same_name is None:
        files = Counter(called(article) for article in by_id.values())
        same_name = {name for name, count in files.items() if count > 1}
    return tuple(
        _origin(by_id[article], by_id[roots.get(article, article)], same_name) for article in sorted(by_id)
    )


def find_statement_origins(
    annotated: Iterable[Annotated], origins: Mapping[str, str], lexicon: Lexicon
) -> tuple[tuple[str, str], ...]:
    """Statement id and who did its reporting, sorted; `origins` are those of the articles."""
    found: list[tuple[str, str]] = []
    for pair in annotated:
        of = StatementOrigins.of(pair, origins.get(pair[0].id, of_itself(pair[0])), lexicon)
        found.extend((statement.id, of.origin(statement)) for statement in pair[1].statements)
    return tuple(sorted(found))


def _origin(article: Article, root: Article, same_name: Collection[str]) -> Origin:
    of_root = "" if root.id == article.id else f" of {called(root)}, which this article copies"
    if root.kind == "transcript":
        return Origin(article.id, root.outlet or root.title or called(root), f"transcript{of_root}")
    if root.agency:
        return Origin(article.id, root.agency, f"agency credit{of_root}")
    if root.outlet:
        return Origin(article.id, root.outlet, f"outlet{of_root}")
    if named := article.agency or article.outlet:
        return Origin(article.id, named, "agency or outlet")
    own = of_itself(root) if called(root) not in same_name else f"{UNKNOWN} ({root.file})"
    return Origin(article.id, own, f"no agency credit and no outlet{of_root}")


@dataclass(frozen=True, slots=True)
class StatementOrigins:
    """Who reported each statement of one article.

    `interviews` maps a speaker to the one outlet that the article says they told something: what else they
    say there comes from the same interview unless it says otherwise.
    """

    own: str
    lexicon: Lexicon
    interviews: Mapping[str, str]

    @classmethod
    def of(cls, annotated: Annotated, own: str, lexicon: Lexicon) -> "StatementOrigins":
        """The origins of the statements of an article whose own origin is `own`."""
        told: dict[str, set[str]] = {}
        for statement in annotated[1].statements:
            outlet = find_outlet(statement.via, lexicon)
            for speaker in statement.speakers:
                if outlet:
                    told.setdefault(speaker.name, set()).add(outlet)
        interviews = {name: min(outlets) for name, outlets in told.items() if len(outlets) == 1}
        return cls(own, lexicon, interviews)

    def origin(self, statement: Statement) -> str:
        """Who did the reporting of `statement`."""
        if outlet := find_outlet(statement.via, self.lexicon):
            return outlet
        if reporting := [name for speaker in statement.speakers if (name := self.outlet(speaker))]:
            return reporting[0]
        if statement.via is None:
            told = {self.interviews.get(speaker.name) for speaker in statement.speakers}
            if len(told) == 1 and (name := told.pop()):
                return name
        return self.own

    def outlet(self, speaker: Referent) -> str | None:
        """The outlet that `speaker` is ("Yonhap reported"); None for everybody else."""
        if speaker.kind not in ("organisation", "thing", "group"):
            return None
        name = find_outlet(speaker.name, self.lexicon)
        return name if name and len(speaker.name.split()) <= len(name.split()) + 2 else None
