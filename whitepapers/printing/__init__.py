"""Versions of white papers as documents to carry away."""

from core.typesetting.kept import recipe

from .version import version_document

VERSION = recipe("white paper", version_document, for_good=True)
