"""The addresses under a white paper at which people take part."""

from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path


class ContributionRoutes(RoutablePageMixin, models.Model):
    """For `WhitePaperPage`."""

    class Meta:
        abstract = True

    @path("contributions/", name="contributions")
    def contributions_overview(self, request: HttpRequest) -> HttpResponse:
        from whitepapers.contributions.board_views import overview

        return overview(request, self)

    @path("contributions/<uuid:part>/", name="contributions_part")
    def contributions_part(self, request: HttpRequest, part: UUID) -> HttpResponse:
        from whitepapers.contributions.board_views import on_part

        return on_part(request, self, part)

    @path("contributions/<int:pk>/", name="contribution")
    def contribution(self, request: HttpRequest, pk: int) -> HttpResponse:
        from whitepapers.contributions.single import single

        return single(request, self, pk)

    @path("contributions/<int:pk>/report/", name="report_contribution")
    def report_contribution(self, request: HttpRequest, pk: int) -> HttpResponse:
        from whitepapers.contributions.report_views import report_one

        return report_one(request, self, pk)

    @path("contributions/<uuid:part>/position/", name="position")
    def position(self, request: HttpRequest, part: UUID) -> HttpResponse:
        from whitepapers.contributions.views import on_position

        return on_position(request, self, part)

    @path("contributions/<uuid:part>/<slug:passage>/", name="passage")
    def passage(self, request: HttpRequest, part: UUID, passage: str) -> HttpResponse:
        from whitepapers.contributions.views import on_passage

        return on_passage(request, self, part, passage)
