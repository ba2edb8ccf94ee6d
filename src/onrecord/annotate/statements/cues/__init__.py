"""Cues: the words that say that somebody says something, and what is done and said by them."""
