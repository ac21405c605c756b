"""Pages that an organisation's own people edit in the admin, beside the editors: sheet, practices, events."""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from network.members.permissions import administered_by


class OwnersMayEdit(PagePermissionTester):
    """Wagtail's rights, and one more: who runs one of the organisations may edit it. Publishing stays as it was."""

    def __init__(self, user: Any, page: Page, *organisations: Page | None) -> None:
        super().__init__(user, page)
        self.organisations = organisations

    def can_edit(self) -> bool:
        return bool(super().can_edit()) or self.is_owners()

    def is_owners(self) -> bool:
        """True when the user is an active administrator of an organisation to which the page belongs."""
        keys = [one.translation_key for one in self.organisations if one]
        return bool(keys) and administered_by(self.user).filter(translation_key__in=keys).exists()
