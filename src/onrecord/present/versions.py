"""The versions of an article for people and for programs."""

import difflib
import re
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.link.copies.versions import Change, Version
from onrecord.present import wording
from onrecord.present.console import safe
from onrecord.present.formats import Format, print_as
from onrecord.present.records import Record

FIELDS = (
    "number", "article", "file", "url", "title", "published", "updated", "fetched", "notices", "retracted",
    "changes",
)  # fmt: skip
SIGNS = {"added": "+", "removed": "-", "changed": "~"}
STYLES = {"added": "green", "removed": "red", "changed": "yellow"}


def versions_view(versions: Sequence[Version]) -> RenderableType:
    """Each version with what the outlet says of it and what changed, words struck and added marked."""
    return Group(*(part for number, one in enumerate(versions, 1) for part in _version(number, one)))


def print_versions(versions: Sequence[Version], format_: Format) -> None:
    """Print the versions, oldest first; `format_` is no table."""
    print_as((_record(number, one) for number, one in enumerate(versions, 1)), FIELDS, format_)


def _record(number: int, version: Version) -> Record:
    """The fields of a version."""
    article = version.article
    return {
        "number": number,
        "article": article.id,
        "file": article.file,
        "url": article.url,
        "title": article.title,
        "published": wording.dates(article.published),
        "updated": article.updated.isoformat() if article.updated else None,
        "fetched": article.fetched.isoformat() if article.fetched else None,
        "notices": list(version.notices),
        "retracted": version.retracted,
        "changes": [{"kind": one.kind, "before": one.before, "after": one.after} for one in version.changes],
    }


def _version(number: int, version: Version) -> Iterator[RenderableType]:
    article = version.article
    stated = article.updated or article.fetched
    when = f"{stated:%Y-%m-%d %H:%M}" if stated else wording.dates(article.published)
    head = Text.assemble((f"Version {number}", "bold"), f"  {article.id}  {when}  {safe(article.file)}")
    if version.retracted:
        head.append("  retracted", "bold red")
    yield head
    for notice in version.notices:
        yield Padding(Text(safe(notice), "italic"), (0, 0, 0, 2))
    if number > 1 and not version.changes:
        yield Padding(Text("the text is the same", "dim"), (0, 0, 0, 2))
    for change in version.changes:
        yield Padding(_change(change), (0, 0, 0, 2))
    yield Text()


def _change(change: Change) -> Text:
    text = Text(f"{SIGNS[change.kind]} ", STYLES[change.kind])
    if change.kind != "changed":
        return text.append(safe(change.after or change.before), STYLES[change.kind])
    before, after = _words(change.before), _words(change.after)
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            text.append(safe("".join(after[k:m])), "default")
            continue
        if i < j:
            text.append(safe(f"[-{''.join(before[i:j]).strip()}-]"), "red strike")
        if k < m:
            text.append(safe(f"{{+{''.join(after[k:m]).strip()}+}}"), "green")
        text.append(" ")
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)
