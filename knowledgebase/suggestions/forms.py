"""The form of a visitor, and the editor's answer."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import OneLine, email_field, text_area
from knowledgebase.enums import BarrierNature
from knowledgebase.models.barrier_suggestion import LONGEST_STORY
from network.companionship.guards import Trap, opened_at


class SuggestionForm(Trap):
    what = forms.CharField(
        label=_("What happens?"),
        max_length=LONGEST_STORY,
        widget=text_area(8),
        help_text=_("A concrete case, as you would tell it. Without naming anyone: no person, no employer."),
    )
    who = OneLine(
        label=_("Who is hit?"), max_length=250, help_text=_("For example: parents who begin a training, a workshop.")
    )
    where = OneLine(label=_("Where?"), max_length=150, help_text=_("A town, a province, a country, a border."))
    nature = forms.ChoiceField(
        label=_("What is it about?"), required=False, choices=[("", _("I do not know")), *BarrierNature.choices]
    )
    email = email_field(_("Only to tell you once what became of it. It is erased with that answer."), required=False)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, initial={"begun": opened_at(now)}, **kwargs)
        self.now = now


class DeclineForm(forms.Form):
    note = forms.CharField(
        label=_("Why it is not taken up"),
        required=False,
        max_length=1_000,
        widget=text_area(3),
        help_text=_("Who suggested it reads this, where an address was left."),
    )
