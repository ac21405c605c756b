from django.apps import AppConfig


class KnowledgeBaseConfig(AppConfig):
    name = "knowledgebase"

    def ready(self) -> None:
        from . import signals, space

        signals.connect()
        space.connect()
