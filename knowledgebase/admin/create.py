"""The form of a new practice, which may begin with what somebody searched for in vain."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView

from search.models import Question, QuestionState


class AddPracticeView(CreateView):
    """Takes « question », the number of an open question: its words are the title and stand in the problem."""

    def get(self, request: HttpRequest) -> HttpResponse:
        number = request.GET.get("question", "")
        if number.isascii() and number.isdigit() and len(number) < 10:
            question = Question.objects.filter(pk=int(number), state=QuestionState.OPEN).first()
            if question:
                words = question.words
                self.page.title = words[:1].upper() + words[1:100]
                self.page.problem = _("People searched here for “%(words)s” and found nothing.") % {"words": words}
        return super().get(request)
