"""From a document to an article: text, blocks, metadata, what was set aside. No NLP models."""

from onrecord.read.errors import ReadError
from onrecord.read.reader import read_document

__all__ = ["ReadError", "read_document"]
