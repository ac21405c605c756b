"""The forms of host and guests. What is wrong is said beside the field, and nothing that was typed is lost."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.enums import Language
from core.form_fields import OneLine, email_field, text_area
from network.companionship.dates import FARTHEST, at, zone_of
from network.companionship.gatherings.models import LONGEST, GroupDate
from network.companionship.gatherings.services import Joining, Plan
from network.companionship.gatherings.subjects import subjects_of
from network.companionship.models import MOST_PEOPLE
from network.companionship.visitor_forms import WithoutAccount
from network.models import OrganisationPage


def _day(first: str) -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "min": first}, format="%Y-%m-%d")


def _hour() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class PlanForm(forms.Form):
    """What a host says of a date: a new one of ``host``, or ``date`` as it is now."""

    page = forms.ChoiceField(label=_("What can be seen"))
    day = forms.DateField(label=_("Day"))
    starts = forms.TimeField(label=_("From"), widget=_hour())
    ends = forms.TimeField(label=_("To"), widget=_hour())
    until = forms.DateField(
        label=_("One may join until"), required=False, help_text=_("That day included. Empty: until the day before.")
    )
    places = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=8,
        help_text=_("How many people you can receive at once. Whoever comes later goes onto a waiting list."),
    )
    language = forms.ChoiceField(label=_("Language of the visit"), choices=Language.choices)
    address = OneLine(label=_("Address"), max_length=250)
    directions = forms.CharField(
        label=_("How to come"),
        required=False,
        max_length=LONGEST,
        widget=text_area(2),
        help_text=_("The stop, the car park, the door at which one rings."),
    )
    programme = forms.CharField(
        label=_("What one will see"),
        max_length=LONGEST,
        widget=text_area(),
        help_text=_("Two or three sentences: whoever reads them knows whether to come."),
    )
    access = forms.CharField(
        label=_("Access needs that you can meet"),
        required=False,
        max_length=LONGEST,
        widget=text_area(2),
        help_text=_("Step-free, a loop, an interpreter, breaks."),
    )

    def __init__(
        self, *args: Any, host: OrganisationPage | None, date: GroupDate | None = None, now: datetime, **kwargs: Any
    ) -> None:
        self.now, self.date = now, date
        self.zone = date.time_zone if date else zone_of(host.country if host else "")
        self.subjects = {} if date or host is None else {str(page.pk): page for page in subjects_of(host)}
        initial = _of_date(date) if date else _of_host(host)
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        today = timezone.localdate(now, ZoneInfo(self.zone)).isoformat()
        for name in ("day", "until"):
            self.fields[name].widget = _day(today)
        if date:
            del self.fields["page"]  # who has joined wants to see what was promised
        else:
            choices: Any = self.fields["page"]
            choices.choices = [(pk, page.title) for pk, page in self.subjects.items()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if {"day", "starts", "ends"} <= said.keys():
            try:
                self.starts_at, self.ends_at = at(said["day"], said["starts"], self.zone), self._end(said)
                self._check_moments(said.get("until"))
            except ValidationError as error:
                self.add_error("until" if error.code == "until" else "day", error)
            except OverflowError:
                self.add_error("day", gettext("This date is too far away."))
        return said

    def _end(self, said: dict[str, Any]) -> datetime:
        if said["ends"] <= said["starts"]:
            raise ValidationError(gettext("The visit ends before it begins."), code="backwards")
        return at(said["day"], said["ends"], self.zone)

    def _check_moments(self, until: Any) -> None:
        if self.starts_at <= self.now:
            raise ValidationError(gettext("This date is over."), code="past")
        if self.starts_at > self.now + FARTHEST:
            raise ValidationError(gettext("This date is more than a year away."), code="far")
        day = self.cleaned_data["day"]
        today = timezone.localdate(self.now, ZoneInfo(self.zone))
        if until is None:
            # The day before, unless that is over: then until it begins.
            until = max(day - timedelta(days=1), today)
        if until > day:
            raise ValidationError(gettext("One cannot join after the visit."), code="until")
        if until < today and not (self.date and self.date.closes_at <= self.now):
            raise ValidationError(gettext("This day is over already."), code="until")
        midnight = at(until + timedelta(days=1), time(0), self.zone)
        self.closes_at = min(midnight, self.starts_at)

    @property
    def subject(self) -> Any:
        """The page that was chosen."""
        return self.subjects[self.cleaned_data["page"]]

    def plan(self) -> Plan:
        """What was said, once the form is valid."""
        names = ("places", "language", "address", "programme", "directions", "access")
        said = {name: self.cleaned_data[name] for name in names}
        return Plan(starts_at=self.starts_at, ends_at=self.ends_at, closes_at=self.closes_at, **said)


def _of_host(host: OrganisationPage | None) -> dict[str, Any]:
    if host is None:
        return {}
    town = " ".join(part for part in (host.postcode, host.town) if part)
    return {
        "page": str(host.pk),
        "starts": time(9, 30),
        "ends": time(12, 0),
        "language": (host.visit_languages or host.languages or [host.locale.language_code])[0],
        "address": ", ".join(part for part in (host.street, town) if part),
        "access": host.accessibility or host.visit_access,
    }


def _of_date(date: GroupDate) -> dict[str, Any]:
    zone = ZoneInfo(date.time_zone)
    starts, ends = date.starts_at.astimezone(zone), date.ends_at.astimezone(zone)
    until = (date.closes_at.astimezone(zone) - timedelta(seconds=1)).date()
    named = {
        name: getattr(date, name) for name in ("places", "language", "address", "programme", "directions", "access")
    }
    return {"day": starts.date(), "starts": starts.time(), "ends": ends.time(), "until": until, **named}


class JoinForm(WithoutAccount):
    """What somebody says who wants to come, without an account."""

    email = email_field(_("We send a link there; your place is kept once you have opened it."))
    question = forms.CharField(
        label=_("What would you like to understand?"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
        help_text=_("The host prepares the visit with it."),
    )
    field_order = ["name", "organisation", "email", "people", "question", "access_needs"]

    def __init__(self, *args: Any, date: GroupDate, member: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].widget.attrs["max"] = date.places  # held by the service
        self.open_to(member, now)

    def joining(self) -> Joining:
        """What was said, once the form is valid."""
        said = self.cleaned_data
        names = ("name", "organisation", "people", "question", "access_needs")
        return Joining(email=self.address, **{name: said[name] for name in names})


class PeopleForm(forms.Form):
    """Come with more, or with fewer."""

    people = forms.IntegerField(label=_("How many will you be?"), min_value=1, max_value=MOST_PEOPLE)


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"), max_length=LONGEST, widget=text_area(3), help_text=_("Everybody who joined reads this.")
    )


class WriteForm(forms.Form):
    text = forms.CharField(label=_("Your message"), max_length=LONGEST, widget=text_area())
