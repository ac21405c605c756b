"""What moderators see of members in the admin: who asks to join what, and who is kept out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from network.members.permissions import is_moderator
from network.members.suspending import may_suspend, restore, suspend
from network.models import Member, Membership


class ForModerators(ModelPermissionPolicy):
    """Moderators look; what changes something has a view of its own."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and is_moderator(user)


register_permission_policy(Membership, ForModerators(Membership))


class MembershipIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Membership]:
        return Membership.objects.select_related("organisation", "member")


class MembershipViewSet(ModelViewSet):
    """Each line leads to the organisation's page in the space, where moderators decide as its administrators do."""

    name = "memberships"
    model = Membership
    icon = "group"
    menu_label = gettext_lazy("Requests to join")
    copy_view_enabled = False
    exclude_form_fields: Any = []
    index_view_class = MembershipIndexView
    list_display: Any = [
        TitleColumn(
            "organisation",
            label=gettext_lazy("Organisation"),
            get_url=lambda one: reverse("space_organisation", args=[one.organisation_id]),
        ),
        Column("member", label=gettext_lazy("Member"), accessor=lambda one: one.member or one.email),
        Column("role", label=gettext_lazy("Role"), accessor="get_role_display", sort_key="role"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        BooleanColumn("is_claim", label=gettext_lazy("Claim")),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
    ]
    list_filter = ["state", "role", "is_claim"]
    search_fields = ["organisation__title", "member__last_name", "member__email", "email"]
    search_backend_name = None
    ordering = ["-created_at"]


class PeopleIndexView(IndexView):
    """Wagtail has a listing of accounts, for those who manage them; this one is for moderators."""

    model = Member
    permission_policy = ForModerators(Member)
    page_title = gettext_lazy("People")
    header_icon = "user"
    index_url_name = "people:index"
    index_results_url_name = "people:index_results"
    is_searchable = True
    search_fields = ["first_name", "last_name", "email"]
    search_backend_name = None
    list_filter = ["is_active"]
    default_ordering = "-date_joined"
    columns: Any = [
        TitleColumn("name", label=gettext_lazy("Name"), accessor=str, get_url=lambda one: suspension_url(one)),
        Column("email", label=gettext_lazy("E-mail address"), sort_key="email"),
        BooleanColumn("is_active", label=gettext_lazy("Active")),
        DateColumn("last_login", label=gettext_lazy("Last log-in"), sort_key="last_login"),
        DateColumn("date_joined", label=gettext_lazy("Since"), sort_key="date_joined"),
    ]


class _ForModeratorsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_moderator(request.user)


class PeopleViewSet(ViewSet):
    name = "people"
    icon = "user"
    menu_label = gettext_lazy("People")
    menu_item_class = _ForModeratorsItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", PeopleIndexView.as_view(), name="index"),
            path("results/", PeopleIndexView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/suspension/", SuspensionView.as_view(), name="suspension"),
        ]


def suspension_url(member: Member) -> str:
    return reverse("people:suspension", args=[member.pk])


class SuspensionView(WagtailAdminTemplateMixin, TemplateView):
    """One member: what he or she belongs to, and the button that suspends or restores."""

    template_name = "network/admin/suspension.html"
    header_icon = "user"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        people = {"url": reverse("people:index"), "label": _("People")}
        return [*self.breadcrumbs_items, people, {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_moderator(request.user):
            raise PermissionDenied
        self.member = get_object_or_404(Member, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.member)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memberships = self.member.memberships.select_related("organisation")
        may = may_suspend(self.request.user, self.member)
        return super().get_context_data(**kwargs) | {"person": self.member, "memberships": memberships, "may": may}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.member.is_active:
            suspend(self.member, request.user)
            messages.success(request, _("Suspended: logged out everywhere."))
        else:
            restore(self.member, request.user)
            messages.success(request, _("Restored: may log in again."))
        return redirect(suspension_url(self.member))


class MembersGroup(ViewSetGroup):
    menu_label = gettext_lazy("Members")
    menu_icon = "group"
    menu_order = 230
    items = (MembershipViewSet, PeopleViewSet)
