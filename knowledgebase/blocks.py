"""Blocks that tell a practice, and where an event takes place."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.enums import Country


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


class StopBlock(blocks.StructBlock):
    """A place of an event. Without a day of its own, it is that of the whole event."""

    place = blocks.CharBlock(label=_("Place"), max_length=120, help_text=_("For example: “Library, great hall”."))
    street = blocks.CharBlock(label=_("Street and number"), max_length=150, required=False, default="")
    town = blocks.CharBlock(label=_("Town"), max_length=80)
    country = blocks.ChoiceBlock(label=_("Country"), choices=Country.choices, required=False)
    day = blocks.DateBlock(label=_("Day"), required=False, help_text=_("Of a tour: when it stops there."))
    begins = blocks.TimeBlock(label=_("From (hour)"), required=False)
    ends = blocks.TimeBlock(label=_("Until (hour)"), required=False)

    class Meta:
        icon = "site"
        label = _("Stop")
        description = _("Where it takes place; for a tour, each of its stops with its day and hours.")
        group = _("When, where")
        preview_value = {"place": "Salle des fêtes", "town": "Soignies", "country": "BE"}


class ShownPracticeBlock(blocks.StructBlock):
    practice = blocks.PageChooserBlock(label=_("Practice"), page_type="knowledgebase.PracticePage")

    class Meta:
        icon = "doc-full-inverse"
        label = _("Practice")
        description = _("A practice that was shown there.")
        group = _("What came of it")
