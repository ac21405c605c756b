"""The page of the admin from which a white paper is led through its life."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from whitepapers.admin.forms import AuthorForm, ConsultationForm, VersionForm
from whitepapers.drafting import draft_of
from whitepapers.enums import Stage
from whitepapers.models import ChapterPage, WhitePaperPage, paper_of
from whitepapers.permissions import may_publish
from whitepapers.reading import current_consultation
from whitepapers.services import authors, life
from whitepapers.services.publishing import lacks, publish
from whitepapers.stages import may_follow

FORMS: dict[str, Callable[..., forms.Form]] = {
    "version": VersionForm,
    "adopt": VersionForm,
    "plan": ConsultationForm,
    "invite": AuthorForm,
}


class LifeView(WagtailAdminTemplateMixin, View):
    """What stands, what may come next, and who writes; for those who publish on the site."""

    page_title = gettext_lazy("Life of the white paper")
    header_icon = "history"
    template_name = "whitepapers/admin/life.html"

    def dispatch(self, request: HttpRequest, page_id: int) -> Any:
        self.page = get_object_or_404(WhitePaperPage, pk=page_id)
        if not may_publish(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        items: list[dict[str, Any]] = list(self.breadcrumbs_items)
        return [*items, {"url": edit, "label": self.get_page_subtitle()}, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self.answer()

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """One button, one verb: its name is the service, its form comes back filled in when it is refused."""
        verb = request.POST.get("verb", "")
        do = getattr(self, f"do_{verb}", None)
        if do is None:
            raise PermissionDenied
        form = FORMS[verb](request.POST, page=self.page) if verb in FORMS else forms.Form(request.POST)
        if form.is_valid():
            try:
                messages.success(request, do(form.cleaned_data))
            except ValidationError as refused:
                self._refuse(form, refused)
            else:
                return redirect(request.path)
        return self.answer(status=400, **{verb: form})

    def do_version(self, data: dict[str, Any]) -> str:
        version = publish(self.page, **self._who(), **_version(data))
        return _("Version %(number)s is out.") % {"number": version.number}

    def do_adopt(self, data: dict[str, Any]) -> str:
        life.adopt(self.page, **self._who(), changelog=data["changelog"])
        return _("The white paper is adopted, and everybody reads it.")

    def do_plan(self, data: dict[str, Any]) -> str:
        planned = life.plan_consultation(self.page, **self._who(), **data)
        return _("The consultation is open.") if planned.opened_at else _("The consultation is planned.")

    def do_close(self, data: dict[str, Any]) -> str:
        life.close_consultation(self._consultation(), **self._who())
        return _("The consultation is closed: its authors settle what came in.")

    def do_cancel(self, data: dict[str, Any]) -> str:
        life.cancel_consultation(self._consultation(), by=self.request.user)
        return _("The consultation that was planned is taken back.")

    def do_sent(self, data: dict[str, Any]) -> str:
        life.advance(self.page, Stage.SENT, by=self.request.user)
        return _("The white paper is sent.")

    def do_followed_up(self, data: dict[str, Any]) -> str:
        life.advance(self.page, Stage.FOLLOWED_UP, by=self.request.user)
        return _("What comes of it is followed up from now on.")

    def do_invite(self, data: dict[str, Any]) -> str:
        chapter = data["chapter"]
        key = chapter.translation_key if chapter else None
        author = authors.invite(self.page, data["email"], chapter_key=key, by=self.request.user)
        return _("%(member)s may write now.") % {"member": author.member}

    def do_part(self, data: dict[str, Any]) -> str:
        number = self.request.POST.get("author", "")
        found = paper_of(self.page).authors.filter(pk=int(number) if number.isdecimal() else 0).first()
        if found is None:
            raise ValidationError(_("This person no longer writes here."))
        authors.part_from(found, self.page, by=self.request.user)
        return _("This person writes here no more. The text stays.")

    def answer(self, status: int = 200, **filled: forms.Form) -> HttpResponse:
        text = draft_of(self.page)
        paper = paper_of(self.page)
        chapters = dict(ChapterPage.objects.child_of(self.page).values_list("translation_key", "title"))
        context = {
            "page": self.page,
            "paper": paper,
            "text": text,
            "lacks": lacks(self.page, text),
            "consultation": current_consultation(paper),
            "today": timezone.localdate(),
            "versions": paper.versions.all()[:20],
            "authors": [
                (one, chapters.get(one.chapter_key, ""))
                for one in paper.authors.select_related("member").order_by("pk")
            ],
            "next": {stage.value: may_follow(paper.stage, stage) for stage in Stage},
            "forms": {verb: filled.get(verb) or make(page=self.page) for verb, make in FORMS.items()},
            "refused": [error for form in filled.values() for error in form.non_field_errors()],
        }
        media = sum((form.media for form in context["forms"].values()), forms.Media())  # type: ignore[attr-defined]
        return self.render_to_response(self.get_context_data(**context, media=media), status=status)

    def _who(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}

    def _consultation(self) -> Any:
        found = current_consultation(paper_of(self.page))
        if found is None:
            raise ValidationError(_("There is no consultation any more."))
        return found

    @staticmethod
    def _refuse(form: forms.Form, refused: ValidationError) -> None:
        if not hasattr(refused, "error_dict"):
            form.add_error(None, refused)
            return
        for name, errors in refused.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)


def _version(data: dict[str, Any]) -> dict[str, Any]:
    return {"changelog": data["changelog"], "languages": data.get("languages", ())}
