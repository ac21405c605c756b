"""Tells a draft's saving, of which nothing is public, from a change that readers see."""

from collections.abc import Collection

from wagtail.models import Page

# What Wagtail writes when a draft is saved, locked or scheduled.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "expired",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def is_only_a_draft(
    page: Page, *, created: bool = False, update_fields: Collection[str] | None = None, **kwargs: object
) -> bool:
    """True when this saving (its ``post_save`` arguments) shows nothing to readers. A deletion is none."""
    if created and not page.live:
        return True
    return update_fields is not None and set(update_fields) <= DRAFT_FIELDS
