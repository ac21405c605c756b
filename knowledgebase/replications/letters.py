"""Who is told that a réplique was read. They are letters about the visit from which it came."""

from datetime import datetime

from django.utils.translation import gettext as _

from knowledgebase.enums import ReplicationState
from knowledgebase.models import Replication
from network.companionship.letters.posting import Desk, Letter, to_host, to_visitor


def decided(replication: Replication, now: datetime) -> None:
    """Tell the visitor; tell the host too when it is published. Nobody, once the visit's addresses are erased."""
    request = replication.request
    if request is None or request.erased_at is not None:
        return
    event = f"replication:{replication.pk}:{replication.state}:{now:%Y%m%d%H%M%S}"
    named = {"page": replication.practice_title, "organisation": replication.organisation}

    def published(desk: Desk) -> Letter:
        return Letter(
            _("Your words stand on the practice"),
            [_("What you made of “%(page)s” is published. Others start from there. Thank you!") % named],
            buttons=[desk.button(_("See my request"))],
        )

    def refused(desk: Desk) -> Letter:
        return Letter(
            _("What you told is not published yet"),
            [_("A moderator has read what you made of “%(page)s”, and asks for a change:") % named],
            quote=replication.note,
            buttons=[desk.button(_("See my request"))],
            last=_("Nothing that you wrote is lost: change it, and send it again."),
        )

    def taken_up(desk: Desk) -> Letter:
        return Letter(
            _("%(organisation)s has taken up your practice") % named,
            [
                _("They came to see “%(page)s”, and tell what they made of it:") % named,
                _("From there, you can bring what they learned into your own page: it is prepared for you."),
            ],
            quote=replication.outcome or replication.kept,
            buttons=[desk.button(_("Read it"))],
        )

    if replication.state == ReplicationState.PUBLISHED:
        to_visitor(request, event, now, published, may_answer=False)
        to_host(request, event, now, taken_up, may_answer=False)
    else:
        to_visitor(request, event, now, refused, may_answer=False)
