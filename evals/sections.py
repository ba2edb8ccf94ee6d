"""What `make eval` measures: each section on its own data, each independent of the others."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals import (
    denials,
    hand_events,
    hand_statements,
    judged_claim_scores,
    judged_event_scores,
    judged_scores,
    labelled_denials,
    petrarch,
    referents,
    shipped,
    statement_verdicts,
)
from evals.attribution import score_attributions
from evals.calibration import area_under_roc, calibration_error
from evals.checks import score_checks, score_handmade, score_seeds
from evals.copies import COPIES, OURS, f1, make_copies, score_systems
from evals.counting import Count
from evals.judged_sample import drawn_paths, later_paths, on_record, paths_of, untried
from evals.record import read_gold, read_lines, score_record
from evals.times import read_timeml, score_times
from onrecord.lexicon import Lexicon, load
from onrecord.samples import sample_folder

Figures = dict[str, float]  # 0 to 100


@dataclass(frozen=True)
class Section:
    """`data` are the files and folders it is measured on; `measure` raises shipped.NotBuiltError."""

    name: str
    data: tuple[Path, ...]
    measure: Callable[[], Figures]


def sections(shared: Path) -> Iterator[Section]:
    """All of them; `shared` is the folder of the data that is not part of the project."""
    data, samples = shared / "data", sample_folder()
    gold, documents = samples / "gold.yaml", samples / "documents"
    yield Section(
        "samples",
        (gold, documents),
        lambda: measure_record(gold, documents, load((samples / "lexicon",))),
    )
    yield Section("sample copies", (gold, documents), lambda: measure_sample_copies(gold, documents))
    seeds, seed_gold = shared / "seeds", shared / "gold" / "seeds.yaml"
    yield Section("seeds", (seed_gold, seeds), lambda: measure_record(seed_gold, seeds, load()))
    dev = data / "attribution" / "dev.jsonl"
    yield Section("attribution", (dev,), lambda: measure_attribution(dev))
    for name, folder in (
        ("TimeBank", "tempeval3_timebank"),
        ("AQUAINT", "tempeval3_aquaint"),
        ("WikiWars", "wikiwars/tml"),
    ):
        yield _times(name, data / "time" / folder)
    yield Section("pages", (data / "pages",), lambda: measure_pages(data / "pages"))
    yield Section("events", (data / "events",), lambda: measure_events(data / "events"))
    news = data / "news2016"
    yield Section("copies", (news,), lambda: measure_copies(news))
    yield Section("judged copies", (news, judged_scores.JUDGED), lambda: measure_judged_copies(news))
    yield Section(
        "judged statements", (news, statement_verdicts.JUDGED), lambda: statement_verdicts.measure(news)
    )
    yield Section(
        "hand statements",
        (news, hand_statements.HAND),
        lambda: hand_statements.all_figures(news),
    )
    yield Section("referents", (news, referents.JUDGED), lambda: _percent(referents.measure(news).figures))
    judged, again = judged_event_scores.JUDGED, judged_event_scores.SECOND
    yield Section("judged events", (news, judged), lambda: measure_judged_events(news, judged))
    yield Section("second judged events", (news, again), lambda: measure_judged_events(news, again))
    yield Section("events by hand", (news, hand_events.HAND), lambda: measure_hand_events(news))
    yield Section("claim grouping", (news, judged_claim_scores.GROUPED), lambda: measure_claim_grouping(news))
    yield Section(
        "second claim grouping", (news, judged_claim_scores.SECOND), lambda: measure_second_grouping(news)
    )
    yield Section("denials", (news, denials.DENIALS), lambda: measure_denials(news))
    labelled = labelled_denials.LABELLED
    yield Section("denials in any story", (news, labelled), lambda: measure_labelled_denials(news))
    handmade = Path(__file__).parent / "misquotations"
    yield Section("misquotations", (handmade,), lambda: _percent(score_handmade(handmade).figures))
    second = Path(__file__).parent / "misquotations_second"
    yield Section("second misquotations", (second,), lambda: _percent(score_handmade(second).figures))
    record = data / "record"
    yield Section("checks", (record, news), lambda: _percent(score_checks(record, news).figures))
    yield Section("seed checks", (record, seeds), lambda: _percent(score_seeds(record, seeds).figures))


def _times(name: str, folder: Path) -> Section:
    return Section(name, (folder,), lambda: measure_times(folder))


def measure_record(gold: Path, documents: Path, lexicon: Lexicon) -> Figures:
    """Takes all files in `documents` into a new ledger and scores its export."""
    with tempfile.TemporaryDirectory() as folder:
        shipped.export_record([documents], Path(folder), lexicon)
        report = score_record(read_gold(gold), documents, Path(folder))
    shares = {name: count.share for name, count in report.figures.items()}
    return {name: 100 * share for name, share in shares.items() if share is not None}


def measure_attribution(gold: Path) -> Figures:
    """Linked and exact F1 on PolNeAR's development articles, and recall by kind of quotation."""
    rows = read_lines(gold)
    score = score_attributions(rows, list(shipped.find_attributions(rows)))
    figures = {f"linked F1, {link}": scores.f1 for link, scores in score.linked.items()}
    figures |= {f"exact F1, {role}": scores.f1 for role, scores in score.exact.items()}
    figures["linked precision, content+source"] = score.linked["content+source"].precision
    for kind, (_, found, total) in sorted(score.recall.items()):
        figures[f"recall, {kind}"] = 100 * found / total
    figures["calibration, 100 - ECE"] = 100 * (1 - calibration_error(score.sure))
    figures["calibration, AUROC"] = 100 * area_under_roc(score.sure)
    return figures


