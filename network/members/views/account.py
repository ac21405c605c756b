"""My account: name and language, and the ways to everything that allauth keeps."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.members.forms import NameForm
from network.members.permissions import needs_two_factors

from .own import for_members


@for_members
def account(request: HttpRequest) -> HttpResponse:
    """Change name and language; links to address, password, second factor, sessions."""
    form = NameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        member = form.save()
        with override(member.language):
            messages.success(request, _("Saved."))
            return redirect("space_account")
    # What was typed and refused is not who is logged in.
    if form.is_bound:
        request.user.refresh_from_db()
    context = {
        "form": form,
        "has_second_factor": is_mfa_enabled(request.user),
        "needs_second_factor": needs_two_factors(request.user),
        "has_other_log_ins": bool(settings.OIDC_SERVER_URL),
    }
    return render(request, "space/account.html", context)
