"""The dossier in a real browser. Skipped where there is none: `make setup` installs one where it may."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.ledger import Ledger
from onrecord.present.dossier.compile import dossier
from onrecord.present.dossier.page import render

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    with Ledger.open(story, create=False) as ledger:
        path.write_text(render(dossier(ledger, "shells")), encoding="utf-8")
    return path


def visit(browser: Browser, file: Path, width: int, dark: bool = False) -> Page:
    """The page in a window, offline; asking for anything on the network fails the test."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", offline=True
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    return page


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_sticks_out_of_the_window(browser: Browser, file: Path, width: int) -> None:
    page = visit(browser, file, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(("width", "shown", "hidden"), [(390, "down", "across"), (1280, "across", "down")])
def test_the_timeline_fits_the_window(
    browser: Browser, file: Path, width: int, shown: str, hidden: str
) -> None:
    page = visit(browser, file, width)
    assert page.locator(f"svg.{shown}").is_visible()
    assert not page.locator(f"svg.{hidden}").is_visible()
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_drawn_labels_do_not_overlap(browser: Browser, file: Path, width: int) -> None:
    """By the widths that the browser draws, in a wide typeface, not by our estimate."""
    page = visit(browser, file, width)
    page.add_style_tag(content=":root { --sans: Verdana, 'DejaVu Sans', sans-serif }")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll("svg.timeline text")]
              .map(text => text.getBoundingClientRect())
              .filter(box => box.width > 0)
              .map(box => [box.left, box.top, box.right, box.bottom])"""
    )
    assert len(boxes) > 5
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] + 2 or other[3] <= top + 2
            assert apart, (boxes[at], other)
    page.close()


def test_a_footnote_opens_at_its_evidence(browser: Browser, file: Path) -> None:
    page = visit(browser, file, 1280)
    page.locator("sup.ref a").first.click()
    assert page.evaluate("location.hash") == "#note-1"
    assert page.locator("#note-1 mark").first.is_visible()
    page.close()


@pytest.mark.parametrize("dark", [False, True])
def test_text_has_contrast(browser: Browser, file: Path, dark: bool) -> None:
    """WCAG 2.2 AA, 4.5 to 1, for every element with text of its own."""
    page = visit(browser, file, 1280, dark)
    ratios = page.evaluate(CONTRAST)
    assert len(ratios) > 50
    worst = min(ratios, key=lambda item: item[0])
    assert worst[0] >= 4.5, worst
    page.close()


def test_paper_shows_everything_that_is_folded_on_screen(browser: Browser, file: Path) -> None:
    page = visit(browser, file, 1280)
    page.emulate_media(media="print")
    assert not page.locator("nav.toc").is_visible()
    assert page.locator(".why li").first.is_visible()
    assert len(page.pdf()) > 10_000
    page.close()


CONTRAST = """() => {
  const channel = value => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = numbers(colour).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (!(numbers(colour)[3] === 0)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const ratios = [];
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].filter(n => n.nodeType === 3 && n.textContent.trim());
    if (!words.length || !element.checkVisibility() || element.closest("title, desc, .skip")) continue;
    const style = getComputedStyle(element);
    const front = light(element.closest("svg") ? style.fill : style.color), back = light(behind(element));
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    ratios.push([ratio, element.outerHTML.slice(0, 80)]);
  }
  return ratios;
}"""
