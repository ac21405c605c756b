"""What the site keeps about a member: shown, handed over, and erased.

Each part of the site registers what it keeps, in the `ready()` of its app:

    register(Kept("requests", _("Requests for visits"), rows=requests_of, forget=without_name))

A part whose rows go by themselves when the account is deleted (a foreign key that cascades) gives no `forget`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from core.mail import post
from network.models import Member

Row = Mapping[str, Any]  # what it is called, for people, and what it says: text, number, date or yes/no


@dataclass(frozen=True)
class Kept:
    """key: once in the site, its name in the JSON file. title: a lazy translation. order: smaller ones first.

    rows: what is kept about this member. forget: cuts the link to the member, or deletes; called just before the
    account goes, by whomever it is deleted.
    """

    key: str
    title: Any
    rows: Callable[[Member], Iterable[Row]]
    forget: Callable[[Member], None] | None = None
    order: int = 50


@dataclass(frozen=True)
class Shown:
    key: str
    title: str
    rows: list[Row]


_registered: dict[str, Kept] = {}


def register(kept: Kept) -> None:
    """Add a part to everybody's data; one of the same key takes its place."""
    _registered[kept.key] = kept


def parts() -> list[Kept]:
    """All of them, in their order."""
    return sorted(_registered.values(), key=lambda kept: (kept.order, kept.key))


def data_of(member: Member) -> list[Shown]:
    """Everything that is kept about this member, part by part; those with nothing in them too."""
    return [Shown(kept.key, str(kept.title), list(kept.rows(member))) for kept in parts()]


def erase(member: Member, *, tell: bool = True) -> None:
    """Delete the account and what is kept about the person. Pages stay, without the name of who wrote them.

    tell: send a last e-mail that it was done. Raises ValidationError for the only administrator of the whole site.
    """
    with transaction.atomic():
        member = Member.objects.select_for_update().get(pk=member.pk)
        if (
            member.is_superuser
            and not Member.objects.filter(is_superuser=True, is_active=True).exclude(pk=member.pk).exists()
        ):
            raise ValidationError(_("You are the only one who administers this site: name somebody else first."))
        email, language, number = member.email, member.language, member.pk
        member.delete()  # network.members.signals has the parts forget, whoever deletes an account
        if tell:
            post("account_erased", email, language, {}, key=f"account-erased:{number}")


def forget(member: Member) -> None:
    """Have every part forget the member, whose account is about to go."""
    for kept in parts():
        if kept.forget is not None:
            kept.forget(member)
    # What the admin noted about the account itself has its name for a title.
    ModelLogEntry.objects.filter(content_type__app_label="network", content_type__model="member").filter(
        object_id=str(member.pk)
    ).update(label="", data={})
