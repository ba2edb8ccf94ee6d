"""Mentions: names, nominals and pronouns, each with whom it stands for."""

from onrecord.annotate.mentions.find import find_mentions
from onrecord.annotate.mentions.index import MentionIndex

__all__ = ["MentionIndex", "find_mentions"]