def measure_times(folder: Path) -> Figures:
    """Strict, relaxed and value F1 of time expressions."""
    documents = read_timeml(folder)
    rows = [{"id": one.id, "published": one.published, "text": one.text} for one in documents]
    score = score_times(documents, list(shipped.find_times(rows)))
    return {"strict F1": score.strict, "relaxed F1": score.relaxed, "value F1": score.value}


def measure_pages(folder: Path) -> Figures:
    """Title, date, authors and body of real pages."""
    score: Callable[[Path], dict[str, float]] = shipped.built("evals.pages", "score_pages")
    return {name: 100 * value for name, value in score(folder).items()}


def measure_events(folder: Path) -> Figures:
    """Root, source and target on PETRARCH's test sentences."""
    sentences = petrarch.read_sentences(folder)
    found = shipped.find_events(sentence.row for sentence in sentences)
    return _percent(petrarch.score_events(sentences, found))


def measure_copies(folder: Path) -> Figures:
    """Recall and precision on copies made by seeded edits, with what peers reach over all of them."""
    systems = score_systems(make_copies(list(shipped.read_articles([folder]))))
    figures = {"F1": f1(systems[OURS]), **_percent(systems[OURS])}
    for peer, counts in systems.items():
        if peer != OURS:
            over_all = {name: counts[name] for name in ("recall", "precision")}
            figures[f"F1, {peer}"] = f1(counts)
            figures |= {f"{name}, {peer}": value for name, value in _percent(over_all).items()}
    return figures


def measure_judged_copies(folder: Path) -> Figures:
    """Copies told on judged pairs of real articles, by us and by peers; how far the judges agree."""
    judged = read_lines(judged_scores.JUDGED)
    found = judged_scores.find_judged(list(shipped.articles_in([folder])), judged)
    return judged_scores.figures(judged, found)


def measure_judged_events(folder: Path, verdicts: Path) -> Figures:
    """Events of real articles that two judges found right, of those that are still given."""
    judged = read_lines(verdicts)
    sample = on_record(tuple(later_paths(folder)))
    return judged_event_scores.figures(judged, judged_event_scores.still_given(judged, sample))


def measure_claim_grouping(folder: Path) -> Figures:
    """How far the program and two who grouped the same events agree."""
    grouped = read_lines(judged_claim_scores.GROUPED)
    sample = on_record(tuple(drawn_paths(folder)))
    return judged_claim_scores.figures(grouped, judged_claim_scores.program_groups(grouped, sample))


def measure_second_grouping(folder: Path) -> Figures:
    """The same for events of stories, grouped by one reader."""
    grouped = read_lines(judged_claim_scores.SECOND)
    sample = on_record(tuple(judged_claim_scores.paths_of(folder, grouped)))
    return judged_claim_scores.figures(grouped, judged_claim_scores.program_groups(grouped, sample))


def measure_denials(folder: Path) -> Figures:
    """Denials that a reader found in real articles: found, and linked to what they deny."""
    rows = read_lines(denials.DENIALS)
    return _percent(denials.figures(denials.judge(rows, on_record(denials.paths_of(folder, rows)))))


def measure_labelled_denials(folder: Path) -> Figures:
    """Which statements of general news are called denials."""
    rows = labelled_denials.drawn(read_lines(labelled_denials.LABELLED))
    sample = on_record(paths_of(folder, rows))
    return _percent(labelled_denials.figures(labelled_denials.judge(rows, sample)))


def measure_hand_events(folder: Path) -> Figures:
    """Events that readers coded in general news, of articles on which no rule was tried."""
    rows = untried(read_lines(hand_events.HAND))
    return _percent(hand_events.figures(rows, on_record(paths_of(folder, rows))))


def measure_sample_copies(gold: Path, documents: Path) -> Figures:
    """Pairs of the sample documents told right: copies of one wire story or not."""
    named = {row["file"]: row.get("family") for row in read_gold(gold)["articles"]}
    rows = [row for row in shipped.read_articles([documents]) if row["id"] in named]
    found = shipped.find_copies(rows)
    copies = {frozenset((row["a"], row["b"])) for row in found if row["relation"] in COPIES}
    pairs = list(combinations(sorted(named), 2))
    right = [
        (named[a] is not None and named[a] == named[b]) == (frozenset((a, b)) in copies) for a, b in pairs
    ]
    return {"pairs right": 100 * sum(right) / len(right)}


def _percent(counts: dict[str, Count]) -> Figures:
    return {name: 100 * count.share for name, count in counts.items() if count.share is not None}
