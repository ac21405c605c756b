"""The host brings what visitors learned into the practice: a draft that takes the way of every change to a page."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from knowledgebase.enums import ReplicationState
from knowledgebase.models import PracticePage, Replication
from network.members.permissions import administers
from network.members.sheet import ChangedMeanwhile, is_locked, pass_on
from network.models import Member

FIELDS = ("transfer_keep", "transfer_adapt")


def may_learn(member: Member | None, practice: PracticePage | None) -> bool:
    """Whether this member runs the organisation that carries the practice."""
    carrier = practice.carrier if practice else None
    return bool(member and carrier and administers(member, carrier))


def prepared(practice: PracticePage, replication: Replication) -> dict[str, str]:
    """The two texts as they were saved last, with what the visitors kept and changed below, signed."""
    draft = practice.get_latest_revision_as_object()
    signed = f"{replication.organisation}, {replication.town}"
    pairs = (("transfer_keep", replication.kept), ("transfer_adapt", replication.changed))
    return {
        name: "\n\n".join(part for part in (getattr(draft, name), f"{said} ({signed})" if said else "") if part)
        for name, said in pairs
    }


def learn(practice: PracticePage, values: dict[str, str], *, by: Member, opened: int | None) -> bool:
    """Save the texts; True when they are published, False when they wait for a moderator.

    opened: the number of the revision that the form showed. Raises PermissionDenied, ChangedMeanwhile, ValidationError.
    """
    if not may_learn(by, practice):
        raise PermissionDenied
    with transaction.atomic():
        practice = PracticePage.objects.select_for_update(of=("self",)).get(pk=practice.pk)
        if is_locked(practice, by):
            raise ValidationError(_("Somebody is reading this page: it can be changed again after that."))
        if practice.latest_revision_id != opened:
            raise ChangedMeanwhile(_("Somebody else saved this page meanwhile. Compare, and save again."))
        draft = practice.get_latest_revision_as_object()
        for name in FIELDS:
            setattr(draft, name, values[name])
        revision = draft.save_revision(user=by, changed=True, log_action=True)
        return pass_on(draft, revision, by)


def published_from(request_pk: int) -> Replication | None:
    """The published réplique of a visit."""
    return Replication.objects.filter(request_id=request_pk, state=ReplicationState.PUBLISHED).first()
