"""The knowledge base's work that comes again and again; each module registers its own."""

from knowledgebase.events import duties as events
from knowledgebase.suggestions import duties as suggestions

__all__ = ["events", "suggestions"]
