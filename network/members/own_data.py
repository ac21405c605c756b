"""What this part of the site, and those below it, keep about a member."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import OutgoingMail
from network.members.data import Kept, Row, register
from network.models import Member
from search.models import MeToo


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kept("account", gettext_lazy("Account"), _account, order=0))
    register(Kept("ways_to_log_in", gettext_lazy("Ways to log in"), _ways, order=10))
    register(Kept("sessions", gettext_lazy("Where you are logged in"), _sessions, _end_sessions, order=20))
    register(Kept("organisations", gettext_lazy("Organisations"), _memberships, order=30))
    register(Kept("questions", gettext_lazy("Searches that you ask too"), _questions, order=80))
    register(Kept("emails", gettext_lazy("E-mails that we sent you"), _emails, _forget_emails, order=90))


def _account(member: Member) -> Iterator[Row]:
    yield {
        _("E-mail address"): member.email,
        _("First name"): member.first_name,
        _("Last name"): member.last_name,
        _("Language"): member.get_language_display(),
        _("Since"): member.date_joined,
        _("Last log-in"): member.last_login,
        _("Agreed with the charter on"): member.charter_accepted_on,
        _("Groups"): ", ".join(member.groups.values_list("name", flat=True)),
    }


def _ways(member: Member) -> Iterator[Row]:
    for address in EmailAddress.objects.filter(user=member):
        yield {_("E-mail address"): address.email, _("Confirmed"): address.verified}
    for one in Authenticator.objects.filter(user=member):
        yield {_("Second factor"): one.get_type_display(), _("Since"): one.created_at, _("Last used"): one.last_used_at}
    for account in SocialAccount.objects.filter(user=member):
        yield {_("Account elsewhere"): account.provider, _("Number"): account.uid, _("Since"): account.date_joined}


def _sessions(member: Member) -> Iterator[Row]:
    for session in UserSession.objects.filter(user=member):
        yield {_("Since"): session.created_at, _("Browser"): session.user_agent}


def _end_sessions(member: Member) -> None:
    for session in UserSession.objects.filter(user=member):
        session.end()


def _memberships(member: Member) -> Iterator[Row]:
    for one in member.memberships.select_related("organisation"):
        yield {
            _("Organisation"): one.organisation.title,
            _("Role"): one.get_role_display(),
            _("State"): one.get_state_display(),
            _("Since"): one.created_at,
            _("Message"): one.message,
        }


def _questions(member: Member) -> Iterator[Row]:
    for one in MeToo.objects.filter(member=member).select_related("question"):
        yield {_("Words"): one.question.words, _("Date"): one.on}


def _emails(member: Member) -> Iterator[Row]:
    for mail in OutgoingMail.objects.filter(to__iexact=member.email):
        yield {_("Date"): mail.posted, _("Subject"): mail.subject, _("Text"): mail.text}


def _forget_emails(member: Member) -> None:
    empty: dict[str, Any] = dict.fromkeys(("to", "subject", "text", "html", "calendar", "unsubscribe", "error"), "")
    OutgoingMail.objects.filter(to__iexact=member.email, state__in=["sent", "uncertain", "bounced", "failed"]).update(
        **empty
    )
