"""Across articles: dates, copies, origins, entities, claims and their standing. Pure functions."""
