"""What a newcomer says when signing up."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from network.models import Member, Role

LONGEST_NAME = 80  # characters; the table holds more, a list does not
NATIVE_NAMES = [("fr", "Français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")]


class SignupForm(forms.Form):
    """allauth adds the e-mail address, the password, and a field that only robots fill in."""

    first_name = forms.CharField(
        label=_("First name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=NATIVE_NAMES, help_text=_("In which we write to you."))
    charter = forms.BooleanField(
        label=_("I agree with the charter, and with what is kept about me"),
        error_messages={"required": _("Tick this box: it is how we work here.")},
    )

    field_order = ("first_name", "last_name", "email", "password1", "language", "charter")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (get_language() or settings.LANGUAGE_CODE)[:2]

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Keep what allauth does not know of: the language, and the day on which the charter was agreed to."""
        user.language = self.cleaned_data["language"]
        user.charter_accepted_on = timezone.localdate()
        user.save(update_fields=["language", "charter_accepted_on"])


class NameForm(forms.ModelForm):
    """Name and language of an account."""

    first_name = forms.CharField(
        label=_("First name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=NATIVE_NAMES, help_text=_("In which we write to you."))

    class Meta:
        model = Member
        fields = ("first_name", "last_name", "language")


class InvitationForm(forms.Form):
    """Whom an organisation invites, and as what."""

    email = forms.EmailField(label=_("Address"), max_length=254)
    role = forms.ChoiceField(label=_("As"), choices=Role.choices, initial=Role.CONTACT)


class JoinForm(forms.Form):
    """What one asks of an organisation."""

    part = forms.ChoiceField(
        label=_("What would you like?"),
        choices=[
            ("run", _("Run its place here: its sheet, its practices, its people")),
            ("join", _("Be one of its contacts")),
        ],
        initial="run",
        required=False,
        widget=forms.RadioSelect,
    )
    message = forms.CharField(
        label=_("Who you are in this organisation"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences for those who decide."),
    )


class EraseForm(forms.Form):
    """A last look before an account is erased."""

    email = forms.EmailField(label=_("Type your e-mail address to confirm"), max_length=254)

    def __init__(self, data: Any, *, member: Member) -> None:
        super().__init__(data)
        self.member = member

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.lower() != self.member.email.lower():
            raise forms.ValidationError(_("This is not the address of your account."))
        return email
