from django.apps import AppConfig


class KnowledgeBaseConfig(AppConfig):
    name = "knowledgebase"

    def ready(self) -> None:
        from . import moderation, signals, space
        from .events import translations as events
        from .meeting import connections as meeting
        from .replications import connections as replications
        from .suggestions import connections as suggestions

        signals.connect()
        space.connect()
        replications.connect()
        meeting.connect()
        suggestions.connect()
        events.connect()
        moderation.connect()
