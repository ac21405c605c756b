"""Who writes: inviting members to a white paper or to one of its chapters, and taking that back."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.models import Member
from whitepapers.models import Author, WhitePaperPage, paper_of
from whitepapers.permissions import AUTHORS


def invite(page: WhitePaperPage, email: str, *, chapter_key: UUID | None = None, by: Any) -> Author:
    """Let a member write the whole paper, or one chapter with its proposals. It gives no other right on the site.

    Raises ValidationError where nobody has an account with this address, and for who writes this already.
    """
    member = Member.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if member is None:
        raise ValidationError({"email": _("Nobody has an account with this address: they sign up first.")})
    with transaction.atomic():
        author = Author(paper=paper_of(page), member=member, chapter_key=chapter_key)
        author.full_clean()
        author.save()
        member.groups.add(*Group.objects.filter(name=AUTHORS))
        log(instance=page, action="whitepapers.invite", user=by, data={"author": author.pk})
    return author


def part_from(author: Author, page: WhitePaperPage, *, by: Any) -> None:
    """Take the right back. What was written stays."""
    with transaction.atomic():
        log(instance=page, action="whitepapers.part", user=by, data={"author": author.pk})
        member = author.member
        author.delete()
        if not Author.objects.filter(member=member).exists():
            member.groups.remove(*Group.objects.filter(name=AUTHORS))
