"""What a request was about, kept so that it can be counted when its page, its host and its words are gone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VisitSubject(models.Model):
    """As it was on the day of the request. challenges: of what was to be seen; area: where the host works, a province
    or department, or wider where it works in several."""

    request = models.OneToOneField("network.VisitRequest", on_delete=models.CASCADE, related_name="subject")
    challenges = models.ManyToManyField("core.Challenge", related_name="+")
    area = models.ForeignKey("core.Territory", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("subject of a request")
        verbose_name_plural = _("subjects of requests")

    def __str__(self) -> str:
        return f"{self.request_id}: {self.area or '–'}"
