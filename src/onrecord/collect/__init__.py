"""What is taken in: files, folders, standard input, addresses -> `Document`. Nothing here reads text.

`documents` walks the paths, `files` opens them, `members` says what is in each: one document, or the many of
a container (`jsonlines`, `feeds`, `sitemaps`, `warc`, `savedpage`). `media` tells kinds apart. `fetcher` gets
what is on the web, politely (`robots`), and never from inside (`addresses`).
"""

from onrecord.collect.documents import documents, is_address
from onrecord.collect.members import MAX_BYTES

__all__ = ["MAX_BYTES", "documents", "is_address"]
