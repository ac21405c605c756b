from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        from network.alerts import sections as alerts
        from network.companionship import own_data as own_visits
        from network.companionship import sections as visits
        from network.companionship.tours import own_data as own_tours
        from network.members import own_data, sections, signals

        sections.connect()
        own_data.connect()
        signals.connect()
        visits.connect()
        own_visits.connect()
        own_tours.connect()
        alerts.connect()
