from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from core.mail import site_is_called
        from network.alerts.targets import search_is
        from search.learning.log import results_come_from

        from . import moderation, search_views, signals
        from .navigation import frame

        signals.connect()
        moderation.connect()
        results_come_from(search_views.shown)
        site_is_called(lambda: frame().name)
        search_is(lambda: search_views.EVERYTHING)
