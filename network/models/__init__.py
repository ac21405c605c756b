from .directory import DirectoryPage
from .member import Member
from .organisation import OrganisationPage

__all__ = ["DirectoryPage", "Member", "OrganisationPage"]
