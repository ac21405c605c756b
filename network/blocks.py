"""Blocks of organisation pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OfferBlock(blocks.CharBlock):
    """One thing that an organisation offers, to people or to peers."""

    class Meta:
        icon = "pick"
        label = _("Offer")
        description = _("One thing that the organisation offers, to people or to peers.")
        group = _("Offers")
        preview_value = "Prêt de vélos pendant les trois premiers mois"
