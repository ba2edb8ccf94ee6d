"""Claims: who says, denies and repeats what of one happening, and how that stands."""
