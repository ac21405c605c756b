"""Accounts to try the site with. They exist in demonstrations only."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from network.members.groups import keep_group
from network.models import Member, Membership, MembershipState, OrganisationPage, Role

PASSWORD = "passerelles-demo"  # noqa: S105 - public, and refused in production


@dataclass(frozen=True)
class Account:
    email: str
    first_name: str
    last_name: str
    group: str
    what: str


ACCOUNTS = (
    Account(
        "administration@demo.example", "Ada", "Démonstration", "Administrateur", "everything, users and settings too"
    ),
    Account(
        "edition@demo.example", "Édith", "Démonstration", "Éditeur", "publishes, edits vocabularies and translations"
    ),
    Account("moderation@demo.example", "Modou", "Démonstration", "Modérateur", "approves what contributors submit"),
    Account(
        "contribution@demo.example", "Constance", "Démonstration", "Contributeur", "writes drafts, runs an organisation"
    ),
    Account("membre@demo.example", "Mem", "Démonstration", "", "has an account"),
)


# Who runs which organisation of the demonstration.
RUNS = {"contribution@demo.example": "centre-demonstration-charleroi"}


def create_accounts() -> dict[str, Member]:
    """Create the accounts that are missing; return all of them by e-mail."""
    members = {}
    password = make_password(PASSWORD)  # made once: it is slow on purpose
    for account in ACCOUNTS:
        member = Member.objects.filter(email=account.email).first()
        if member is None:
            member = Member.objects.create_user(
                account.email, first_name=account.first_name, last_name=account.last_name
            )
            member.password = password
            member.save(update_fields=["password"])
            member.vouch_for_address()
        if account.group:
            member.groups.add(Group.objects.get(name=account.group))
        members[account.email] = member
    return members


def give_places(members: dict[str, Member], organisations: dict[str, OrganisationPage]) -> None:
    """Let the accounts of RUNS run their organisations. organisations: by the name of their file."""
    for email, slug in RUNS.items():
        Membership.objects.create(
            member=members[email],
            organisation=organisations[slug],
            role=Role.ADMINISTRATOR,
            state=MembershipState.ACTIVE,
        )
        keep_group(members[email])
