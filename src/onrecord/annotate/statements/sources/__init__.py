"""Sources: from the words that tell who speaks to those who speak."""
