"""What the site learns from searches: which are asked, which find nothing, which results are opened.

log: takes note, outside the request. words: what may be kept of a text. forgetting: what is erased, and when.
docs/search.md tells the whole; docs/privacy.md what is kept, why and until when.
"""
