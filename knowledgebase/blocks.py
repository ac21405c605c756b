"""Blocks that tell a practice."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = blocks.TextBlock(label=_("What happens"))
    who = blocks.CharBlock(label=_("Who"), max_length=120, required=False, default="")
    duration = blocks.CharBlock(label=_("How long"), max_length=80, required=False, default="")
    tool = blocks.CharBlock(label=_("With what"), max_length=150, required=False, default="")

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step: what happens, who does it, how long it takes, with what.")
        group = _("How it works")
        preview_value = {
            "title": "Repérer avant l’inscription",
            "text": "À l’entretien, une question simple : « Qui garde les enfants le mardi à 8 h ? »",
            "who": "Agent d’accueil",
            "duration": "15 minutes",
        }


class DifficultyBlock(blocks.StructBlock):
    difficulty = blocks.TextBlock(label=_("Difficulty"), rows=2)
    answer = blocks.TextBlock(label=_("How it was got round"), rows=2)

    class Meta:
        icon = "warning"
        label = _("Difficulty")
        description = _("What went wrong, and how it was got round.")
        group = _("What was learned")
        preview_value = {
            "difficulty": "La crèche perdait de l’argent sur une place vide.",
            "answer": "Le centre paie la réservation, la commune rembourse la moitié.",
        }


class FactorBlock(blocks.TextBlock):
    class Meta:
        icon = "pick"
        label = _("Factor")
        description = _("One thing that helped or held back.")
        group = _("What was learned")
        preview_value = "Une directrice de crèche qui connaissait le centre."
