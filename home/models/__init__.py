from .home_page import HomePage
from .identity import SiteIdentity
from .standard_page import StandardPage

__all__ = ["HomePage", "SiteIdentity", "StandardPage"]
