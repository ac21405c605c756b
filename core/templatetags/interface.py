"""Small pieces that stand many times on a page: tags, because an include each would cost more than they say."""

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.enums import VisitFormat
from core.icons import ICONS
from core.spans import said
from core.vocabulary import label as term_label

register = template.Library()

KIND_NAMES: dict[str, str | Promise] = {
    "good_practice": _("Good practice"),
    "action_sheet": _("Action sheet"),
    "barrier": _("Barrier"),
    "organisation": _("Organisation"),
    "project": _("Project"),
    "event": pgettext_lazy("kind of page", "Event"),
    "white_paper": _("White paper"),
    "proposal": _("Proposal"),
    "page": _("Page"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing of that name (core/icons.py), hidden from screen readers: a word stands beside it."""
    return ICONS[name]


@register.simple_tag
def kind_mark(kind: str, text: str = "") -> SafeString:
    """Colour, icon and word that tell a kind of content; ``text`` replaces the word (a kind of organisation)."""
    return format_html('<span class="kind is-{}">{}{}</span>', kind, ICONS[kind], text or KIND_NAMES[kind])


@register.filter
def label(code: str, axis: str) -> str:
    """``{{ code|label:"challenge" }}``: the term's name in the active language."""
    return term_label(axis, code)


@register.filter
def labels(codes: list[str], axis: str) -> list[str]:
    """The names of several terms."""
    return [term_label(axis, code) for code in codes]


@register.filter
def said_span(kept: list[str | None]) -> str:
    """When something takes place, in words, from what the index keeps of it."""
    return said(kept)


@register.filter
def visit_format(code: str) -> str | Promise:
    """The name of a format of visit."""
    return VisitFormat(code).label
