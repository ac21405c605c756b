"""The network's work that comes again and again; each module registers its own."""

from network.alerts import duties as alerts
from network.companionship import duties as companionship
from network.companionship.gatherings import duties as gatherings
from network.companionship.tours import duties as tours
from network.members import duties as members
from network.moderation import duties as moderation

__all__ = ["alerts", "companionship", "gatherings", "members", "moderation", "tours"]
