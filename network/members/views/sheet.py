"""The form of an organisation's sheet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.members.permissions import may_manage
from network.members.sheet import ChangedMeanwhile, draft_of, is_locked, plain_text, save_sheet
from network.members.sheet_form import SheetForm

from .organisations import organisation_seen_by
from .own import for_members


@for_members
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Change it; 404 for whoever does not run the organisation."""
    page = organisation_seen_by(request.user, pk)
    if not may_manage(request.user, page):
        raise Http404
    draft = draft_of(page)
    has_layout = plain_text(draft.description) is None
    form = SheetForm(request.POST or None, draft=draft, revision=page.latest_revision_id)
    if request.method == "POST" and form.is_valid():
        try:
            published = save_sheet(page, form.cleaned_data, request.user, form.cleaned_data["revision"])
        except ChangedMeanwhile as error:
            form.add_error(None, error)
            form.follow(page.latest_revision_id)
        except ValidationError as error:
            form.add_errors_of(error)
        else:
            waits = _("Saved: a moderator reads it, then it is published.")
            messages.success(request, _("Published: readers see it.") if published else waits)
            return redirect("space_organisation", page.pk)
    context = {"organisation": page, "form": form, "has_layout": has_layout, "draft": draft}
    context["locked"] = is_locked(page, request.user)
    return render(request, "space/sheet.html", context)
