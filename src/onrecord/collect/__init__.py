"""What is taken in: files, folders, standard input -> `Document`. Nothing here reads text."""

from onrecord.collect.documents import documents
from onrecord.collect.files import MAX_BYTES

__all__ = ["MAX_BYTES", "documents"]
