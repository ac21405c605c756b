"""The addresses of the site, and beside them what `make bench` compares its pages with."""

from django.urls import path

from bench import views
from config.urls import urlpatterns as site_urlpatterns

urlpatterns = [
    path("bench/view/", views.plain),
    path("bench/worker/", views.worker),
    *site_urlpatterns,
]
