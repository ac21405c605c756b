from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import signals as terms
        from core import translated_relations
        from core.caching import signals

        signals.connect()
        terms.connect()
        translated_relations.connect()
