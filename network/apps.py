from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        from network.alerts import sections as alerts
        from network.companionship import own_data as own_visits
        from network.companionship import sections as visits
        from network.companionship.gatherings import own_data as own_places
        from network.companionship.gatherings import sections as gatherings
        from network.companionship.tours import own_data as own_tours
        from network.companionship.tours import sections as tours
        from network.matching import sections as matching
        from network.members import own_data, sections, signals
        from network.moderation import connections as moderation

        sections.connect()
        own_data.connect()
        signals.connect()
        visits.connect()
        gatherings.connect()
        own_visits.connect()
        own_places.connect()
        own_tours.connect()
        tours.connect()
        alerts.connect()
        matching.connect()
        moderation.connect()
