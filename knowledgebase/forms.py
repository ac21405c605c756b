"""The practice form: a draft may lack anything, what is published may not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm

from knowledgebase.completeness import IncompletePractice, lacks_to_be_good

MOST_CHALLENGES = 3


class PracticePageForm(WagtailAdminPageForm):
    """Publishing and submitting check more than saving does: Wagtail calls ``defer_required_fields`` for the latter."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        challenges = cleaned.get("challenges")
        if challenges is not None and len(challenges) > MOST_CHALLENGES:
            text = ngettext("Choose at most %d challenge.", "Choose at most %d challenges.", MOST_CHALLENGES)
            self.add_error("challenges", ValidationError(text % MOST_CHALLENGES, code="too_many"))
        if self.instance.is_good_practice:
            self._refuse_what_is_not_good(cleaned)
        return cleaned

    def _refuse_what_is_not_good(self, cleaned: dict[str, Any]) -> None:
        # A field with another error is no longer in the cleaned data: it says enough by itself.
        missing = [one for one in lacks_to_be_good(cleaned.get) if one.field not in self.errors]
        if not missing:
            return
        self.add_error(None, IncompletePractice(missing))
        for one in missing:
            if one.field in self.fields:
                self.add_error(one.field, ValidationError(_("A good practice needs this."), code="incomplete"))
