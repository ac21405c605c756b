from .directory import DirectoryPage
from .member import Member
from .membership import Membership, MembershipState, Role
from .organisation import OrganisationPage

__all__ = ["DirectoryPage", "Member", "Membership", "MembershipState", "OrganisationPage", "Role"]
