"""Onrecord reads the news and keeps the record of it.

Who said what, who did what to whom, how many independent origins stand behind each claim, and who
disputes it; every line points at the words it was read from.

The data goes one way, and each step is a package: `collect`, `read`, `annotate`, `link`, `ledger`,
`present`. The nouns they pass on are in `model`, what people may want to change is in `lexicon`.
"""

__version__ = "0.1.0"
