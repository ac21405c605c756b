"""Model fields that Django has not."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """Several values out of fixed choices, stored as a JSON list in the order of the choices.

    Takes ``choices`` as any field; the form shows checkboxes. A value outside the choices does not validate.
    """

    default_error_messages = {"not_a_choice": _("“%(value)s” is not one of the choices.")}

    def __init__(self, *args: Any, choices: Iterable = (), **kwargs: Any) -> None:
        self.options = list(choices)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        # The choices are no part of the column: changing them makes no migration.
        return super().deconstruct()

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = {code for code, _label in self.options}
        for item in value or []:
            if item not in known:
                raise ValidationError(self.error_messages["not_a_choice"], code="not_a_choice", params={"value": item})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return _OrderedChoices(
            choices=self.options,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )


class _OrderedChoices(forms.MultipleChoiceField):
    def clean(self, value: Any) -> list[str]:
        chosen = set(super().clean(value))
        return [code for code in dict(self.widget.choices) if code in chosen]
