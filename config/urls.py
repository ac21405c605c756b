"""Every address of the site, from the probes to the pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import routing
from core.mail.inbound.views import take_mail
from home import search_views, sitemaps
from knowledgebase import space
from network.members import one_door

urlpatterns = [
    path("admin/login/", one_door.admin_log_in),
    path("admin/", include(wagtailadmin_urls)),
    path(
        "account/", include("allauth.socialaccount.providers.openid_connect.urls")
    ),  # one address, whatever the language
    path("documents/", include(wagtaildocs_urls)),
    path("inbound/mail/", take_mail, name="take_mail"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
if not settings.PRODUCTION:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path(_("search/"), search_views.search, name="search"),
    path(_("tags/<slug:slug>/"), search_views.tag, name="tag"),
    path(_("account/"), include("network.members.account_urls")),
    path(_("space/drafts/"), space.drafts, name="space_drafts"),
    path(_("space/"), include("network.members.urls")),
    path(_("space/"), include("network.companionship.space_urls")),
    path(_("space/"), include("network.companionship.gatherings.space_urls")),
    path(_("space/"), include("network.companionship.tours.urls")),
    path(_("space/"), include("network.alerts.space_urls")),
    path(_("space/"), include("network.matching.space_urls")),
    path(_("space/"), include("whitepapers.contributions.space_urls")),
    path(_("alerts/"), include("network.alerts.urls")),
    path("", include("network.companionship.urls")),
    path("", include("network.companionship.gatherings.urls")),
    path("", include("network.matching.urls")),
    path("", include("knowledgebase.replications.urls")),
    path("", include("knowledgebase.meeting.urls")),
    path("", include("knowledgebase.suggestions.urls")),
    path("", include("home.urls")),
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

handler400 = "home.views.bad_request"
handler403 = "home.views.permission_denied"
handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"
