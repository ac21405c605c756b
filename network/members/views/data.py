"""My data: what is kept, as a page and as a file, and its erasure."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from network.members import data as kept
from network.members.forms import EraseForm

from .own import for_members


@for_members
def data(request: HttpRequest) -> HttpResponse:
    """What can be done with what is kept about me."""
    return render(request, "space/data.html")


@for_members
def all_data(request: HttpRequest) -> HttpResponse:
    """Everything, to read."""
    return render(request, "space/all_data.html", {"parts": kept.data_of(request.user)})


@for_members
def data_file(request: HttpRequest) -> HttpResponse:
    """Everything, for another program. Dates are ISO 8601."""
    parts: dict[str, Any] = {
        part.key: {"title": part.title, "rows": [dict(row) for row in part.rows]} for part in kept.data_of(request.user)
    }
    content = {"made_at": timezone.now(), "parts": parts}
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="passerelles.json"'
    return response


@for_members
@reauthentication_required(app="allauth.account")
def erase(request: HttpRequest) -> HttpResponse:
    """Erase me: asks for the password or a code again, and for the address."""
    form = EraseForm(request.POST or None, member=request.user)
    if request.method == "POST" and form.is_valid():
        member = request.user
        try:
            kept.erase(member)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            logout(request)
            messages.success(request, _("Your account is erased. Thank you for what you brought."))
            return redirect("account_login")
    return render(request, "space/erase.html", {"form": form})
