"""What every page of the space has in common: it is for one person, who is logged in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from core.caching import keep_private

View = Callable[..., HttpResponseBase]


def for_members(view: View) -> View:
    """Only whoever is logged in gets there; no cache keeps the page."""

    @wraps(view)
    def for_one(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        keep_private()
        return view(request, *args, **kwargs)

    return login_required(never_cache(for_one))
