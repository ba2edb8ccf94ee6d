"""The statement model: which words are a cue, and which are its source and its content."""
