"""What concerns the whole site in the admin: the writing guide, the translations, the home page's panels."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.admin.figures import SEE as SEE_VISITS
from home.admin.figures import FiguresReport
from home.admin.guide import GuidePanel, GuideView
from home.admin.searches import SEE, SearchReport
from home.admin.translations import TranslationReport, TranslationsPanel


@hooks.register("insert_global_admin_css")
def colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/house.css"))


@hooks.register("register_admin_urls")
def site_urls() -> list[Any]:
    return [
        path("guide/", GuideView.as_view(), name="writing_guide"),
        path("searches/", SearchReport.as_view(), name="search_report"),
        path("visit-figures/", FiguresReport.as_view(), name="figures_report"),
        path("translations/", TranslationReport.as_view(), name="translation_report"),
    ]


@hooks.register("construct_homepage_panels")
def site_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels += [GuidePanel(), TranslationsPanel()]


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    return MenuItem(_("Writing guide"), reverse("writing_guide"), name="writing-guide", icon_name="help", order=100)


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, {"add", "change", "publish"})


@hooks.register("register_reports_menu_item")
def translations_menu_item() -> MenuItem:
    url = reverse("translation_report")
    return TranslationsMenuItem(_("Translations"), url, name="translation-report", icon_name="globe", order=660)


class SearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE)


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    url = reverse("search_report")
    return SearchesMenuItem(_("What people search for"), url, name="search-report", icon_name="search", order=670)


class FiguresMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE_VISITS)


@hooks.register("register_reports_menu_item")
def figures_menu_item() -> MenuItem:
    url = reverse("figures_report")
    return FiguresMenuItem(_("Visits in figures"), url, name="figures-report", icon_name="group", order=680)
