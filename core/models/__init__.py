from .base import BasePage, WithPicture, WithSummary
from .cache import CacheName, Generation
from .media import Attachment, Picture, Rendition
from .territory import AXES, Territory
from .terms import Audience, Challenge, GlossaryEntry, Sector, StructureKind, Term
from .visits import OpenToVisits

__all__ = [
    "AXES",
    "Audience",
    "BasePage",
    "CacheName",
    "Challenge",
    "Attachment",
    "Generation",
    "GlossaryEntry",
    "Picture",
    "OpenToVisits",
    "Rendition",
    "Sector",
    "StructureKind",
    "Term",
    "Territory",
    "WithPicture",
    "WithSummary",
]
