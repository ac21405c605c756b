"""Practices as documents to carry away: one, or those that a list shows."""

from core.typesetting.kept import recipe

from .practice import practice_document
from .selection import selection_document

PRACTICE = recipe("practice", practice_document, at_once=True)
PRACTICES = recipe("practices", selection_document)
