"""From an article to what it says: times, mentions, statements, quantities, events.

Each annotator is a pure function of one article and its parse and knows nothing of other articles.
"""
