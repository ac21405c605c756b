"""The plain Wagtail page that the site's pages are compared with."""

from django.db import models
from wagtail.models import Page


class PlainPage(Page):
    """One field, one template that extends nothing: what Wagtail itself costs. The page cache does not know it."""

    intro = models.CharField(max_length=255)

    template = "bench/plain_page.html"
