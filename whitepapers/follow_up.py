"""What the page of follow-up shows."""

from dataclasses import dataclass
from datetime import date

from core.vocabulary import label
from whitepapers.models import Answer, Commitment, Sending
from whitepapers.presentation import ProposalLine, Reading, contents


@dataclass(frozen=True)
class SendingView:
    """proposals: those that the authority was asked to look at; none means all."""

    pk: int
    authority: str
    on: date
    version: int
    proposals: tuple[ProposalLine, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Promise:
    promise: Commitment
    line: ProposalLine | None


@dataclass(frozen=True)
class FollowUp:
    sendings: tuple[SendingView, ...]
    commitments: tuple[Promise, ...]


def follow_up(reading: Reading) -> FollowUp:
    """Sendings with their answers, and commitments. Three queries, however many there are."""
    lines: dict[str, ProposalLine] = {}
    for chapter, listed in zip(reading.text.chapters, contents(reading), strict=True):
        lines |= {one.key: line for one, line in zip(chapter.proposals, listed.proposals, strict=True)}
    sendings = Sending.objects.filter(version__paper=reading.paper).select_related("authority", "version")
    answers: dict[int, list[Answer]] = {}
    for answer in Answer.objects.filter(sending__version__paper=reading.paper).select_related("document"):
        answers.setdefault(answer.sending_id, []).append(answer)
    commitments = Commitment.objects.filter(paper=reading.paper)
    return FollowUp(
        sendings=tuple(
            SendingView(
                pk=one.pk,
                authority=label("authority", one.authority.code),
                on=one.sent_on,
                version=one.version.number,
                proposals=tuple(lines[key] for key in one.proposals if key in lines),
                answers=tuple(answers.get(one.pk, ())),
            )
            for one in sendings
        ),
        commitments=tuple(Promise(one, lines.get(str(one.proposal_key))) for one in commitments),
    )
