"""What either side may do with a request from a page: its words, its form, and the verb that it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from network.companionship import answer_forms, services
from network.companionship.enums import LinkPurpose, Party, State
from network.companionship.models import VisitRequest
from network.companionship.states import may

Carry = Callable[[VisitRequest, Any, Any, datetime], Any]  # the request, the valid form, the member, the moment


@dataclass(frozen=True)
class Act:
    """name: in the address. verb: in the table of transitions, empty where the state does not change; then ``states``
    says when it makes sense. title, lead: of the page. button: what is pressed. done: said afterwards."""

    name: str
    party: Party
    title: Any
    button: Any
    done: Any
    form: type[answer_forms.AnswerForm]
    carry_out: Carry
    verb: str = ""
    states: frozenset[State] = frozenset()
    lead: Any = ""
    purpose: LinkPurpose | None = None

    def is_allowed(self, request: VisitRequest, now: datetime) -> bool:
        """Whether this side may do it now."""
        if self.name == "report":
            begun = request.starts_at is not None and request.starts_at <= now
            return request.state in self.states and begun and not request.reports.filter(party=self.party).exists()
        if self.verb:
            return may(self.verb, request.state, self.party)
        return request.state in self.states


def _accept(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
    said = form.cleaned_data
    given = {"place": said["place"], "message": said["message"], "shares": said["shares"]}
    return services.accept(request, form.moment, by=by, now=now, **given)


def _propose(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
    return services.propose_other(request, form.moments, message=form.cleaned_data["message"], by=by, now=now)


def _decline(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
    said = form.cleaned_data
    return services.decline(request, said["reason"], message=said["message"], by=by, now=now)


def _schedule(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
    return services.schedule(request, form.moments[0], place=form.cleaned_data["place"], by=by, now=now)


def _choose(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
    if form.chosen is not None:
        return services.agree(request, form.chosen, by=by, now=now)
    return services.propose_again(request, form.moments, by=by, now=now)


def _pause(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
    if form.cleaned_data["span"] == "open":
        return services.resume_host(request.host_key, by=by)
    return services.pause_host(request.host_key, form.cleaned_data["until"], by=by, now=now)


def _report(party: Party) -> Carry:
    def carry_out(request: VisitRequest, form: Any, by: Any, now: datetime) -> Any:
        return services.report(request, party, form.answers(), by=by, now=now)

    return carry_out


_AFTER_THE_VISIT = frozenset({State.SCHEDULED, State.HELD, State.CLOSED})

ACTS = (
    Act(
        "confirm",
        Party.VISITOR,
        _("Confirm my request"),
        _("Confirm my request"),
        _("Thank you: your address is confirmed."),
        answer_forms.SureForm,
        lambda request, form, by, now: services.confirm_address(request, now=now),
        verb="confirm_address",
        lead=_("Press the button, and your request leaves for the host."),
        purpose=LinkPurpose.CONFIRM,
    ),
    Act(
        "accept",
        Party.HOST,
        _("Accept the visit"),
        _("Accept"),
        _("Thank you! The visitor has been told."),
        answer_forms.AcceptForm,
        _accept,
        verb="accept",
        lead=_("Choose the date. With an hour, both calendars get it at once; without, the hour follows."),
        purpose=LinkPurpose.ACCEPT,
    ),
    Act(
        "propose",
        Party.HOST,
        _("Propose another date"),
        _("Propose these dates"),
        _("Your dates are on their way to the visitor, who chooses."),
        answer_forms.ProposeForm,
        _propose,
        verb="propose_other",
        lead=_("One to three dates, between which the visitor chooses."),
        purpose=LinkPurpose.PROPOSE,
    ),
    Act(
        "schedule",
        Party.HOST,
        _("Set the date"),
        _("Set this date"),
        _("The date is set, and both calendars get it."),
        answer_forms.ScheduleForm,
        _schedule,
        verb="schedule",
        lead=_("Agree on it first by a message if need be. A new date takes the place of the old one."),
    ),
    Act(
        "decline",
        Party.HOST,
        _("Decline the visit"),
        _("Decline"),
        _("The visitor has been told, with your reason."),
        answer_forms.DeclineForm,
        _decline,
        verb="decline",
        lead=_("A no is an answer too: it lets the visitor ask elsewhere. We show them other hosts."),
        purpose=LinkPurpose.DECLINE,
    ),
    Act(
        "pause",
        Party.HOST,
        _("Pause visits"),
        _("Save"),
        _("Noted. Your pages say it at once."),
        answer_forms.PauseForm,
        _pause,
        states=frozenset(State),
        lead=_("No new request reaches you meanwhile. Those that you have already stay with you."),
        purpose=LinkPurpose.PAUSE,
    ),
    Act(
        "choose",
        Party.VISITOR,
        _("Choose a date"),
        _("Send my answer"),
        _("Thank you: the host has been told."),
        answer_forms.ChooseForm,
        _choose,
        verb="agree",
        lead=_("The host proposes these dates."),
    ),
    Act(
        "withdraw",
        Party.VISITOR,
        _("Withdraw my request"),
        _("Withdraw my request"),
        _("Your request is withdrawn."),
        answer_forms.SureForm,
        lambda request, form, by, now: services.withdraw(request, by=by, now=now),
        verb="withdraw",
        lead=_("If the host has your request, they are told; a date that was agreed leaves both calendars."),
    ),
    *(
        Act(
            "report",
            party,
            _("How did it go?"),
            _("Send my answers"),
            _("Thank you: what you say helps those who come next."),
            answer_forms.ReportForm,
            _report(party),
            states=_AFTER_THE_VISIT,
            purpose=LinkPurpose.REPORT,
        )
        for party in (Party.VISITOR, Party.HOST)
    ),
)


def act_named(name: str, party: Party) -> Act | None:
    """The act of that name on this side, None where there is none."""
    return next((act for act in ACTS if act.name == name and act.party == party), None)


def act_for(purpose: str, party: str) -> Act | None:
    """What a personal link of that purpose does."""
    return next((act for act in ACTS if act.purpose == purpose and act.party == party), None)


def allowed_acts(request: VisitRequest, party: Party, now: datetime) -> list[Act]:
    """What this side may do now, the likeliest first. An address is confirmed by the link that was sent to it only."""
    return [act for act in ACTS if act.party == party and act.name != "confirm" and act.is_allowed(request, now)]
