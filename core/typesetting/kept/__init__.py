"""Documents that are made once, kept, and made anew when what they show has changed.

An app says in its `printing` module how a document is made:

    PRACTICE = recipe("practice", practice_document, at_once=True)

and its view answers with `give(request, PRACTICE, subject, language, "pdf", "a-name")`.
"""

from .recipes import FORMATS, Recipe, recipe
from .views import give

__all__ = ["FORMATS", "Recipe", "give", "recipe"]
