"""The floors that figures must not fall below, in `evals/baseline.json`.

A floor holds for the data that it was measured on: `data` is a checksum of those files. Raising floors is one
command; lowering one takes a reason, which stays in the file.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

Verdict = Literal["ok", "better", "below", "new", "other data"]

FAILING: frozenset[Verdict] = frozenset({"below", "other data"})


@dataclass(frozen=True)
class Lowered:
    """A floor that was taken down: from where, and why."""

    floor: float
    because: str


@dataclass(frozen=True)
class Floor:
    """`floor` is in the figure's own unit, to one decimal; `data` the checksum of what it was measured on."""

    floor: float
    data: str
    lowered: tuple[Lowered, ...] = field(default=())


@dataclass(frozen=True)
class Figure:
    """A measured value, higher is better, with the checksum of the data it was measured on."""

    name: str
    value: float
    data: str

    @property
    def shown(self) -> float:
        """The value to one decimal, rounded down, so that a floor set to it is never above it."""
        return math.floor(round(self.value, 6) * 10) / 10


def judge(figure: Figure, floors: Mapping[str, Floor]) -> Verdict:
    """How a figure stands to its floor."""
    floor = floors.get(figure.name)
    if floor is None:
        return "new"
    if figure.data != floor.data:
        return "other data"
    if figure.shown < floor.floor:
        return "below"
    return "better" if figure.shown > floor.floor else "ok"


def raised(figures: Iterable[Figure], floors: Mapping[str, Floor]) -> dict[str, Floor]:
    """The floors with every figure that is as high as its floor or has none; none gets lower."""
    result = dict(floors)
    for figure in figures:
        old = floors.get(figure.name)
        if old is None or figure.shown >= old.floor:
            result[figure.name] = Floor(figure.shown, figure.data, old.lowered if old else ())
    return result


def lowered(figure: Figure, because: str, floors: Mapping[str, Floor]) -> dict[str, Floor]:
    """The floors with one set to the figure, and the reason kept. Raises ValueError without a reason."""
    if not because.strip():
        raise ValueError("say why the floor is lowered")
    old = floors.get(figure.name)
    history = (*old.lowered, Lowered(old.floor, because)) if old else ()
    return {**floors, figure.name: Floor(figure.shown, figure.data, history)}


def read_floors(path: Path) -> dict[str, Floor]:
    """The floors in a file, none if there is no such file."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Floor(
            row["floor"],
            row["data"],
            tuple(Lowered(one["floor"], one["because"]) for one in row.get("lowered", [])),
        )
        for name, row in rows.items()
    }


def write_floors(floors: Mapping[str, Floor], path: Path) -> None:
    """Writes them sorted, a line each where it fits, so that a change reads well in a diff."""
    lines = []
    for name, floor in sorted(floors.items()):
        row: dict[str, object] = {"floor": floor.floor, "data": floor.data}
        if floor.lowered:
            row["lowered"] = [{"floor": one.floor, "because": one.because} for one in floor.lowered]
        lines.append(f"  {json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def checksum(paths: Iterable[Path]) -> str:
    """12 hexadecimal digits of the SHA-256 of files, by name and bytes; folders stand for all in them."""
    digest = sha256()
    for path in paths:
        inside = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        for file in inside:
            digest.update(file.relative_to(path.parent).as_posix().encode() + b"\0")
            digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
