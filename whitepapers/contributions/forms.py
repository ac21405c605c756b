"""The forms of those who take part, and of the authors who decide."""

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from core.form_fields import text_area
from network.members.permissions import answers_for
from network.models import Member, OrganisationPage
from whitepapers.contributions.enums import Decision, Kind, ReportReason, Stance
from whitepapers.models import Contribution
from whitepapers.models.contribution import LONGEST, LONGEST_WORDS
from whitepapers.models.report import LONGEST_NOTE

OWN_NAME = "self"


class TakingPart(forms.Form):
    """What every form of a contribution asks last: the sources, and for whom somebody speaks."""

    kind: Kind
    speaks_for = forms.ChoiceField(label=_("You speak"))
    sources = forms.CharField(
        label=_("Sources"),
        required=False,
        max_length=LONGEST,
        widget=text_area(2),
        help_text=_("Articles of law, figures, links: what others can check."),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sources", "speaks_for"):
            self.fields[name] = self.fields.pop(name)
        self.organisations: dict[str, OrganisationPage] = {}
        for page in answers_for(member).filter(alias_of=None).order_by("title", "pk"):
            if all(one.translation_key != page.translation_key for one in self.organisations.values()):
                self.organisations[str(page.pk)] = page
        field: Any = self.fields["speaks_for"]
        own = _("in your own name: %(name)s") % {"name": member.get_full_name()}
        field.choices = [
            *(
                (pk, _("for %(organisation)s") % {"organisation": page.title})
                for pk, page in self.organisations.items()
            ),
            (OWN_NAME, own if member.get_full_name() else _("in your own name")),
        ]
        field.initial = field.choices[0][0]

    def organisation(self) -> OrganisationPage | None:
        return self.organisations.get(self.cleaned_data["speaks_for"])

    def said(self) -> dict[str, str]:
        """What was written, by name of the field of a contribution."""
        return {name: value for name, value in self.cleaned_data.items() if name != "speaks_for"}


class CommentForm(TakingPart):
    kind = Kind.COMMENT
    text = forms.CharField(label=_("Your comment"), max_length=LONGEST, widget=text_area(5))


class AnswerForm(CommentForm):
    text = forms.CharField(label=_("Your answer"), max_length=LONGEST, widget=text_area(4))


class RewordingForm(TakingPart):
    kind = Kind.REWORDING
    words = forms.CharField(
        label=_("The words that you suggest"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=text_area(6),
        help_text=_(
            "Change what is to be changed and leave the rest: only what differs is kept. Empty means: take it out."
        ),
    )
    text = forms.CharField(label=_("Why"), required=False, max_length=LONGEST, widget=text_area(3))


class PositionForm(TakingPart):
    kind = Kind.STANCE
    stance = forms.ChoiceField(label=_("Where you stand"), choices=Stance.choices, widget=forms.RadioSelect)
    reasons_for = forms.CharField(
        label=_("What speaks for it"), required=False, max_length=LONGEST, widget=text_area(3)
    )
    reasons_against = forms.CharField(
        label=_("What speaks against it"), required=False, max_length=LONGEST, widget=text_area(3)
    )


FORMS: dict[str, type[TakingPart]] = {form.kind: form for form in (CommentForm, RewordingForm, PositionForm)}


class ReportForm(forms.Form):
    """What is wrong with a contribution."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what is wrong with it.")},
    )
    note = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=text_area(3),
        help_text=_("Only the moderators read this."),
    )


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(label=_("What becomes of it"), choices=Decision.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST,
        widget=text_area(2),
        help_text=_("Everybody reads it. Needed, unless all of it is accepted."),
    )
    put_back = forms.BooleanField(label="", required=False)
    field_order = ["decision", "put_back", "reason"]

    def __init__(self, data: Any = None, *, one: Contribution, may_put_back: bool) -> None:
        """may_put_back: what the words of this contribution replaced in the draft can take its place again."""
        super().__init__(data, prefix=str(one.pk), initial={"decision": one.decision, "reason": one.reason})
        self.is_written, self.may_put_back, self.takes_out = one.in_draft is not None, may_put_back, not one.words
        if may_put_back:
            label = (
                _("Put back what was taken out: “%(quote)s”")
                if self.takes_out
                else _("Put back what they replaced: “%(quote)s”")
            )
            self.fields["put_back"].label = label % {"quote": Truncator(one.quote).chars(120)}
        else:
            del self.fields["put_back"]
