"""The admin's own log-in leads to the one that everybody uses."""

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def admin_log_in(request: HttpRequest) -> HttpResponseRedirect:
    """To the log-in page, and from there to where one wanted to go in the admin."""
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        wanted = reverse("wagtailadmin_home")
    if request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin"):
        return redirect(wanted)
    return redirect_to_login(wanted, settings.LOGIN_URL)
