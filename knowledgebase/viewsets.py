"""Testimonials in the admin."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import CreateView, DeleteView
from wagtail.admin.viewsets.model import ModelViewSet

from knowledgebase.models import PracticePage, Testimonial
from knowledgebase.services import withdraw_testimonial


class AddTestimonialView(CreateView):
    def get_initial(self) -> dict[str, Any]:
        initial = super().get_initial()
        number = self.request.GET.get("practice", "")
        if number.isdecimal():
            initial["practice"] = PracticePage.objects.filter(pk=number).first()
        return initial


class WithdrawTestimonialView(DeleteView):
    page_title = gettext_lazy("Withdraw a testimonial")
    success_message = gettext_lazy("The testimonial was withdrawn.")

    @property
    def confirmation_message(self) -> str:
        return _(
            "Withdraw what this person said? The words disappear at once from the site, in every language; "
            "no earlier version of the page holds them."
        )

    def get_success_message(self) -> str:
        return str(self.success_message)

    def delete_action(self) -> None:
        withdraw_testimonial(self.object, by=self.request.user)


class TestimonialViewSet(ModelViewSet):
    name = "testimonials"
    model = Testimonial
    icon = "openquote"
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = AddTestimonialView
    delete_view_class = WithdrawTestimonialView
    list_display: Any = [
        "first_name",
        "role",
        "practice",
        "language",
        DateColumn("consent_on", label=gettext_lazy("Consent"), sort_key="consent_on"),
    ]
    list_filter = ["language", "consent_on"]
    list_export = ["practice", "first_name", "role", "language", "consent_on"]
    search_fields = ["first_name", "role", "text", "practice__title"]
    search_backend_name = None
    ordering = ["-consent_on", "pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return Testimonial.objects.select_related("practice")
