"""The form of a new practice, which may begin with what somebody searched for in vain."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView

from search.listing.spec import one_line
from search.models import Question, QuestionState
from search.models.searches import LONGEST_WORDS


class AddPracticeView(CreateView):
    """Takes « question », the number of an open question, or « words », what was searched for: the title, which also
    stands in the problem."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if words := _words_of(request):
            self.page.title = words[:1].upper() + words[1:100]
            self.page.problem = _("People searched here for “%(words)s” and found nothing.") % {"words": words}
        return super().get(request)


def _words_of(request: HttpRequest) -> str:
    number = request.GET.get("question", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        question = Question.objects.filter(pk=int(number), state=QuestionState.OPEN).first()
        return question.words if question else ""
    return one_line(request.GET.get("words", ""), LONGEST_WORDS)
