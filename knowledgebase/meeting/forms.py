"""What an organisation says of a barrier that it meets."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import text_area
from knowledgebase.models.barrier_met import LONGEST_CASE


class MetForm(forms.Form):
    case = forms.CharField(
        label=_("What happened, in a few sentences"),
        required=False,
        max_length=LONGEST_CASE,
        widget=text_area(5),
        help_text=_("Without naming anyone: no person, no employer. A moderator reads it before it shows."),
    )
