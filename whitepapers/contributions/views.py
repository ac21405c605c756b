"""Where people take part: the page of a passage, and of a proposal's positions."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core.caching import keep_private
from core.refusals import refuse
from whitepapers.anchors import Placed, find, place
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.forms import FORMS, OWN_NAME, AnswerForm, TakingPart
from whitepapers.contributions.late import send_to_authors
from whitepapers.contributions.places import Place, around, cut, place_of
from whitepapers.contributions.presentation import Reader, bars, threads
from whitepapers.contributions.queries import at_passage, exchanges, positions_of, visible
from whitepapers.contributions.services import Closed, Said, contribute
from whitepapers.models import Contribution, WhitePaperPage
from whitepapers.permissions import may_take_part
from whitepapers.presentation import Reading
from whitepapers.text import Passage
from whitepapers.views import answer, for_readers, read

LONGEST_QUOTE = 2_000  # characters in an address
MOST_SHOWN = 100  # exchanges of one passage: the newest; positions on a page


@for_readers
def on_passage(request: HttpRequest, page: WhitePaperPage, key: UUID, id: str) -> HttpResponse:
    """One passage: what was said of it, and the forms to comment on it or to suggest other words."""
    reading = read(request, page)
    place_ = place_of(reading, key)
    passage = next((one for one in place_.part.passages if one.id == id), None) if place_ else None
    if request.method == "POST":
        return _take(request, reading, place_, passage, str(key), id)
    if place_ is None or passage is None:
        return gone(request, page)
    return _passage_page(request, reading, place_, passage)


@for_readers
def on_position(request: HttpRequest, page: WhitePaperPage, key: UUID) -> HttpResponse:
    """The positions on a proposal, and the form to take one, or to change one's own."""
    reading = read(request, page)
    place_ = place_of(reading, key)
    if request.method == "POST":
        return _take(request, reading, place_, None, str(key), "")
    if place_ is None or not place_.is_proposal:
        return gone(request, page)
    return _position_page(request, reading, place_)


def _take(
    request: HttpRequest, reading: Reading, place_: Place | None, passage: Passage | None, key: str, id: str
) -> HttpResponse:
    """Take what was sent; where that cannot be, the form comes back with all that was written."""
    if not request.user.is_authenticated:
        messages.error(request, _("You are no longer logged in. Log in, go back one page, and send again."))
        return redirect(request.get_full_path())
    parent = _to_answer(request, reading, request.POST.get("answer", ""))
    kind = Kind.STANCE if not id else Kind.REWORDING if request.POST.get("kind") == Kind.REWORDING else Kind.COMMENT
    form = (AnswerForm if parent else FORMS[kind])(request.POST, member=request.user, prefix=_prefix(parent))
    said = Said(
        kind=kind,
        part_key=key,
        passage=id,
        quote=request.POST.get("quote", "")[:LONGEST_QUOTE],
        before=request.POST.get("before", "")[-LONGEST_QUOTE:],
        parent=parent,
    )
    late = False
    if "send" in request.POST:
        return _send_late(request, reading, place_, form)
    if form.is_valid():
        try:
            said = replace(said, said=form.said(), organisation=form.organisation())
            one = contribute(reading.version, reading.text, said, by=request.user, now=timezone.now())
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        except ValidationError as refused:
            late = isinstance(refused, Closed) or place_ is None or (passage is None and bool(id))
            refuse(form, refused)
        else:
            messages.success(request, _("Thank you! It stands beside the text. You can change it for 15 minutes."))
            return redirect(f"{request.path}#said-{one.pk}")
    if place_ is None or (passage is None and id):
        context = {"form": form, "late": True, **around(reading, None)}
        return respond(request, reading, "whitepapers/contributions/gone.html", context, 400)
    if passage is None:
        return _position_page(request, reading, place_, form, late)
    return _passage_page(request, reading, place_, passage, form, late, parent)


