"""The network's place in the admin."""

from wagtail import hooks

from network.admin.listing import OrganisationListing


@hooks.register("register_admin_viewset")
def organisation_listing() -> OrganisationListing:
    return OrganisationListing()
