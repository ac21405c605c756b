"""An organisation of the directory: who it is, where, whom it helps, and how to reach it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from core.blocks import PROSE
from core.enums import Country, Language
from core.fields import ChoiceListField
from core.models import BasePage, OpenToVisits, WithPicture, WithSummary
from network.blocks import OfferBlock
from network.documents import organisation_document
from network.panels import ORGANISATION_PANELS
from network.presentation import organisation_view
from search.document import Document


class OrganisationPage(WithSummary, WithPicture, OpenToVisits, BasePage):
    content_kind = "organisation"
    parent_page_types = ["network.DirectoryPage"]
    subpage_types: list[str] = []

    kinds = ParentalManyToManyField("core.StructureKind", verbose_name=_("kinds of organisation"), related_name="+")
    description = RichTextField(_("description"), features=PROSE, blank=True)
    territories = ParentalManyToManyField("core.Territory", verbose_name=_("where it works"), related_name="+")
    audiences = ParentalManyToManyField("core.Audience", verbose_name=_("audiences"), blank=True, related_name="+")
    sectors = ParentalManyToManyField("core.Sector", verbose_name=_("sectors"), blank=True, related_name="+")
    helps_with = ParentalManyToManyField(
        "core.Challenge",
        verbose_name=_("helps with"),
        blank=True,
        related_name="+",
        help_text=_("The problems on which it can help people or peers."),
    )
    offers = StreamField([("offer", OfferBlock(max_length=200))], verbose_name=_("what it offers"), blank=True)
    languages = ChoiceListField(_("languages spoken"), choices=Language.choices, blank=True)

    street = models.CharField(_("street and number"), max_length=150, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    town = models.CharField(_("town"), max_length=80)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices, default=Country.BE)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    accessibility = models.TextField(_("accessibility of the place"), blank=True)
    website = models.URLField(_("website"), blank=True)

    federations = ParentalManyToManyField(
        "self", verbose_name=_("federations"), blank=True, symmetrical=False, related_name="federated"
    )
    partners = ParentalManyToManyField(
        "self", verbose_name=_("partners"), blank=True, symmetrical=False, related_name="partner_of"
    )

    contact_role = models.CharField(
        _("who answers"), max_length=120, blank=True, help_text=_("A role, not a person: “Training coordination”.")
    )
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=30, blank=True)
    contact_consent_on = models.DateField(
        _("consent given on"),
        null=True,
        blank=True,
        help_text=_("Without this date, the contact is shown to nobody. Empty it to withdraw the consent."),
    )
    demonstration = models.BooleanField(
        _("demonstration content"), default=False, help_text=_("A fictional organisation, marked as such on the site.")
    )

    content_panels = ORGANISATION_PANELS

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @property
    def contact_is_public(self) -> bool:
        """True when somebody consented to be reached, by a date on record."""
        return self.contact_consent_on is not None and bool(self.contact_email or self.contact_phone)

    @property
    def visit_host(self) -> "OrganisationPage":
        return self

    @property
    def position(self) -> tuple[float, float] | None:
        """(latitude, longitude) in degrees, or None when it is not known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def permissions_for_user(self, user):
        from network.members.editing import OwnersMayEdit  # it asks who belongs to organisations

        return OwnersMayEdit(user, self, self)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"view": organisation_view(self)}

    def search_document(self) -> Document:
        return organisation_document(self)
