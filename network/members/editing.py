"""Pages that an organisation's own people edit in the admin, beside the editors: its sheet and its practices."""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from network.members.permissions import administered_by


class OwnersMayEdit(PagePermissionTester):
    """Wagtail's rights, and one more: who runs the organisation may edit the page. Publishing stays as it was."""

    def __init__(self, user: Any, page: Page, organisation: Page | None) -> None:
        super().__init__(user, page)
        self.organisation = organisation

    def can_edit(self) -> bool:
        return bool(super().can_edit()) or self.is_owners()

    def is_owners(self) -> bool:
        """True when the user is an active administrator of the organisation to which the page belongs."""
        if self.organisation is None:
            return False
        return administered_by(self.user).filter(translation_key=self.organisation.translation_key).exists()
