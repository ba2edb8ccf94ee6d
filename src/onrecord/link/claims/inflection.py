"""The forms of a word in plain text, where no parse says its lemma."""

VOWELS = "aeiou"
DOUBLING = "bdgklmnprt"  # what is doubled before an ending ("stabbed", "shipping")
ENDINGS = frozenset({"", "e", "y", "s", "ed", "es", "ing", "ying", "ied", "ies", "ion"})
WITH_Y = frozenset({"y", "ying", "ied", "ies"})
# Pasts that are not regular, of verbs that tell of what somebody may deny doing.
# Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 3.20.
PASTS = {
    "fight": ("fought",),
    "leave": ("left",),
    "meet": ("met",),
    "sell": ("sold",),
    "shoot": ("shot",),
    "slay": ("slew", "slain"),
    "strike": ("struck", "stricken"),
}


def is_form(form: str, stem: str) -> bool:
    """Whether a word is the stem or one of its forms ("bombing", "supplied", "shipped", "sold")."""
    if form[:1] != stem[:1]:
        return False
    if form in PASTS.get(stem, ()):
        return True
    bare = stem.removesuffix("e")
    if stem[-2:-1] not in VOWELS:
        bare = bare.removesuffix("y")  # "supplied", "deployed"
    if not form.startswith(bare):
        return False
    rest = form[len(bare) :]
    if rest == "y" and not stem.endswith("y"):
        return False  # an army is no form of "arm"
    if bare + "y" == stem and rest not in WITH_Y:
        return False  # nor is "treated" one of "treaty"
    if rest[:1] == bare[-1:] and bare[-1:] in DOUBLING and rest[1:] in ("ed", "ing"):
        return True
    return rest in ENDINGS
