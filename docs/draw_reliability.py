"""Draws docs/images/reliability.svg: how sure the statement model is beside how often it is right.

`python docs/draw_reliability.py DEV.jsonl`, with articles of PolNeAR's layout that it was not trained on.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from evals import shipped  # noqa: E402
from evals.attribution import score_attributions  # noqa: E402
from evals.calibration import Bin, area_under_roc, bins, calibration_error  # noqa: E402
from evals.record import read_lines  # noqa: E402

SIDE, LEFT, TOP = 320, 64, 24  # of the square in which the curve is drawn, in pixels
INK, FAINT, ACCENT = "#1f2933", "#cbd2d9", "#1d6fb8"


def picture(held: list[Bin], error: float, area: float) -> str:
    """The reliability diagram as SVG; a dot's area goes with how many statements it stands for."""
    most = max(one.count for one in held)
    dots = "".join(
        f'<circle cx="{_x(one.confidence):.1f}" cy="{_y(one.right):.1f}" '
        f'r="{3 + 9 * (one.count / most) ** 0.5:.1f}" fill="{ACCENT}" fill-opacity="0.75">'
        f"<title>{one.count} statements: confidence {one.confidence:.2f}, "
        f"right {one.right:.2f}</title></circle>"
        for one in held
    )
    ticks = "".join(
        f'<text x="{_x(part / 5):.0f}" y="{TOP + SIDE + 18}" text-anchor="middle">{part / 5:.1f}</text>'
        f'<text x="{LEFT - 8}" y="{_y(part / 5) + 4:.0f}" text-anchor="end">{part / 5:.1f}</text>'
        for part in range(6)
    )
    middle = TOP + SIDE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + SIDE + 24} {TOP + SIDE + 48}" '
        f'width="{LEFT + SIDE + 24}" font-family="system-ui, sans-serif" font-size="12" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{FAINT}"/>'
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="{FAINT}" '
        f'stroke-dasharray="4 4"/>'
        f"{ticks}{dots}"
        f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 38}" text-anchor="middle">confidence</text>'
        f'<text x="18" y="{middle}" text-anchor="middle" transform="rotate(-90 18 {middle})">'
        f"share right</text>"
        f'<text x="{LEFT + 12}" y="{TOP + 22}">ECE {error:.3f}, AUROC {area:.3f}</text></svg>\n'
    )


def _x(share: float) -> float:
    return LEFT + SIDE * share


def _y(share: float) -> float:
    return TOP + SIDE * (1 - share)


def main() -> None:
    """The command line."""
    rows = read_lines(Path(sys.argv[1]))
    sure = score_attributions(rows, list(shipped.find_attributions(rows))).sure
    drawn = picture(bins(sure), calibration_error(sure), area_under_roc(sure))
    (ROOT / "docs" / "images" / "reliability.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
