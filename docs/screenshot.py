"""Draws docs/images/dossier.png from the sample articles: `python docs/screenshot.py`. Needs chromium."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.ledger import Ledger
from onrecord.present.commands.adding import take_in
from onrecord.present.dossier.compile import dossier
from onrecord.present.dossier.page import render
from onrecord.samples import sample_folder

PICTURE = Path(__file__).parent / "images" / "dossier.png"
FLAGS = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
WIDTH, HEIGHT = 1160, 1240  # pixels: the masthead, the first claim and the claim under it


def draw(folder: Path, browser: str) -> None:
    """Read the samples into `folder`, make their dossier, and photograph the top of it."""
    ledger_file, page_file = folder / "onrecord.db", folder / "dossier.html"
    take_in([str(sample_folder() / "documents")], str(ledger_file), (sample_folder() / "lexicon",))
    with Ledger.open(ledger_file, create=False) as ledger:
        page_file.write_text(
            render(dossier(ledger, "North Korea Russia", "Arms and troops for Russia")), encoding="utf-8"
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.screenshot(path=PICTURE)
        opened.close()


if __name__ == "__main__":
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no chromium on the PATH: apt-get install chromium")
    with tempfile.TemporaryDirectory() as temporary:
        draw(Path(temporary), chromium)
