"""The form of a new practice, which may begin with what somebody searched for in vain."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView

from search.learning.questions import open_question
from search.listing.spec import one_line
from search.models.searches import LONGEST_WORDS


class AddPracticeView(CreateView):
    """Takes « question », the number of an open question, or « words », what was searched for: the title, which also
    stands in the problem."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if words := _words_of(request):
            self.page.title = words[:1].upper() + words[1:100]
            self.page.problem = _("People searched here for “%(words)s” and found nothing.") % {"words": words}
        return super().get(request)


def new_practice_url(index: int, **begin: object) -> str:
    """The form of a new practice in the list of this number. begin: « question » or « words », as the view takes."""
    address = reverse("wagtailadmin_pages:add", args=["knowledgebase", "practicepage", index])
    return f"{address}?{urlencode(begin)}"


def _words_of(request: HttpRequest) -> str:
    question = open_question(request.GET.get("question", ""))
    return question.words if question else one_line(request.GET.get("words", ""), LONGEST_WORDS)
