"""The page of the admin where it is noted what became of a white paper."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from core.models import Attachment, Authority
from core.presentation import content_language
from whitepapers.admin.leading import LeadingView
from whitepapers.enums import CommitmentState
from whitepapers.models import Answer, Commitment, Sending, Version, WhitePaperPage, paper_of
from whitepapers.models.following import LONGEST_ANSWER
from whitepapers.reading import text_of
from whitepapers.services import following
from whitepapers.text import PaperText


def _sent_text(page: WhitePaperPage) -> tuple[Version | None, PaperText | None]:
    """The latest version that everybody reads, and its words in the page's language."""
    versions = paper_of(page).versions.select_related("consultation")
    version = next((one for one in versions if one.is_public), None)
    return version, text_of(version, content_language(page)) if version else None


def _choices(page: WhitePaperPage) -> list[tuple[str, str]]:
    text = _sent_text(page)[1]
    return [(one.key, f"{one.number}. {one.title}") for one in text.proposals()] if text else []


class SendForm(forms.Form):
    authority = forms.ModelChoiceField(label=gettext_lazy("To"), queryset=Authority.objects.all())
    on = forms.DateField(label=pgettext_lazy("white paper", "Sent on"), widget=AdminDateInput)
    proposals = forms.MultipleChoiceField(
        label=gettext_lazy("Proposals meant for them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None means all of them."),
    )

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposals"].choices = _choices(page)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    sending: Any = forms.ModelChoiceField(label=gettext_lazy("Answer to"), queryset=Sending.objects.none())
    on = forms.DateField(label=gettext_lazy("Answered on"), widget=AdminDateInput)
    text = forms.CharField(
        label=gettext_lazy("The answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Its own words, or a faithful summary that says so."),
    )
    document = forms.ModelChoiceField(
        label=gettext_lazy("Document"),
        queryset=Attachment.objects.order_by("title"),
        required=False,
        help_text=gettext_lazy("Upload it among the documents first."),
    )

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sendings = Sending.objects.filter(version__paper__key=page.translation_key).select_related("authority")
        self.fields["sending"].queryset = sendings  # type: ignore[attr-defined]


class CommitmentForm(forms.Form):
    answer: Any = forms.ModelChoiceField(label=gettext_lazy("Promised in"), queryset=Answer.objects.none())
    proposal = forms.ChoiceField(label=gettext_lazy("About"))
    text = forms.CharField(label=gettext_lazy("What was promised"), max_length=500)
    due_on = forms.DateField(label=gettext_lazy("For when"), required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = Answer.objects.filter(sending__version__paper__key=page.translation_key)
        self.fields["answer"].queryset = answers.select_related("sending__authority")  # type: ignore[attr-defined]
        self.fields["proposal"].choices = _choices(page)  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    commitment: Any = forms.ModelChoiceField(label=gettext_lazy("Promise"), queryset=Commitment.objects.none())
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=CommitmentState.choices[1:])
    on = forms.DateField(label=gettext_lazy("Since"), widget=AdminDateInput)
    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=250, help_text=gettext_lazy("Where this can be read.")
    )
    source_url = forms.URLField(
        label=gettext_lazy("Address of the source"), max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        commitments = Commitment.objects.filter(paper__key=page.translation_key)
        self.fields["commitment"].queryset = commitments  # type: ignore[attr-defined]


class FollowUpView(LeadingView):
    """To whom it went, what they answered and promised, and how far that has come."""

    page_title = gettext_lazy("What came of the white paper")
    header_icon = "mail"
    template_name = "whitepapers/admin/following.html"
    forms_of = {"send": SendForm, "answer": AnswerForm, "promise": CommitmentForm, "move": MoveForm}

    def do_send(self, data: dict[str, Any]) -> str:
        version = _sent_text(self.page)[0]
        if version is None:
            raise ValidationError(_("There is no version that everybody may read yet."))
        following.send(version, data["authority"], on=data["on"], proposals=data["proposals"], **self.who())
        return _("The sending is noted.")

    def do_answer(self, data: dict[str, Any]) -> str:
        sending = data.pop("sending")
        following.note_answer(sending, **data, **self.who())
        return _("The answer is noted.")

    def do_promise(self, data: dict[str, Any]) -> str:
        answer, proposal = data.pop("answer"), data.pop("proposal")
        following.note_commitment(answer, proposal, **data, by=self.request.user)
        return _("The promise is noted.")

    def do_move(self, data: dict[str, Any]) -> str:
        following.move_commitment(data.pop("commitment"), **data, **self.who())
        return _("How far the promise has come is noted.")

    def shown(self) -> dict[str, Any]:
        sendings = Sending.objects.filter(version__paper__key=self.page.translation_key).select_related("authority")
        commitments = Commitment.objects.filter(paper__key=self.page.translation_key)
        answers = Answer.objects.filter(sending__in=sendings)
        return {
            "sendings": sendings.prefetch_related("answers"),
            "commitments": commitments,
            "answered": answers.exists(),
            "version": _sent_text(self.page)[0],
        }
