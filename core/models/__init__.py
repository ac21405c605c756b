from .base import BasePage, WithPicture, WithSummary
from .cache import CacheName, Generation
from .kept import KeptFile, KeptState
from .later import DutyRun
from .mail import IncomingMail, MailState, OutgoingMail
from .media import Attachment, AttachmentText, Picture, Rendition
from .terms import Audience, Authority, Challenge, GlossaryEntry, Sector, StructureKind, Term
from .territory import AXES, Territory
from .visits import OpenToVisits

__all__ = [
    "AXES",
    "Attachment",
    "AttachmentText",
    "Audience",
    "Authority",
    "BasePage",
    "CacheName",
    "Challenge",
    "DutyRun",
    "Generation",
    "GlossaryEntry",
    "IncomingMail",
    "KeptFile",
    "KeptState",
    "MailState",
    "OpenToVisits",
    "OutgoingMail",
    "Picture",
    "Rendition",
    "Sector",
    "StructureKind",
    "Term",
    "Territory",
    "WithPicture",
    "WithSummary",
]
