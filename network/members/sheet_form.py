"""The form of an organisation's sheet, in the site's own look: the words of its page, its place, its contact."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.enums import Country, Language
from network.members.sheet import FIELDS, plain_text
from network.models import OrganisationPage

LONGEST_DESCRIPTION = 10_000


class SheetForm(forms.Form):
    """draft: the sheet as it was saved last. revision: its number, so that nobody undoes another's work."""

    title = forms.CharField(label=_("Name"), max_length=255, help_text=_("The name by which people know it."))
    summary = forms.CharField(
        label=_("In one sentence"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What it does, for whom, where. 280 characters at most."),
    )
    description = forms.CharField(
        label=_("What a newcomer would want to know"),
        max_length=LONGEST_DESCRIPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Two or three paragraphs, with an empty line between."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https", help_text=_("With https://.")
    )
    street = forms.CharField(label=_("Street and number"), max_length=150, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=12, required=False)
    town = forms.CharField(label=_("Town"), max_length=80)
    country = forms.ChoiceField(label=_("Country"), choices=Country.choices)
    accessibility = forms.CharField(
        label=_("Accessibility of the place"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Step-free entrance, lift, toilets, nearest stop: what one finds there."),
    )
    contact_role = forms.CharField(
        label=_("Who answers"),
        max_length=120,
        required=False,
        help_text=_("A role, not a person: “Training coordination”."),
    )
    contact_email = forms.EmailField(
        label=_("Contact e-mail"),
        max_length=254,
        required=False,
        help_text=_("A shared box rather than a person’s."),
    )
    contact_phone = forms.CharField(label=_("Contact phone"), max_length=30, required=False)
    contact_consent = forms.BooleanField(
        label=_("Those who answer agree that this contact is shown to everybody"),
        required=False,
        help_text=_("Without it, nobody sees the contact. Untick it to withdraw the agreement."),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, draft: OrganisationPage, revision: int | None) -> None:
        values = {name: getattr(draft, name) for name in FIELDS}
        values |= {"contact_consent": draft.contact_consent_on is not None, "revision": revision}
        description = plain_text(draft.description)
        super().__init__(data, initial={**values, "description": description})
        if description is None:
            del self.fields["description"]

    def follow(self, revision: int | None) -> None:
        """Show what was typed again, so that saving it once more counts."""
        self.data = self.data.copy()
        self.data["revision"] = "" if revision is None else str(revision)

    def add_errors_of(self, error: ValidationError) -> None:
        """What the page did not accept, beside its field; what is no field of this form, above it."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)
