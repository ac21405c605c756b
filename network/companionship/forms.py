"""The forms of visitor and host. What is wrong is said beside the field, and nothing that was typed is lost."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.enums import Language, VisitFormat
from network.companionship.dates import Moment, moment, zone_of
from network.companionship.doors import host_of
from network.companionship.guards import Trap, opened_at
from network.companionship.models import LONGEST_TEXT, MOST_PEOPLE
from network.companionship.services import Asked
from network.members.permissions import answers_for

ROWS = 3  # dates or periods


def text_area(rows: int = 5) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OneLine(forms.CharField):
    """A text of one line: line ends and rows of spaces become one space."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class DatesForm(forms.Form):
    """One to three dates: a day with an hour, or a period of whole days. After cleaning, ``moments`` holds them.

    zone: the host's time zone. format: the kind of visit, from which follows how long it lasts.
    """

    needs_a_date = True

    def __init__(self, *args: Any, zone: str, format: str = "", now: datetime, rows: int = ROWS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.format, self.now, self.rows = zone, format, now, rows
        self.moments: list[Moment] = []
        first = timezone.localdate(now).isoformat()
        for number in range(1, rows + 1):
            day = forms.DateInput(attrs={"type": "date", "min": first}, format="%Y-%m-%d")
            until = forms.DateInput(attrs={"type": "date", "min": first}, format="%Y-%m-%d")
            hour = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            self.fields[f"day_{number}"] = forms.DateField(label=_("Day"), required=False, widget=day)
            self.fields[f"hour_{number}"] = forms.TimeField(label=_("Hour"), required=False, widget=hour)
            self.fields[f"until_{number}"] = forms.DateField(label=_("or until"), required=False, widget=until)

    def date_rows(self) -> Iterator[tuple[int, Any, Any, Any]]:
        """number, day, hour, until: for the template."""
        for number in range(1, self.rows + 1):
            yield number, self[f"day_{number}"], self[f"hour_{number}"], self[f"until_{number}"]

    def other_fields(self) -> list[Any]:
        """The fields that people see and that are no dates."""
        hidden = {"website"} | {f"{name}_{n}" for name in ("day", "hour", "until") for n in range(1, self.rows + 1)}
        return [field for field in self.visible_fields() if field.name not in hidden]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        form = self.format or cleaned.get("format", "")
        for number in range(1, self.rows + 1):
            day, hour, until = (cleaned.get(f"{name}_{number}") for name in ("day", "hour", "until"))
            if day is None:
                if (hour or until) and f"day_{number}" not in self.errors:
                    self.add_error(f"day_{number}", _("Say the day, too."))
                continue
            try:
                self.moments.append(moment(day, hour, until, form, self.zone, self.now))
            except ValidationError as error:
                self.add_error(f"day_{number}", error)
        wrong = any(name.startswith(("day_", "hour_", "until_")) for name in self.errors)
        if self.needs_a_date and not self.moments and not wrong:
            self.add_error("day_1", _("Propose one date or one period at least."))
        return cleaned


class AskForm(DatesForm, Trap):
    """What a visitor asks of a host, without an account."""

    format = forms.ChoiceField(label=_("Kind of visit"), choices=VisitFormat.choices, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=_("What would you like to understand?"),
        max_length=LONGEST_TEXT,
        widget=text_area(),
        help_text=_("Two or three sentences: the host prepares the visit with them."),
    )
    people = forms.IntegerField(label=_("How many will you be?"), min_value=1, max_value=MOST_PEOPLE, initial=1)
    language = forms.ChoiceField(label=_("Language of the visit"), choices=Language.choices)
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
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send a link there; your request leaves once you have opened it."),
    )
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

    def __init__(self, *args: Any, page: Page, member: Any, now: datetime, **kwargs: Any) -> None:
        host = host_of(page)
        initial = {"begun": opened_at(now)}
        if member.is_authenticated:
            own = answers_for(member).first()
            initial |= {"name": member.get_full_name(), "organisation": own.title if own else ""}
        initial |= kwargs.pop("initial", {})
        super().__init__(*args, zone=zone_of(host.country if host else ""), now=now, initial=initial, **kwargs)
        self.member = member
        _offer(self.fields["format"], page.visit_formats, VisitFormat.choices)
        _offer(self.fields["language"], page.visit_languages, Language.choices)
        if member.is_authenticated:
            # Whoever is logged in writes from the address of the account, which is known to be theirs.
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_robots(self.now)
        return cleaned

    @property
    def address(self) -> str:
        return str(self.member.email if self.member.is_authenticated else self.cleaned_data["email"])

    def asked(self) -> Asked:
        """What was asked, once the form is valid."""
        said = self.cleaned_data
        return Asked(
            format=said["format"],
            purpose=said["purpose"],
            language=said["language"],
            name=said["name"],
            organisation=said["organisation"],
            email=self.address,
            dates=self.moments,
            people=said["people"],
            phone=said["phone"],
            access_needs=said["access_needs"],
            shares=said["shares"],
        )


def _offer(field: Any, offered: list[str], choices: list[Any]) -> None:
    """Only what the host offers; everything where it says nothing. A single choice is made already."""
    field.choices = [pair for pair in choices if pair[0] in offered] or choices
    if len(field.choices) == 1:
        field.initial = field.choices[0][0]
