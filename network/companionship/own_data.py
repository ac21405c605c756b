"""What requests for visits keep about a member: shown, and erased with the account."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.companionship import services
from network.companionship.access import sent_by
from network.companionship.enums import Party, State
from network.companionship.models import ThreadMessage
from network.companionship.states import has_ended, may
from network.members.data import Kept, Row, register
from network.models import Member


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kept("visits", gettext_lazy("Visits that you asked for"), _requests, _forget, order=40))
    register(Kept("visit_messages", gettext_lazy("Messages about visits"), _messages, order=41))


def _requests(member: Member) -> Iterator[Row]:
    for one in sent_by(member):
        yield {
            _("To be seen"): one.page_title,
            _("Host"): one.host_title,
            _("State"): one.get_state_display(),
            _("Since"): one.asked_at,
            _("What would you like to understand?"): one.purpose,
            _("Access needs"): one.access_needs,
            _("Your name"): one.visitor_name,
            _("Your organisation"): one.visitor_organisation,
            _("Your e-mail address"): one.visitor_email,
            _("Your phone"): one.visitor_phone,
        }


def _messages(member: Member) -> Iterator[Row]:
    for one in ThreadMessage.objects.filter(author=member).select_related("request"):
        yield {_("To be seen"): one.request.page_title, _("Date"): one.written_at, _("Text"): one.text}


def _forget(member: Member) -> None:
    """What has not ended is withdrawn, so that nobody waits for somebody who is gone; then nothing names the member."""
    for request in sent_by(member):
        if may("withdraw", request.state, Party.VISITOR):
            request = services.withdraw(request, by=member)
        elif request.state == State.HELD:
            request = services.close(request)
        if has_ended(request.state):
            services.erase(request)
