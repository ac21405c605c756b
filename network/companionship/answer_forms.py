"""The forms by which host and visitor answer: one page, one form, one button."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.form_fields import OneLine, text_area
from network.companionship.dates import Moment
from network.companionship.enums import DeclineReason, Party
from network.companionship.forms import DatesForm
from network.companionship.models import LONGEST_TEXT, ProposedDate, VisitRequest
from network.companionship.services import Answers
from network.companionship.wording import said_date

OTHER = "other"


def _message(label: Any = None) -> forms.CharField:
    return forms.CharField(
        label=label or _("A word with it"), required=False, max_length=LONGEST_TEXT, widget=text_area(3)
    )


class AnswerForm(DatesForm):
    """A form about a request, seen by one side. ``rows`` dates may be proposed in it."""

    needs_a_date = False
    row_count = 0

    def __init__(self, *args: Any, request: VisitRequest, party: Party, now: Any, **kwargs: Any) -> None:
        self.request, self.party = request, party
        kwargs.setdefault("rows", self.row_count)
        super().__init__(*args, zone=request.time_zone, format=request.format, now=now, **kwargs)


class ChoosesADate(AnswerForm):
    """One of the dates that the other side proposed, or another one."""

    row_count = 1
    choice = forms.ChoiceField(label=_("Which date?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_dates = [one for one in self.request.dates.all() if one.current and one.ends_at > self.now]
        self.proposed = {str(one.pk): one for one in open_dates}
        pairs: list[tuple[str, Any]] = [(pk, said_date(one, self.zone)) for pk, one in self.proposed.items()]
        field: Any = self.fields["choice"]
        field.choices = [*pairs, (OTHER, self.other_label())]
        field.initial = field.choices[0][0]

    def other_label(self) -> Any:
        return _("The date below")

    @property
    def chosen(self) -> ProposedDate | None:
        return self.proposed.get(self.cleaned_data["choice"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("choice") == OTHER and not self.moments and not self.errors:
            self.add_error("day_1", _("Say which day."))
        return cleaned


class AcceptForm(ChoosesADate):
    """Yes, on one of the visitor's dates; a period needs its hour, or waits for it."""

    place = OneLine(label=_("Where to meet (if it is not your address)"), required=False, max_length=250)
    message = _message()
    shares = forms.BooleanField(
        label=_("Show the visitor our e-mail address and phone, if the visitor shows theirs"), required=False
    )

    def other_label(self) -> Any:
        return _("The day and hour below")

    @property
    def moment(self) -> Moment | None:
        """The day and hour, None where a period was chosen: the hour follows."""
        if self.chosen is not None:
            return None if self.chosen.whole_days else Moment(self.chosen.starts_at, self.chosen.ends_at)
        found = self.moments[0]
        return None if found.whole_days else found


class ScheduleForm(AnswerForm):
    """The day and the hour, for both calendars."""

    row_count = 1
    needs_a_date = True
    place = OneLine(label=_("Where to meet (if it is not your address)"), required=False, max_length=250)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.moments and self.moments[0].whole_days:
            self.add_error("hour_1", _("Say the hour, too."))
        return cleaned


class ProposeForm(AnswerForm):
    row_count = 3
    needs_a_date = True
    message = _message()


class ChooseForm(ChoosesADate):
    """The visitor takes one of the host's dates, or proposes another."""

    def other_label(self) -> Any:
        return _("None of them: I propose the date below")


class DeclineForm(AnswerForm):
    reason = forms.ChoiceField(
        label=_("Why?"), choices=DeclineReason.choices, widget=forms.RadioSelect, initial=DeclineReason.NO_TIME
    )
    message = _message()


class PauseForm(AnswerForm):
    """Until when the door stays closed; the first choice opens it again."""

    SPANS = {"month": 30, "quarter": 91, "half": 182}
    span = forms.ChoiceField(
        label=_("Until when?"),
        choices=[
            ("month", _("For a month")),
            ("quarter", _("For three months")),
            ("half", _("For six months")),
            ("day", _("Until the day below")),
            ("open", _("Not at all: our door is open")),
        ],
        widget=forms.RadioSelect,
        initial="month",
    )
    until = forms.DateField(
        label=_("Back on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        today = timezone.localdate(self.now)
        span = cleaned.get("span")
        if span in self.SPANS:
            cleaned["until"] = today + timedelta(days=self.SPANS[span])
        elif span == "day" and "until" not in self.errors:
            until = cleaned.get("until")
            if until is None:
                self.add_error("until", _("Say on which day you are back."))
            elif not today < until <= today + timedelta(days=366):
                self.add_error("until", ValidationError(_("Choose a day to come, within a year.")))
        return cleaned


class MessageForm(AnswerForm):
    text = forms.CharField(label=_("Your message"), max_length=LONGEST_TEXT, widget=text_area(4))


class SureForm(AnswerForm):
    """Nothing to fill in: the button is the answer."""


class ReportForm(AnswerForm):
    """Three questions."""

    took_place = forms.ChoiceField(
        label=_("Did the visit take place?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    learned = forms.CharField(
        label=_("What will you keep from it?"), required=False, max_length=LONGEST_TEXT, widget=text_area(4)
    )
    will_try = forms.ChoiceField(
        label=_("Will you try it at home?"),
        choices=[("yes", _("Yes")), ("maybe", _("Perhaps")), ("no", _("No"))],
        widget=forms.RadioSelect,
        required=False,
    )
    told_elsewhere = forms.BooleanField(label=_("I have told already, by phone or in person"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.party == Party.HOST:
            self.fields["learned"].label = _("What did you learn from their questions?")
            self.fields["will_try"].label = _("Would you receive such a visit again?")

    def answers(self) -> Answers:
        said = self.cleaned_data
        return Answers(said["took_place"] == "yes", said["learned"], said["will_try"], said["told_elsewhere"])