def _passage_page(
    request: HttpRequest,
    reading: Reading,
    place_: Place,
    passage: Passage,
    bound: TakingPart | None = None,
    late: bool = False,
    parent: Contribution | None = None,
) -> HttpResponse:
    takes_part = _takes_part(request, reading)
    data = request.POST if request.method == "POST" else request.GET
    quote, before = data.get("quote", "")[:LONGEST_QUOTE], data.get("before", "")[-LONGEST_QUOTE:]
    anchor = find(passage, quote, before) if quote.strip() else None
    marked = place(anchor, [passage]) if anchor else None
    forms: list[TakingPart] = []
    answered = parent
    if takes_part or bound is not None:
        words = anchor.quote if anchor else passage.words
        forms = [
            FORMS[kind](member=request.user, initial={"words": words}, auto_id=f"{kind}_%s")
            for kind in (Kind.COMMENT, Kind.REWORDING)
            if kind == Kind.COMMENT or passage.words
        ]
        answered = answered or _to_answer(request, reading, request.GET.get("answer", ""))
        if answered is not None:
            forms = [AnswerForm(member=request.user, prefix=_prefix(answered))]
        if bound is not None:
            forms = [bound if one.kind == bound.kind else one for one in forms]
            for one in forms:
                one.auto_id = f"{one.kind}_%s"
    here = exchanges(reading).filter(part_key=place_.part.key).exclude(kind=Kind.STANCE)
    here = here.filter(language=reading.text.language, parent=None)
    numbers = at_passage(here, place_.part, passage.id)
    reader = Reader(request.user, timezone.now())
    context = {
        "passage": passage,
        "marked": cut(passage.words, marked) if isinstance(marked, Placed) else None,
        "not_found": bool(quote.strip()) and anchor is None,
        "quote": quote if anchor else "",
        "before": before if anchor else "",
        "across": data.get("across") == "yes",
        "forms": forms,
        "answered": answered,
        "late": late,
        "threads": threads(here.filter(pk__in=numbers[-MOST_SHOWN:]), reader),
        "earlier": len(numbers[:-MOST_SHOWN]),
        "takes_part": takes_part,
        "is_open": reading.is_open,
        **around(reading, place_),
    }
    status = 400 if bound is not None else 200
    return respond(request, reading, "whitepapers/contributions/passage.html", context, status)


def _position_page(
    request: HttpRequest, reading: Reading, place_: Place, bound: TakingPart | None = None, late: bool = False
) -> HttpResponse:
    takes_part = _takes_part(request, reading)
    found = visible(reading).filter(part_key=place_.part.key, kind=Kind.STANCE)
    reader = Reader(request.user, timezone.now())
    numbers = found.order_by("-made_at", "-pk").values_list("pk", flat=True)
    current = Paginator(numbers, MOST_SHOWN).get_page(request.GET.get("p", "1"))
    form = bound
    if form is None and takes_part:
        form = FORMS[Kind.STANCE](member=request.user, initial=_own_position(found, request.user))
    context = {
        "bars": bars(positions_of(reading, place_.part.key)),
        "threads": threads(found.filter(pk__in=list(current.object_list)), reader),
        "current": current,
        "form": form,
        "late": late,
        "takes_part": takes_part,
        "is_open": reading.is_open,
        **around(reading, place_),
    }
    status = 400 if bound is not None else 200
    return respond(request, reading, "whitepapers/contributions/position.html", context, status)


def _send_late(request: HttpRequest, reading: Reading, place_: Place | None, form: TakingPart) -> HttpResponse:
    written = {name: request.POST.get(form.add_prefix(name), "") for name in form.fields}
    part = place_.part.title if place_ else reading.text.title
    try:
        send_to_authors(reading.page, part, written, by=request.user)
    except ValidationError as refused:
        form.is_valid()
        refuse(form, refused)
        context = {"form": form, "late": True, **around(reading, place_)}
        return respond(request, reading, "whitepapers/contributions/gone.html", context, 400)
    messages.success(request, _("It is on its way to the authors, who can answer you by e-mail."))
    return redirect(place_.url if place_ else reading.url)


def gone(request: HttpRequest, page: WhitePaperPage) -> HttpResponse:
    """A link to a text that is no longer there."""
    keep_private()
    messages.warning(request, _("This passage is no longer in the text. Here is the text as it stands."))
    return redirect(page.url)


def _takes_part(request: HttpRequest, reading: Reading) -> bool:
    consultation = reading.consultation
    return bool(reading.is_open and consultation and may_take_part(request.user, consultation))


def _to_answer(request: HttpRequest, reading: Reading, number: str) -> Contribution | None:
    """What is answered: the first of its exchange."""
    if not number.isdecimal() or len(number) > 12:
        return None
    one = visible(reading).select_related("parent").filter(pk=int(number)).first()
    first = (one.parent or one) if one else None
    return first if first and first.stands else None


def _prefix(parent: Contribution | None) -> str | None:
    return f"answer-{parent.pk}" if parent else None


def _own_position(found: QuerySet[Contribution], user: Any) -> dict[str, str]:
    mine = found.filter(member=user, withdrawn_at=None).order_by("-pk").first()
    return as_written(mine) if mine else {}


def as_written(one: Contribution) -> dict[str, str]:
    """What its form holds."""
    fields = ("text", "words", "stance", "reasons_for", "reasons_against", "sources")
    values = {name: getattr(one, name) for name in fields}
    return values if one.organisation_key else {**values, "speaks_for": OWN_NAME}


def respond(
    request: HttpRequest, reading: Reading, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page; kept by nobody where it is for one person, or its version not for everybody."""
    if request.user.is_authenticated or request.method == "POST":
        keep_private()
    return answer(request, reading, template, context, status)
