"""The form of an event: a draft may lack anything, what is published may not."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .rules import lacks


class EventPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            given = [cleaned.get(name) for name in ("stops", "online", "organisers", "other_organisers")]
            for field, message in lacks(*given).items():  # type: ignore[arg-type]
                if field not in self.errors:
                    self.add_error(field, message)
        return cleaned
