"""Editors prove twice who they are before they enter the admin."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _


class TwoFactorsMiddleware:
    """Leads whoever enters the admin without a second factor to where one is set up, where REQUIRE_TWO_FACTORS says so.

    Whoever has one was asked for it at the log-in: allauth lets nobody in before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.REQUIRE_TWO_FACTORS
            and request.path_info.startswith(reverse("wagtailadmin_home"))
            and not request.path_info.startswith(reverse("wagtailadmin_logout"))
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            messages.warning(request, _("Set up a second way to prove who you are: the admin opens after that."))
            return redirect("mfa_index")
        return self.get_response(request)
