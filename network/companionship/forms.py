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
from core.form_fields import email_field, text_area
from network.companionship.dates import Moment, moment, zone_of
from network.companionship.doors import host_of
from network.companionship.models import LONGEST_TEXT
from network.companionship.services import Asked
from network.companionship.visitor_forms import ToBeReached, WithoutAccount

ROWS = 3  # dates or periods


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

    @property
    def has_more_dates(self) -> bool:
        """Whether something was typed, or is wrong, in another row than the first."""
        names = [f"{name}_{number}" for name in ("day", "hour", "until") for number in range(2, self.rows + 1)]
        return any(self[name].value() or self[name].errors for name in names)

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


class AskForm(WithoutAccount, ToBeReached, DatesForm):
    """What a visitor asks of a host, without an account."""

    format = forms.ChoiceField(label=_("Kind of visit"), choices=VisitFormat.choices, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=_("What would you like to understand?"),
        max_length=LONGEST_TEXT,
        widget=text_area(),
        help_text=_("Two or three sentences: the host prepares the visit with them."),
    )
    language = forms.ChoiceField(label=_("Language of the visit"), choices=Language.choices)
    email = email_field(_("We send a link there; your request leaves once you have opened it."))
    field_order = ["format", "purpose", "people", "language", "access_needs", "name", "organisation", "email"]

    def __init__(self, *args: Any, page: Page, member: Any, now: datetime, **kwargs: Any) -> None:
        host = host_of(page)
        super().__init__(*args, zone=zone_of(host.country if host else ""), now=now, **kwargs)
        _offer(self.fields["format"], page.visit_formats, VisitFormat.choices)
        _offer(self.fields["language"], page.visit_languages, Language.choices)
        self.open_to(member, now)

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
