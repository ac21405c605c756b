from .barrier import BarrierIndexPage, BarrierPage, BarrierStep
from .barrier_met import BarrierMet
from .barrier_suggestion import BarrierSuggestion
from .event import EventIndexPage, EventPage, EventTag
from .indexes import PracticeIndexPage, ProjectIndexPage
from .practice import PracticePage, PracticeTag
from .project import ProjectPage
from .replication import Replication
from .testimonial import Testimonial

__all__ = [
    "BarrierIndexPage",
    "BarrierMet",
    "BarrierPage",
    "BarrierStep",
    "BarrierSuggestion",
    "EventIndexPage",
    "EventPage",
    "EventTag",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeTag",
    "ProjectIndexPage",
    "ProjectPage",
    "Replication",
    "Testimonial",
]
