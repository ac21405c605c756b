from network.alerts.models import Follow, NoticeOff, Rhythm
from network.companionship.gatherings.models import GroupDate, GroupDateEvent, Participation
from network.companionship.models import (
    BlockedSender,
    HostDoor,
    ProposedDate,
    RequestEvent,
    RequestLink,
    ThreadMessage,
    VisitReport,
    VisitRequest,
)
from network.companionship.tours.models import Tour, TourStop
from network.counting.models import VisitSubject
from network.moderation.models import ToldModerator

from .directory import DirectoryPage
from .member import Member
from .membership import Membership, MembershipState, Role
from .organisation import OrganisationPage

__all__ = [
    "BlockedSender",
    "DirectoryPage",
    "Follow",
    "GroupDate",
    "GroupDateEvent",
    "HostDoor",
    "Member",
    "Membership",
    "MembershipState",
    "NoticeOff",
    "OrganisationPage",
    "Participation",
    "ProposedDate",
    "RequestEvent",
    "RequestLink",
    "Rhythm",
    "Role",
    "ThreadMessage",
    "ToldModerator",
    "Tour",
    "TourStop",
    "VisitReport",
    "VisitRequest",
    "VisitSubject",
]
