"""Editors prove twice who they are before they enter the admin."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from network.members.permissions import needs_two_factors


class TwoFactorsMiddleware:
    """Leads those who need a second factor and have none to where one is set up, before they enter the admin.

    Whoever has one was asked for it at the log-in: allauth lets nobody in before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path_info.startswith(reverse("wagtailadmin_home"))
            and not request.path_info.startswith(reverse("wagtailadmin_logout"))
            and needs_two_factors(request.user)
            and not is_mfa_enabled(request.user)
        ):
            messages.warning(request, _("Set up a second way to prove who you are: the admin opens after that."))
            return redirect("mfa_index")
        return self.get_response(request)
