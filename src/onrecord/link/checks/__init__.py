"""Record checks: quotations held against the transcripts."""
