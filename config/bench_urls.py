"""The addresses of the site, and among them what `make bench` compares its pages with."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path
from wagtail.views import serve

from bench import views
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as site_urlpatterns

*before_pages, site_pages = site_urlpatterns
# Wagtail's own view, whatever the site does with its pages, and no earlier than theirs.
plain_page = i18n_patterns(re_path(r"^(plain/)$", serve))

urlpatterns = [
    path("bench/view/", views.plain),
    path("bench/worker/", views.worker),
    *before_pages,
    *plain_page,
    site_pages,
]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
