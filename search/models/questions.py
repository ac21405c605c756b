"""A search that found nothing, which an editor decided upon: shown to all as a question, refused, or answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .searches import LONGEST_KEY, LONGEST_WORDS


class QuestionState(models.TextChoices):
    OPEN = "open", _("Open")
    REFUSED = "refused", _("Refused")
    ANSWERED = "answered", _("Answered")


class Question(models.Model):
    """asked: how many searches, as far as they are remembered; since: the day of the first of them.
    decided_on: when it was published or refused. answer: a page that says it."""

    language = models.CharField(_("language"), max_length=10)
    key = models.CharField(_("analysed words"), max_length=LONGEST_KEY)
    words = models.CharField(
        _("words typed"),
        max_length=LONGEST_WORDS,
        help_text=_("As everybody reads them. No name, nothing about a person."),
    )
    asked = models.PositiveIntegerField(_("times asked"), default=0)
    since = models.DateField(_("asked since"))
    state = models.CharField(_("state"), max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    decided_on = models.DateField(_("decided on"))
    answer = models.ForeignKey(
        Page, verbose_name=_("answer"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    demonstration = models.BooleanField(_("demonstration content"), default=False)

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["language", "key"], name="question_once")]
        verbose_name = _("unanswered search")
        verbose_name_plural = _("unanswered searches")

    def __str__(self) -> str:
        return self.words


class MeToo(models.Model):
    """A member who has the same question. Without a member: one whose account, or whose year of it, is over."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="me_too")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField(_("on"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["question", "member"], name="me_too_once")]
        verbose_name = _("member who asks too")
        verbose_name_plural = _("members who ask too")

    def __str__(self) -> str:
        return str(self.question)
