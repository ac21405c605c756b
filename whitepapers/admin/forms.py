"""Forms of a white paper's life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from core.presentation import content_language
from network.models import OrganisationPage
from whitepapers.contributions.changes import changes_of
from whitepapers.enums import Readers
from whitepapers.models import ChapterPage, WhitePaperPage
from whitepapers.models.paper import LONGEST_CHANGELOG


def _changelog() -> forms.CharField:
    return forms.CharField(
        label=_("What has changed"),
        max_length=LONGEST_CHANGELOG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For readers, in a few lines: it stands with the version for good."),
    )


class VersionForm(forms.Form):
    changelog = _changelog()
    languages = forms.MultipleChoiceField(
        label=_("Also in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Languages whose translation has been read again."),
    )

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changelog"].initial = changes_of(page)
        others = WhitePaperPage.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)
        found = [(content_language(one), one.title) for one in others.select_related("locale")]
        self.fields["languages"].choices = found  # type: ignore[attr-defined]
        if not found:
            del self.fields["languages"]


class ConsultationForm(forms.Form):
    opens_on = forms.DateField(label=_("Opens on"), widget=AdminDateInput)
    closes_on = forms.DateField(label=_("Last day"), widget=AdminDateInput)
    readers = forms.ChoiceField(
        label=_("For whom"),
        choices=Readers.choices,
        help_text=_("Those who are not asked cannot read the text before it is adopted."),
    )
    organisations: Any = forms.ModelMultipleChoiceField(
        label=_("Organisations"),
        queryset=OrganisationPage.objects.none(),
        required=False,
        help_text=_("Only for a consultation of chosen organisations: their members take part."),
    )

    changelog = _changelog()

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = OrganisationPage.objects.live().filter(locale=page.locale, alias_of=None).order_by("title")
        self.fields["changelog"].initial = changes_of(page)
        self.fields["organisations"].queryset = found  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens_on"), data.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day cannot come before the first."))
        return data


class AuthorForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address of the member"))
    chapter = forms.ModelChoiceField(
        label=_("Chapter"),
        queryset=ChapterPage.objects.none(),
        required=False,
        empty_label=_("The whole white paper"),
    )

    def __init__(self, *args: Any, page: WhitePaperPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chapter"].queryset = ChapterPage.objects.child_of(page).order_by("path")  # type: ignore[attr-defined]
