"""What the site's pages are compared with, and what the load generator asks of a worker."""

import os
import time

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

ROWS = [
    {"title": f"Row {number}", "text": "What somebody wrote, & what another one read.", "number": number * 37}
    for number in range(20)
]


def plain(request: HttpRequest) -> HttpResponse:
    """One template of ordinary size, no query of its own, through all the middleware of the site."""
    return render(request, "bench/plain_view.html", {"title": "A plain view", "rows": ROWS})


def worker(request: HttpRequest) -> JsonResponse:
    """Which process answers, and how many seconds of processor it has used since it started."""
    return JsonResponse({"worker": os.getpid(), "seconds": time.process_time()})
