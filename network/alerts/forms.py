"""How often somebody is told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Rhythm


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=_("How often do you want to be told by e-mail?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        initial=Rhythm.WEEKLY,
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose how often.")},
    )
