"""The forms of a tour. What is wrong is said beside the field, and nothing that was typed is lost."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.enums import Language, VisitFormat
from core.form_fields import OneLine, text_area
from core.places import find_place
from network.companionship.dates import FARTHEST
from network.companionship.models import LONGEST_TEXT
from network.companionship.tours.models import LENGTHS, Tour
from network.companionship.tours.plan import Plan, Planned, span
from network.companionship.tours.services import Asking
from network.companionship.visitor_forms import ToBeReached, Visitor, who_is


def said_length(minutes: int) -> str:
    """« 45 minutes », « 1 h 30 »."""
    if minutes < 60:
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


class TitleForm(forms.Form):
    """A new tour."""

    title = OneLine(label=_("Name of the tour"), max_length=120)


class Fields(NamedTuple):
    """The bound fields of one stop."""

    starts: Any
    minutes: Any
    format: Any
    day: Any


class ComposeForm(forms.Form):
    """Everything of a tour but its order. The hour of a stop that is with its host is no longer asked here."""

    title = OneLine(label=_("Name of the tour"), max_length=120)
    first_day = forms.DateField(label=_("First day"), required=False)
    second_day = forms.DateField(
        label=_("Second day"), required=False, help_text=_("Leave it empty for a tour of one day.")
    )
    start_place = OneLine(
        label=_("Where it begins"),
        required=False,
        max_length=100,
        help_text=_("A town or a postcode: the way to the first stop is counted from there."),
    )
    language = forms.ChoiceField(label=_("Language of the visits"), choices=Language.choices)

    def __init__(self, *args: Any, plan: Plan, now: datetime, **kwargs: Any) -> None:
        self.plan, self.tour, self.now = plan, plan.tour, now
        super().__init__(*args, initial=_values_of(plan.tour), auto_id="id_%s", **kwargs)
        for name in ("first_day", "second_day"):
            attrs = {"type": "date", "min": timezone.localdate(now).isoformat()}
            self.fields[name].widget = forms.DateInput(attrs=attrs, format="%Y-%m-%d")
        self.open_stops = [one for one in plan.stops if one.request is None]
        for one in self.open_stops:
            self._add(one)

    def _add(self, one: Planned) -> None:
        pk, stop = one.stop.pk, one.stop
        hour = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        self.fields[f"starts_{pk}"] = forms.TimeField(label=_("From"), required=False, widget=hour, initial=stop.starts)
        lengths = sorted({*LENGTHS, stop.minutes})
        self.fields[f"minutes_{pk}"] = forms.TypedChoiceField(
            label=_("Length"), coerce=int, choices=[(n, said_length(n)) for n in lengths], initial=stop.minutes
        )
        offered = [pair for pair in VisitFormat.choices if one.page and pair[0] in one.page.visit_formats]
        kept = [pair for pair in VisitFormat.choices if pair[0] == stop.format]
        self.fields[f"format_{pk}"] = forms.ChoiceField(
            label=_("Kind of visit"), choices=offered or kept, initial=stop.format
        )
        self.fields[f"day_{pk}"] = forms.TypedChoiceField(
            label=_("Day"), coerce=int, choices=[(1, _("First day")), (2, _("Second day"))], initial=stop.day
        )

    def of(self, one: Planned) -> Fields | None:
        """The fields of that stop, None where they are not asked any more."""
        if f"starts_{one.stop.pk}" not in self.fields:
            return None
        return Fields(*(self[f"{name}_{one.stop.pk}"] for name in Fields._fields))

    def rows(self) -> Iterator[tuple[Planned, Fields | None]]:
        """Each stop with its fields, for the template."""
        for one in self.plan.stops:
            yield one, self.of(one)

    def clean_start_place(self) -> str:
        typed = str(self.cleaned_data["start_place"])
        self.start = find_place(typed) if typed else None
        if typed and self.start is None:
            raise ValidationError(_("This place is not known here: try a larger town nearby, or a postcode."))
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("first_day", "second_day"):
            self._clean_day(name, cleaned)
        first, second = cleaned.get("first_day"), cleaned.get("second_day")
        if second and not first and "first_day" not in self.errors:
            self.add_error("first_day", _("Say the first day, too."))
        if first and second and second <= first:
            self.add_error("second_day", _("The second day comes after the first one."))
        for one in self.open_stops:
            self._clean_stop(one, first, second)
        return cleaned

    def _clean_day(self, name: str, cleaned: dict[str, Any]) -> None:
        day = cleaned.get(name)
        if day is None or day == getattr(self.tour, name):
            return  # a tour that is over may still be given another name
        if day < timezone.localdate(self.now):
            self.add_error(name, _("This date is over."))
        elif day > timezone.localdate(self.now + FARTHEST):
            self.add_error(name, _("This date is more than a year away."))

    def _clean_stop(self, one: Planned, first: Any, second: Any) -> None:
        pk = one.stop.pk
        day = self.cleaned_data.get(f"day_{pk}")
        if day == 2 and second is None and "second_day" not in self.errors:
            self.add_error("second_day", _("A stop is on the second day: say which day that is."))
        on, starts = (second if day == 2 else first), self.cleaned_data.get(f"starts_{pk}")
        minutes = self.cleaned_data.get(f"minutes_{pk}")
        if on and starts and minutes:
            try:
                span(on, starts, minutes, one.zone)
            except (ValidationError, OverflowError) as error:
                far = not isinstance(error, ValidationError)
                self.add_error(f"starts_{pk}", gettext("This date is too far away.") if far else error)

    def values(self) -> dict[str, Any]:
        """The fields of the tour, once the form is valid."""
        said = self.cleaned_data
        found = {name: said[name] for name in ("title", "first_day", "second_day", "start_place", "language")}
        lat, lon = (self.start.lat, self.start.lon) if self.start else (None, None)
        return {**found, "start_lat": lat, "start_lon": lon}

    def stops(self) -> dict[int, dict[str, Any]]:
        """The fields of its stops, by their numbers."""
        return {
            one.stop.pk: {name: self.cleaned_data[f"{name}_{one.stop.pk}"] for name in Fields._fields}
            for one in self.open_stops
        }


def _values_of(tour: Tour) -> dict[str, Any]:
    return {name: getattr(tour, name) for name in ("title", "first_day", "second_day", "start_place", "language")}


class AskAllForm(Visitor, ToBeReached):
    """What all hosts of a tour are told."""

    purpose = forms.CharField(
        label=_("What would you like to understand?"),
        max_length=LONGEST_TEXT,
        widget=text_area(),
        help_text=_("Every host reads the same words: say what you look for in all of them."),
    )
    field_order = ["purpose", "people", "access_needs", "name", "organisation", "phone", "shares"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, initial=_said_before(plan), **kwargs)

    def asking(self) -> Asking:
        """What was said, once the form is valid."""
        return Asking(**self.cleaned_data)


def _said_before(plan: Plan) -> dict[str, Any]:
    """What the hosts that were asked before have been told; else what the account tells."""
    told = next((one.request for one in plan.stops if one.request and one.stop.is_asked_here), None)
    if told is not None and told.erased_at is None:
        return {
            "purpose": told.purpose,
            "people": told.people,
            "access_needs": told.access_needs,
            "name": told.visitor_name,
            "organisation": told.visitor_organisation,
            "phone": told.visitor_phone,
            "shares": told.visitor_shares,
        }
    return who_is(plan.tour.member)
