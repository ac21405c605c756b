"""The network's place in the admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from network.admin.listing import OrganisationListing
from network.companionship import log as visits_log
from network.members import log


@hooks.register("register_admin_viewset")
def organisation_listing() -> OrganisationListing:
    return OrganisationListing()


@hooks.register("register_log_actions")
def member_log_actions(actions: LogActionRegistry) -> None:
    log.register(actions)


@hooks.register("register_log_actions")
def visit_log_actions(actions: LogActionRegistry) -> None:
    visits_log.register(actions)
