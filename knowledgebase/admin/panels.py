"""Panels of the practice form that are no fields."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.panels.group import PanelGroup
from wagtail.permissions import policy_registry

from knowledgebase.completeness import Completeness, Degree, completeness


def field_names(panel: Panel) -> set[str]:
    """The fields that ``panel`` and the panels inside it show."""
    if isinstance(panel, FieldPanel):
        return {panel.field_name}
    if isinstance(panel, PanelGroup):
        return {name for child in panel.children for name in field_names(child)}
    return set()


def anchors(edit_handler: PanelGroup) -> dict[str, str]:
    """For each field of a page's form, the id of the section in which it is written."""
    found = {}
    for tab, tab_name in zip(edit_handler.children, edit_handler.child_identifiers, strict=True):
        for panel, name in zip(tab.children, tab.child_identifiers, strict=True):
            found.update(dict.fromkeys(field_names(panel), f"panel-child-{tab_name}-{name}-section"))
    return found


class CompletenessPanel(Panel):
    """A meter, and what is missing by name, each linked to the section where it is written."""

    @property
    def clean_name(self) -> str:
        return "completeness"

    class BoundPanel(Panel.BoundPanel):
        template_name = "knowledgebase/admin/completeness_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            places = anchors(self.instance.get_edit_handler())
            measure: Completeness = completeness(self.instance)
            context["completeness"] = measure
            context["groups"] = [
                {
                    "heading": heading,
                    "items": [
                        {"label": one.label, "anchor": places.get(one.field, "")}
                        for one in measure.missing
                        if one.degree == degree
                    ],
                }
                for degree, heading in (
                    (Degree.PUBLISHED, _("To publish, write")),
                    (Degree.GOOD_PRACTICE, _("For a good practice, write")),
                    (Degree.USEFUL, _("Readers would also like")),
                )
            ]
            return context


class TestimonialsPanel(Panel):
    """What people said of this practice. No revision of the page holds it, so each is added and withdrawn elsewhere."""

    @property
    def clean_name(self) -> str:
        return "testimonials"

    class BoundPanel(Panel.BoundPanel):
        template_name = "knowledgebase/admin/testimonials_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from knowledgebase.models import Testimonial

            context = super().get_context_data(parent_context)
            context["saved"] = bool(self.instance.pk)
            if not self.instance.pk:
                return context
            may = policy_registry.get_by_type(Testimonial).user_has_permission
            shown = Testimonial.objects.filter(practice__translation_key=self.instance.translation_key)
            user = self.request.user
            context["testimonials"] = [
                {
                    "first_name": one.first_name,
                    "role": one.role,
                    "consent_on": one.consent_on,
                    "edit_url": reverse("testimonials:edit", args=[one.pk]) if may(user, "change") else "",
                    "withdraw_url": reverse("testimonials:delete", args=[one.pk]) if may(user, "delete") else "",
                }
                for one in shown
            ]
            context["columns"] = (_("First name"), _("Role"), _("Consent given on"), _("Actions"))
            if may(user, "add"):
                context["add_url"] = f"{reverse('testimonials:add')}?practice={self.instance.pk}"
            return context
