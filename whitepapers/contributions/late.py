"""What was written when the consultation had closed goes to the authors by e-mail."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.limits import within
from core.mail import absolute, post
from network.members.permissions import moderators
from network.models import Member
from whitepapers.models import Author, WhitePaperPage

PER_DAY = 10
NAMES = ("words", "text", "reasons_for", "reasons_against", "sources")


def send_to_authors(page: WhitePaperPage, part: str, said: dict[str, str], *, by: Member) -> int:
    """E-mail what somebody wrote too late to those who write the paper; to the moderators where nobody does. How many
    it went to. Whoever sent it may be answered. Raises ValidationError for nothing, and for too many."""
    written = "\n\n".join(said[name].strip() for name in NAMES if said.get(name, "").strip())
    if not written:
        raise ValidationError(_("There is nothing written to send."))
    if not within("contribute-late", str(by.pk), PER_DAY, 24 * 3600):
        raise ValidationError(_("Many texts went out from you today. Keep this one, and send it tomorrow."))
    authors = Member.objects.filter(
        is_active=True, pk__in=Author.objects.filter(paper__key=page.translation_key).values("member")
    )
    number = 0
    for member in authors.order_by("pk") if authors.exists() else moderators().order_by("pk"):
        digest = hashlib.blake2b(f"{page.translation_key}{part}{written}".encode(), digest_size=12).hexdigest()
        with override(member.language):
            context: dict[str, Any] = {
                "title": page.title,
                "part": part,
                "written": written,
                "who": by.get_full_name() or by.email,
                "link": absolute(page.url),
            }
            key = f"contribution-late:{by.pk}:{member.pk}:{digest}"
            post("contribution_late", member.email, member.language, context, key=key, reply_to=by.email)
        number += 1
    return number
