"""The content style guide, where those who write have it at hand: docs/guide-editorial.md as a page of the admin."""

from functools import cache
from pathlib import Path
from typing import Any

import markdown
import nh3
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

GUIDE = Path(settings.BASE_DIR) / "docs" / "guide-editorial.md"
TAGS = nh3.ALLOWED_TAGS - {"img", "svg", "math"}
_EXTENSIONS = ["tables", "sane_lists", "toc"]


@cache
def guide_html() -> SafeString:
    """The guide without its title, its headings with ids. Read once a process: it comes with the code."""
    text = GUIDE.read_text(encoding="utf-8")
    body = text.split("\n", 1)[1] if text.startswith("# ") else text
    html = markdown.markdown(body, extensions=_EXTENSIONS, output_format="html")
    attributes = {**nh3.ALLOWED_ATTRIBUTES, **{f"h{level}": {"id"} for level in range(2, 5)}}
    return mark_safe(nh3.clean(html, tags=TAGS, attributes=attributes, link_rel=None))  # noqa: S308 - just sanitised


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/guide.html"
    page_title = _("Writing guide")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(guide=guide_html(), **kwargs)


class GuidePanel(Component):
    name = "guide"
    template_name = "home/admin/guide_panel.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"url": reverse("writing_guide")}
