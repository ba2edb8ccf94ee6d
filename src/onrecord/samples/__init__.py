"""A small corpus written for Onrecord, so that `onrecord demo` runs on any machine. See its README.md."""

from importlib.resources import files
from pathlib import Path


def sample_folder() -> Path:
    """The folder of the corpus.

    `documents/` holds the articles and transcripts and nothing else, `lexicon/` the invented outlets, and
    `gold.yaml` says what a careful reader takes from them.
    """
    return Path(str(files("onrecord.samples")))
