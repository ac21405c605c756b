"""The first page of the space: what waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from network.members.space import waiting_for

from .own import for_members


@for_members
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "space/start.html", {"waiting": waiting_for(request.user)})
