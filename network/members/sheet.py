"""The sheet of an organisation, changed by its own people in a plain form."""

import html
import re
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from network.members.permissions import may_manage
from network.models import Member, OrganisationPage

PLAIN = re.compile(r"\s*(?:<p[^>]*>(?:[^<]|<br ?/?>)*</p>\s*)*")
FIELDS = (
    *("title", "summary", "accessibility", "website", "languages", "street", "postcode", "town", "country"),
    *("contact_role", "contact_email", "contact_phone"),
)


class ChangedMeanwhile(ValidationError):
    """Somebody else saved the sheet after the form was opened."""


def draft_of(page: OrganisationPage) -> OrganisationPage:
    """The sheet as it was saved last, published or not."""
    return page.get_latest_revision_as_object()


def is_locked(page: Page, member: Member) -> bool:
    """True while a moderator reads what was saved last, or an editor has locked the page."""
    lock = page.get_lock()
    return bool(lock and lock.for_user(member))


def plain_text(rich: str) -> str | None:
    """The description as paragraphs with empty lines between; None when a plain form would lose its layout."""
    if not PLAIN.fullmatch(rich):
        return None
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", rich, re.DOTALL)
    return "\n\n".join(html.unescape(re.sub(r"<br ?/?>", "\n", text)).strip() for text in paragraphs)


def rich_text(plain: str) -> str:
    """Paragraphs for the rich text field, of a text with empty lines between; what looks like markup stays words."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", plain.replace("\r\n", "\n")) if part.strip()]
    return "".join(f"<p>{html.escape(part, quote=False).replace(chr(10), '<br/>')}</p>" for part in paragraphs)


def save_sheet(page: OrganisationPage, values: dict[str, Any], by: Member, opened: int | None) -> bool:
    """Save what was changed; True when it is published, False when it waits for a moderator.

    values: FIELDS, contact_consent (bool), and description (plain text) where the form had it.
    opened: the number of the revision that the form showed.
    Raises PermissionDenied, ChangedMeanwhile, and ValidationError for what the page does not accept.
    """
    if not may_manage(by, page):
        raise PermissionDenied
    with transaction.atomic():
        page = OrganisationPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if is_locked(page, by):
            raise ValidationError(_("Somebody is reading this sheet: it can be changed again after that."))
        if page.latest_revision_id != opened:
            raise ChangedMeanwhile(_("Somebody else saved this sheet meanwhile. Compare, and save again."))
        draft = draft_of(page)
        for name in FIELDS:
            setattr(draft, name, values[name])
        if "description" in values:
            draft.description = rich_text(values["description"])
        draft.contact_consent_on = _consent(draft, values["contact_consent"])
        draft.full_clean()
        revision = draft.save_revision(user=by, changed=True, log_action=True)
        return pass_on(draft, revision, by)


def _consent(draft: OrganisationPage, given: bool) -> Any:
    if not given:
        return None
    return draft.contact_consent_on or timezone.localdate()


def pass_on(draft: Page, revision: Revision, by: Member) -> bool:
    """To the moderators where the page has a workflow, else to the readers; True when it is published."""
    workflow = draft.get_workflow()
    if workflow is None or draft.permissions_for_user(by).can_publish():
        revision.publish(user=by, skip_permission_checks=True)
        return True
    state = draft.current_workflow_state
    if state is None:
        workflow.start(draft, by)
    elif state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(by)
    return False
