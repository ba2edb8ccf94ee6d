"""Dates that only other articles, transcripts and the lexicon fix."""
