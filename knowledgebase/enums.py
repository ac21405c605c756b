"""Choices of the knowledge base."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PracticeKind(models.TextChoices):
    ACTION_SHEET = "action_sheet", _("Action sheet")
    GOOD_PRACTICE = "good_practice", _("Good practice")


class Maturity(models.TextChoices):
    TRIED = "tried", _("Tried")
    PROMISING = "promising", _("Promising")
    PROVEN = "proven", _("Proven")
    REPLICATED = "replicated", _("Replicated")
    INSTITUTIONALISED = "institutionalised", _("Part of the rules")
    STOPPED = "stopped", _("Stopped, and why")
    FAILED = "failed", _("Did not work")


class Evidence(models.TextChoices):
    TESTIMONY = "testimony", _("Testimonies")
    OWN_FIGURES = "own_figures", _("Own figures")
    EXTERNAL_EVALUATION = "external_evaluation", _("External evaluation")


class CostBracket(models.TextChoices):
    NONE = "none", _("Nothing")
    UNDER_1K = "under_1k", _("Under €1,000")
    FROM_1K_TO_5K = "1k_5k", _("€1,000 to €5,000")
    FROM_5K_TO_20K = "5k_20k", _("€5,000 to €20,000")
    FROM_20K_TO_50K = "20k_50k", _("€20,000 to €50,000")
    FROM_50K_TO_100K = "50k_100k", _("€50,000 to €100,000")
    OVER_100K = "over_100k", _("Over €100,000")


class SetupTime(models.TextChoices):
    DAYS = "days", _("A few days")
    WEEKS = "weeks", _("A few weeks")
    THREE_MONTHS = "three_months", _("One to three months")
    SIX_MONTHS = "six_months", _("Three to six months")
    ONE_YEAR = "one_year", _("Six months to a year")
    LONGER = "longer", _("More than a year")


class BarrierNature(models.TextChoices):
    REGULATION = "regulation", _("Regulation")
    ADMINISTRATIVE_PRACTICE = "administrative_practice", _("Administrative practice")
    FINANCING = "financing", _("Financing")
    COORDINATION = "coordination", _("Coordination")
    MOBILITY = "mobility", _("Mobility")
    RECOGNITION = "recognition", _("Recognition")
    OTHER = "other", _("Other")


class BarrierStatus(models.TextChoices):
    """How far a barrier has come, from naming it to the answer of the authority."""

    NAMED = "named", pgettext_lazy("barrier", "Named")
    DOCUMENTED = "documented", pgettext_lazy("barrier", "Documented")
    PROPOSED = "proposed", pgettext_lazy("barrier", "In a proposal")
    SENT = "sent", pgettext_lazy("barrier", "Sent to the authority")
    ANSWERED = "answered", pgettext_lazy("barrier", "Answered")
    CHANGED = "changed", pgettext_lazy("barrier", "Changed")
    REFUSED = "refused", pgettext_lazy("barrier", "Refused")


# From one step to the next; the others are no steps of this ladder.
MATURITY_LADDER = (Maturity.TRIED, Maturity.PROMISING, Maturity.PROVEN, Maturity.REPLICATED)


class Again(models.TextChoices):
    YES = "yes", _("Yes")
    DIFFERENTLY = "differently", _("Yes, differently")
    NO = "no", _("No")


class ReplicationState(models.TextChoices):
    SUBMITTED = "submitted", _("to be read by a moderator")
    PUBLISHED = "published", _("published")
    REFUSED = "refused", _("not published")


class CaseState(models.TextChoices):
    """Of the case that an organisation tells when it says that it meets a barrier, too."""

    NONE = "none", pgettext_lazy("case", "no case")
    SUBMITTED = "submitted", _("to be read by a moderator")
    PUBLISHED = "published", _("published")
    REFUSED = "refused", _("not published")


class SuggestionState(models.TextChoices):
    WAITING = "waiting", _("to be read by an editor")
    TAKEN_UP = "taken_up", _("taken up")
    DECLINED = "declined", _("not taken up")


class EventKind(models.TextChoices):
    NETWORKING = "networking", _("Networking")
    CONCERTATION = "concertation", _("Concertation")
    WORKSHOP = "workshop", _("Workshop, co-creation")
    INFORMATION = "information", _("Information session")
    JOB_DATING = "job_dating", _("Job dating")
    VISIT = "visit", _("Company visit")
    TRAINING = "training", _("Training")
    SEMINAR = "seminar", _("Seminar")
    TOUR = "tour", _("Tour with stops")


class Attendance(models.TextChoices):
    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
