"""From a document to an article: text, blocks, metadata, what was set aside. No NLP models."""
