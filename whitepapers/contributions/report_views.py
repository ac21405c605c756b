"""The page on which a reader tells the moderators of a contribution."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core.caching import keep_private
from core.refusals import refuse
from whitepapers.contributions.forms import ReportForm
from whitepapers.contributions.places import around, place_of
from whitepapers.contributions.presentation import Reader, threads
from whitepapers.contributions.queries import exchanges, visible
from whitepapers.contributions.reporting import report
from whitepapers.contributions.views import respond
from whitepapers.models import WhitePaperPage
from whitepapers.views import for_readers, read


@for_readers
def report_one(request: HttpRequest, page: WhitePaperPage, pk: int) -> HttpResponse:
    """For whoever is logged in and may read it; 404 for one's own, and for what no longer stands."""
    keep_private()
    reading = read(request, page)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    member = request.user
    now = timezone.now()
    reader = Reader(member, now)
    one = visible(reading).filter(pk=pk, withdrawn_at=None).first()
    if one is None or reader.owns(one):
        raise Http404
    back = f"{page.url}contributions/{one.pk}/"
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            report(one, reading.text.title, said["reason"], said["note"], by=member, now=now)
        except ValidationError as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Thank you. The moderators look at it, and decide whether it stays."))
            return redirect(back)
    root = threads(exchanges(reading).filter(pk=one.parent_id or one.pk), reader)
    shown = next(each for first in root for each in (first, *first.answers) if each.one.pk == one.pk)
    context = {"shown": shown, "form": form, "back": back, **around(reading, place_of(reading, one.part_key))}
    status = 400 if form.errors else 200
    return respond(request, reading, "whitepapers/contributions/report.html", context, status)
