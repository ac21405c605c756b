from .base import BasePage, WithPicture, WithSummary
from .cache import CacheName, Generation
from .media import Attachment, Picture, Rendition
from .terms import Audience, Challenge, GlossaryEntry, Sector, StructureKind, Term
from .territory import AXES, Territory
from .visits import OpenToVisits

__all__ = [
    "AXES",
    "Attachment",
    "Audience",
    "BasePage",
    "CacheName",
    "Challenge",
    "Generation",
    "GlossaryEntry",
    "OpenToVisits",
    "Picture",
    "Rendition",
    "Sector",
    "StructureKind",
    "Term",
    "Territory",
    "WithPicture",
    "WithSummary",
]
