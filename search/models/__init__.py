from .questions import MeToo, Question, QuestionState
from .searches import Opening, Search
from .tasks import Change, IndexTask

__all__ = ["Change", "IndexTask", "MeToo", "Opening", "Question", "QuestionState", "Search"]
