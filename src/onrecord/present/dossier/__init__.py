"""A report on one question, as a page that stands alone: claims, timeline, who said what, footnotes.

`gather` asks the ledger, `contents` holds what goes on the page, `footnotes` numbers the evidence,
`timeline` lays the drawing out, `page` renders.
"""
