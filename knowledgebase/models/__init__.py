from .barrier import BarrierIndexPage, BarrierPage, BarrierStep
from .barrier_met import BarrierMet
from .barrier_suggestion import BarrierSuggestion
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
    "PracticeIndexPage",
    "PracticePage",
    "PracticeTag",
    "ProjectIndexPage",
    "ProjectPage",
    "Replication",
    "Testimonial",
]
