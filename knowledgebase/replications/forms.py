"""The forms of a réplique: the visitor's, the host's and the moderator's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import OneLine, text_area
from knowledgebase.models import Replication
from knowledgebase.replications.services import FIELDS


class ReplicationForm(forms.ModelForm):
    organisation = OneLine(
        label=_("Your organisation"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    town = OneLine(label=_("In which town?"), max_length=80, help_text=_("It is shown on the map of the practice."))

    class Meta:
        model = Replication
        fields = FIELDS
        labels = {
            "kept": _("What did you keep?"),
            "changed": _("What did you change?"),
            "outcome": _("What came of it?"),
            "people": _("How many people has it reached?"),
            "again": _("Would you do it again?"),
        }
        help_texts = {
            "kept": _("Two or three sentences. Name nobody: the words are signed by your organisation."),
            "changed": _("Because your place, your public or your means are others."),
            "outcome": _("Too early to tell? Leave it empty: you can write it later."),
        }
        widgets = {"kept": text_area(), "changed": text_area(), "outcome": text_area(), "again": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again: Any = self.fields["again"]
        again.choices = [choice for choice in again.choices if choice[0]]


class LearnForm(forms.Form):
    """What the host takes into the practice, prepared from what the visitors told."""

    transfer_keep = forms.CharField(label=_("What to keep"), required=False, max_length=10_000, widget=text_area(7))
    transfer_adapt = forms.CharField(label=_("What to adapt"), required=False, max_length=10_000, widget=text_area(7))
    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    note = forms.CharField(
        label=_("Why it is not published"),
        required=False,
        max_length=1_000,
        widget=text_area(3),
        help_text=_("The person who wrote it reads this, and can change the text."),
    )
