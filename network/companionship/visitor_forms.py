"""What everybody says who wants to come, however it is asked: one visit, a whole tour, a place on a group date."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import OneLine, text_area
from network.companionship.guards import Trap, opened_at
from network.companionship.models import MOST_PEOPLE
from network.members.permissions import answers_for


def who_is(member: Any) -> dict[str, str]:
    """What the account tells of its member, to be typed over; nothing for whoever is not logged in."""
    if not member.is_authenticated:
        return {}
    own = answers_for(member).first()
    return {"name": member.get_full_name(), "organisation": own.title if own else ""}


class Visitor(forms.Form):
    people = forms.IntegerField(label=_("How many will you be?"), min_value=1, max_value=MOST_PEOPLE, initial=1)
    access_needs = forms.CharField(
        label=_("Access needs"),
        required=False,
        max_length=500,
        widget=text_area(2),
        help_text=_("A lift, an interpreter, a place to park: whatever makes it possible for you to come."),
    )
    name = OneLine(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    organisation = OneLine(
        label=_("Your organisation"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )


class ToBeReached(forms.Form):
    """What the host may see once both agree."""

    phone = OneLine(
        label=_("Your phone"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    shares = forms.BooleanField(
        label=_("Show the host my e-mail address and phone once the visit is accepted, if the host shows theirs"),
        required=False,
    )


class WithoutAccount(Visitor, Trap):
    """With an `email_field` named ``email``, which only those see who are not logged in: a member writes from the
    address of the account."""

    def open_to(self, member: Any, now: datetime) -> None:
        """Call it last in __init__: fills in what is known of ``member``, unless something else was said."""
        self.member, self.now = member, now
        self.initial = {"begun": opened_at(now), **who_is(member), **self.initial}
        if member.is_authenticated:
            del self.fields["email"]

    @property
    def address(self) -> str:
        return str(self.member.email if self.member.is_authenticated else self.cleaned_data["email"])
