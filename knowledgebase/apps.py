from django.apps import AppConfig


class KnowledgeBaseConfig(AppConfig):
    name = "knowledgebase"

    def ready(self) -> None:
        from . import signals, space
        from .replications import connections

        signals.connect()
        space.connect()
        connections.connect()
