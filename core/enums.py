"""Choices that several floors share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    LICENCE_OUVERTE = "lo-2.0", _("Licence Ouverte 2.0")
    ALL_RIGHTS_RESERVED = "reserved", _("All rights reserved")

    @property
    def url(self) -> str:
        """Where the licence can be read, or an empty string."""
        return {
            "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
            "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
            "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
            "lo-2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        }.get(self.value, "")


class Language(models.TextChoices):
    """Languages in which people are received or documents written: more than the site's own."""

    FR = "fr", _("French")
    NL = "nl", _("Dutch")
    DE = "de", _("German")
    EN = "en", _("English")
    LB = "lb", _("Luxembourgish")
    AR = "ar", _("Arabic")
    ES = "es", _("Spanish")
    IT = "it", _("Italian")
    TR = "tr", _("Turkish")
    UK = "uk", _("Ukrainian")
    VGT = "sign", _("Sign language")


class Country(models.TextChoices):
    BE = "BE", _("Belgium")
    FR = "FR", _("France")
    NL = "NL", _("Netherlands")
    LU = "LU", _("Luxembourg")
    DE = "DE", _("Germany")
    GB = "GB", _("United Kingdom")
    EU = "EU", _("European Union")


class TerritoryKind(models.TextChoices):
    COUNTRY = "country", _("Country")
    REGION = "region", _("Region")
    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    CANTON = "canton", _("Canton")
    ARRONDISSEMENT = "arrondissement", _("Arrondissement")
    ZONE = "zone", _("Cross-border or living area")


class AuthorityLevel(models.TextChoices):
    LOCAL = "local", _("Local")
    PROVINCE = "province", _("Province or department")
    REGION = "region", _("Region")
    COMMUNITY = "community", _("Community (Belgium)")
    FEDERAL = "federal", _("Federal state (Belgium)")
    FRENCH_STATE = "french_state", _("French state")
    EUROPEAN = "european", _("European Union")


class ChallengeAxis(models.TextChoices):
    PERSON = "person", _("What holds a person back")
    ORGANISATION = "organisation", _("What an organisation struggles with")


class VisitFormat(models.TextChoices):
    CALL = "call", _("Call")
    VISIT = "visit", _("Visit")
    HALF_DAY = "half_day", _("Half a day")
    SHADOWING = "shadowing", _("A day in another’s job (vis ma vie)")
    GROUP = "group", _("Welcoming a group")


class EventTime(models.TextChoices):
    COMING = "coming", _("To come")
    PAST = "past", _("Past")
