"""Senses: whether words are a saying, a thought, or no statement at all."""
