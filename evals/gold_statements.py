"""Who said what: the statements of a gold record, and quotations held against transcripts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from evals.counting import Count, Report, Row, Tally
from evals.matching import Places, file_of, located, names

COVERED = 0.7  # of a gold content's letters
INSIDE = 0.5  # of an exported content must lie inside gold contents
NEAR = 0.2  # of the shorter one is shared by a statement that could be meant


@dataclass(frozen=True)
class _Gold:
    row: Row
    places: Places

    @property
    def file(self) -> str:
        return str(self.row["file"])

    @property
    def accepted(self) -> set[str]:
        return names(self.row["speaker"])


@dataclass(frozen=True)
class _Found:
    row: Row
    places: Places
    speakers: set[str]

    @property
    def file(self) -> str:
        return file_of(self.row)

    @property
    def words(self) -> str:
        return str(self.row["content"]["text"])[:90]

    def names_only(self, accepted: set[str]) -> bool:
        """Whether it names somebody, and nobody but accepted speakers."""
        return bool(self.speakers) and self.speakers <= accepted


@dataclass
class _Tallies:
    found: dict[str, Tally] = field(default_factory=lambda: {"core": Tally(), "hard": Tally()})
    spoken: dict[str, Tally] = field(default_factory=lambda: {"core": Tally(), "hard": Tally()})
    kinds: Tally = field(default_factory=Tally)
    denials: Tally = field(default_factory=Tally)


def score_statements(gold: list[Row], texts: dict[str, str], exported: list[Row]) -> Report:
    """Recall by level, with and without speakers; precision; kind and denial of those that were found.

    `texts` maps a file name to its flat text. Exported statements of other files do not count.
    """
    wanted = [_Gold(row, located(texts[row["file"]], row["text"])) for row in gold]
    found = [_place(row, texts) for row in exported if file_of(row) in texts]
    said = {file: _union(g.places for g in wanted if g.file == file) for file in texts}
    tallies, report = _Tallies(), Report()
    for target in wanted:
        if target.row["level"] != "optional":
            report.misses.extend(_recall(target, found, said[target.file], tallies))
    precise, contained, wrong = _precision(found, wanted, said)
    report.misses.extend(wrong)
    report.figures = {
        "statements core found": tallies.found["core"].count,
        "statements core with speaker": tallies.spoken["core"].count,
        "statements hard with speaker": tallies.spoken["hard"].count,
        "statements precision": precise,
        "statements content precision": contained,
        "kind right": tallies.kinds.count,
        "denials marked": tallies.denials.count,
    }
    return report


def _place(row: Row, texts: dict[str, str]) -> _Found:
    content = row["content"]
    pieces = content.get("pieces") or [content["text"]]
    places = _union(located(texts[file_of(row)], piece) for piece in pieces)
    return _Found(row, places, names((row.get("source") or {}).get("entities") or []))


def _union(parts: Iterable[Places]) -> Places:
    return frozenset().union(*parts)


def _recall(target: _Gold, found: list[_Found], said: Places, tallies: _Tallies) -> list[str]:
    near = [f for f in found if f.file == target.file and _is_near(f.places, target.places)]
    own = [f for f in near if f.names_only(target.accepted)]
    hit, spoken = _covers(near, target.places, said), _covers(own, target.places, said)
    level = str(target.row["level"])
    tallies.found[level].add(hit)
    tallies.spoken[level].add(spoken)
    if hit:
        best = max(near, key=lambda f: len(f.places & target.places)).row
        tallies.kinds.add(best.get("kind") == target.row["kind"])
        if target.row["force"] == "deny":
            tallies.denials.add(best.get("force") == "deny")
    if spoken:
        return []
    got = [sorted(f.speakers) or (f.row.get("source") or {}).get("text") for f in near]
    what = "speaker" if hit else "missed "
    words = target.row["text"][:90]
    return [f"  {what} [{level}] {target.file} wanted {sorted(target.accepted)} got {got}: {words}"]


def _is_near(places: Places, target: Places) -> bool:
    return len(places & target) >= NEAR * min(len(places) or 1, len(target))


def _covers(found: list[_Found], target: Places, said: Places) -> bool:
    covered = _union(f.places for f in found)
    return (
        bool(target)
        and len(covered & target) >= COVERED * len(target)
        and len(covered & said) >= INSIDE * len(covered)
    )


def _precision(
    found: list[_Found], wanted: list[_Gold], said: dict[str, Places]
) -> tuple[Count, Count, list[str]]:
    precise, contained, wrong = Tally(), Tally(), []
    for f in found:
        inside = bool(f.places) and len(f.places & said[f.file]) >= INSIDE * len(f.places)
        closest = _closest(f, wanted) if inside else None
        good = closest is not None and (not closest.row["speaker"] or f.names_only(closest.accepted))
        contained.add(inside)
        precise.add(good)
        if not good:
            meant = f"for {closest.row['speaker']}" if closest else "(not in gold)"
            wrong.append(f"  wrong   {f.file} {sorted(f.speakers)} {meant}: {f.words!r}")
    return precise.count, contained.count, wrong


def _closest(found: _Found, wanted: list[_Gold]) -> _Gold | None:
    """The gold statement that shares most with it: the first of the highest Jaccard index."""
    return max(
        (g for g in wanted if g.file == found.file and found.places & g.places),
        key=lambda g: len(found.places & g.places) / len(found.places | g.places),
        default=None,
    )


def score_records(gold: list[Row], texts: dict[str, str], exported: list[Row]) -> Report:
    """Quotations whose verdict against the transcripts is the gold's; no figure where the gold has none."""
    checks, report = Tally(), Report()
    for row in gold:
        target = located(texts[row["file"]], row["text"])
        got = sorted(
            {
                str(check["check"])
                for statement in exported
                if file_of(statement) == row["file"]
                for check in statement.get("records") or []
                if len(located(texts[row["file"]], check["piece"]) & target) >= COVERED * len(target)
            }
        )
        checks.add(got == [row["check"]])
        if got != [row["check"]]:
            report.misses.append(
                f"  record  {row['file']} wanted {row['check']} got {got}: {row['text'][:60]}"
            )
    if gold:
        report.figures = {"record checks right": checks.count}
    return report
