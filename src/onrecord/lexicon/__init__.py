"""Knowledge of the world as data that people may change: YAML files, one a kind, in folders.

`core` is general, domain packs such as `arms` add to it, users' own folders come last. An entry replaces an
earlier one with the same id. `entries` says what fields each kind has, `load` reads the folders.
"""

from onrecord.lexicon.entries import Furniture, Holder, Office, Organisation, Outlet, Person, State
from onrecord.lexicon.load import Lexicon, LexiconError, load

__all__ = [
    "Furniture",
    "Holder",
    "Lexicon",
    "LexiconError",
    "Office",
    "Organisation",
    "Outlet",
    "Person",
    "State",
    "load",
]
