"""Classes of words by what the parse says of them: Penn Treebank tags, dependency labels after ClearNLP."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ANY_SUBJECTS = SUBJECTS | {"csubj", "expl"}  # with clauses, and "there" and "it", which stand for one
FINITE = frozenset({"VBD", "VBP", "VBZ"})
TENSED = FINITE | {"MD"}
PLURALS = frozenset({"NNS", "NNPS"})
WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
THE = frozenset({"the", "this", "that", "these", "those"})  # determiners of what has been spoken of
