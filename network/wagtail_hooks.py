"""The network's place in the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from core.admin.inspected import LookOnly
from network.admin.group_dates import GroupDateViewSet
from network.admin.listing import OrganisationListing
from network.admin.members import MembersGroup
from network.admin.visits import BlockedSenderViewSet, VisitRequestViewSet
from network.admin.withdrawing import before_deleting, before_several, before_unpublishing
from network.companionship import log as visits_log
from network.members import log
from network.models import GroupDate, VisitRequest
from network.moderation.panel import WaitingPanel

register_permission_policy(VisitRequest, LookOnly(VisitRequest))
register_permission_policy(GroupDate, LookOnly(GroupDate))
hooks.register("before_unpublish_page", before_unpublishing)
hooks.register("before_delete_page", before_deleting)
hooks.register("before_bulk_action", before_several)


@hooks.register("register_admin_viewset")
def organisation_listing() -> OrganisationListing:
    return OrganisationListing()


@hooks.register("register_admin_viewset")
def members() -> MembersGroup:
    return MembersGroup()


@hooks.register("register_log_actions")
def member_log_actions(actions: LogActionRegistry) -> None:
    log.register(actions)


@hooks.register("register_log_actions")
def visit_log_actions(actions: LogActionRegistry) -> None:
    visits_log.register(actions)


@hooks.register("register_admin_viewset")
def visit_viewsets() -> list[VisitRequestViewSet | GroupDateViewSet | BlockedSenderViewSet]:
    return [VisitRequestViewSet(), GroupDateViewSet(), BlockedSenderViewSet()]


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(WaitingPanel())
