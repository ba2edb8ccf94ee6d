"""The record on disk: one SQLite file, or PostgreSQL by URL. Knows nothing of looks."""
