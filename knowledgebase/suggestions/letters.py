"""Who suggested a barrier is told once what became of it, where an address was left."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail import absolute, post
from core.presentation import section
from knowledgebase.enums import SuggestionState
from knowledgebase.models import BarrierSuggestion


def answered(suggestion: BarrierSuggestion) -> None:
    """Of the suggestion itself nothing is repeated: an address that is somebody else's carries no message there."""
    if not suggestion.email:
        return
    with override(suggestion.language):
        url = section("barriers").url
        letter = {
            "quote": suggestion.note,
            "button": _("See the barriers"),
            "url": absolute(url) if url else "",
            "last": _("This is the only e-mail about it: your address is erased from the suggestion."),
        }
        if suggestion.state == SuggestionState.TAKEN_UP:
            letter["subject"] = _("The barrier that you suggested is taken up")
            letter["lines"] = [
                _("Thank you. An editor writes it out; it stands in the list once it is checked and published.")
            ]
        else:
            letter["subject"] = _("About the barrier that you suggested")
            letter["lines"] = [_("Thank you for telling it. The editors do not take it up, and say why:")]
        why = _("You receive this e-mail because a barrier was suggested with your address.")
        post(
            "letter",
            suggestion.email,
            suggestion.language,
            {"letter": letter, "why": why},
            key=f"barrier-suggestion:{suggestion.pk}",
        )
