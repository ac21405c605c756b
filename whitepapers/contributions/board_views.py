"""The pages that say what became of the contributions, and on which authors decide."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.refusals import refuse
from whitepapers.contributions import board
from whitepapers.contributions.enums import Decision
from whitepapers.contributions.forms import DecisionForm
from whitepapers.contributions.places import Place, around, place_of
from whitepapers.contributions.presentation import Reader
from whitepapers.contributions.settling import WrittenPart, decide
from whitepapers.contributions.views import gone, respond
from whitepapers.models import ChapterPage, Contribution, ProposalPage, WhitePaperPage
from whitepapers.permissions import may_settle
from whitepapers.presentation import Reading
from whitepapers.views import for_readers, read


@for_readers
def overview(request: HttpRequest, page: WhitePaperPage) -> HttpResponse:
    """How many came to what, part by part; ``?decision=`` lists those that came to one thing."""
    reading = read(request, page)
    found = board.settled(reading)
    code = request.GET.get("decision", "")
    chosen = board.of_outcome(found, code)
    current, shown = board.page_of_all(chosen, request.GET.get("p", "1"), Reader(request.user, timezone.now()))
    titles = {part.key: part.title for chapter in reading.text.chapters for part in (chapter, *chapter.proposals)}
    context = {
        **around(reading, None),
        "outcomes": board.outcomes(found),
        "parts": board.lines(found, reading),
        "entries": [(one, titles.get(str(one.one.part_key), "")) for one in shown],
        "current": current,
        "code": code if chosen is not found else "",
    }
    return respond(request, reading, "whitepapers/contributions/overview.html", context)


@for_readers
def on_part(request: HttpRequest, page: WhitePaperPage, key: UUID) -> HttpResponse:
    """What was said of a chapter or a proposal, passage by passage; its authors decide here."""
    reading = read(request, page)
    place = place_of(reading, key)
    if place is None:
        return gone(request, page)
    draft = _to_decide(request, reading, place)
    bound: dict[int, DecisionForm] = {}
    if request.method == "POST":
        done = _decide(request, reading, place, bound)
        if done:
            return redirect(f"{request.get_full_path()}#said-{done}")
    number = request.GET.get("p", "1")
    current, groups = board.page_of_part(request.user, reading, place, number, draft, bound)
    context: dict[str, Any] = {
        **around(reading, place),
        "groups": groups,
        "current": current,
        "may_decide": draft is not None,
        "draft_url": reverse("wagtailadmin_pages:edit", args=[draft.pk]) if draft else "",
        "refused": list(bound.values()),
    }
    return respond(request, reading, "whitepapers/contributions/part.html", context, 400 if bound else 200)


def _decide(request: HttpRequest, reading: Reading, place: Place, bound: dict[int, DecisionForm]) -> int:
    """The number of the contribution that was decided about; 0 where it was not, and ``bound`` holds its form."""
    number = request.POST.get("contribution", "")
    found = board.settled(reading).filter(part_key=place.part.key)
    one = found.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None
    if one is None:
        raise Http404
    form = DecisionForm(request.POST, one=one, may_put_back=bool(one.in_draft))
    if form.is_valid():
        said = form.cleaned_data
        put_back = said.get("put_back", False)
        try:
            one = decide(one, said["decision"], said["reason"], by=request.user, now=timezone.now(), put_back=put_back)
        except PermissionDenied as refused:
            raise PermissionDenied(_("Only those who write this part decide.")) from refused
        except ValidationError as refused:
            refuse(form, refused)
        else:
            messages.success(request, _decided(one, put_back))
            return one.pk
    bound[one.pk] = form
    return 0


def _decided(one: Contribution, put_back: bool) -> str:
    if put_back:
        return _("Decided, and everybody sees it. What stood in the draft before is there again.")
    if one.in_draft is not None and not one.words:
        return _("Decided, and everybody sees it. What it takes out is not in the draft any more.")
    if one.in_draft is not None and one.decision != Decision.ACCEPTED:
        return _("Decided, and everybody sees it. The words that were accepted before are still in the draft.")
    if one.in_draft is not None:
        return _("Decided, and everybody sees it. Its words are in the draft.")
    return _("Decided, and everybody sees it.")


def _to_decide(request: HttpRequest, reading: Reading, place: Place) -> WrittenPart | None:
    """The page of the part, for who decides about it."""
    if not request.user.is_authenticated:
        return None
    model = ProposalPage if place.is_proposal else ChapterPage
    part = model.objects.filter(translation_key=place.part.key, locale=reading.page.locale_id).first()
    return part if part is not None and may_settle(request.user, part) else None
