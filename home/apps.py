from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from search.learning.log import results_come_from

        from . import search_views, signals

        signals.connect()
        results_come_from(search_views.shown)
