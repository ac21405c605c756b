"""The page of the admin from which a white paper is led through its life."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whitepapers.admin.forms import AuthorForm, ConsultationForm, VersionForm
from whitepapers.admin.leading import LeadingView
from whitepapers.contributions.queries import undecided_of
from whitepapers.drafting import read_draft
from whitepapers.enums import Stage
from whitepapers.models import ChapterPage, paper_of
from whitepapers.reading import current_consultation
from whitepapers.services import authors, life
from whitepapers.services.publishing import lacks, publish
from whitepapers.stages import may_follow


class LifeView(LeadingView):
    """What stands, what may come next, and who writes; for those who publish on the site."""

    page_title = gettext_lazy("Life of the white paper")
    header_icon = "history"
    template_name = "whitepapers/admin/life.html"

    forms_of = {"version": VersionForm, "adopt": VersionForm, "plan": ConsultationForm, "invite": AuthorForm}

    def do_version(self, data: dict[str, Any]) -> str:
        version = publish(self.page, **self.who(), **_version(data))
        return _("Version %(number)s is out.") % {"number": version.number}

    def do_adopt(self, data: dict[str, Any]) -> str:
        life.adopt(self.page, **self.who(), changelog=data["changelog"])
        return _("The white paper is adopted, and everybody reads it.")

    def do_plan(self, data: dict[str, Any]) -> str:
        planned = life.plan_consultation(self.page, **self.who(), **data)
        return _("The consultation is open.") if planned.opened_at else _("The consultation is planned.")

    def do_close(self, data: dict[str, Any]) -> str:
        life.close_consultation(self._consultation(), **self.who())
        return _("The consultation is closed: its authors settle what came in.")

    def do_cancel(self, data: dict[str, Any]) -> str:
        life.cancel_consultation(self._consultation(), by=self.request.user)
        return _("The consultation that was planned is taken back.")

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

    def shown(self) -> dict[str, Any]:
        paper = paper_of(self.page)
        chapters = dict(ChapterPage.objects.child_of(self.page).values_list("translation_key", "title"))
        return {
            "paper": paper,
            "lacks": lacks(read_draft(self.page)),
            "consultation": current_consultation(paper),
            "undecided": undecided_of(paper).count(),
            "versions": paper.versions.all()[:20],
            "authors": [
                (one, chapters.get(one.chapter_key, ""))
                for one in paper.authors.select_related("member").order_by("pk")
            ],
            "next": {stage.value: may_follow(paper.stage, stage) for stage in Stage},
            "may_be_sent": paper.stage in (Stage.ADOPTED, Stage.SENT, Stage.FOLLOWED_UP),
        }

    def _consultation(self) -> Any:
        found = current_consultation(paper_of(self.page))
        if found is None:
            raise ValidationError(_("There is no consultation any more."))
        return found


def _version(data: dict[str, Any]) -> dict[str, Any]:
    return {"changelog": data["changelog"], "languages": data.get("languages", ())}
