"""What is taken in: files, folders, standard input -> `Document`. Nothing here reads text."""
