"""Forms of the vocabulary's admin."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.forms import WagtailAdminModelForm

from core.models import Term
from core.tags import rename_tag, tag_named


class TermForm(WagtailAdminModelForm):
    """Refuses a broader term that stands below the term itself: the tree would have no top."""

    def clean_parent(self) -> Term | None:
        parent = self.cleaned_data["parent"]
        above, seen = parent, set()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk:
                raise ValidationError(_("A term cannot stand below itself."))
            seen.add(above.pk)
            above = above.parent
        return parent


class TagForm(WagtailAdminModelForm):
    """The name of a tag; saving an existing one renames it."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Tag
        fields = ["name"]

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if tag_named(name, but=self.instance if self.instance.pk else None):
            raise ValidationError(_("Another tag has this name already: merge the two instead."))
        return name

    def save(self, commit: bool = True) -> Tag:
        if not commit or not self.instance.pk:
            return super().save(commit)
        # Read again: the form has already put the new name on its own instance.
        return rename_tag(Tag.objects.get(pk=self.instance.pk), self.cleaned_data["name"], by=self.for_user)


class MergeForm(forms.Form):
    """Which term or tag ``source`` becomes one with."""

    target = forms.ModelChoiceField(queryset=Tag.objects.none(), label=_("Merge into"))

    def __init__(self, *args: Any, source: Model, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target = cast(forms.ModelChoiceField, self.fields["target"])
        target.queryset = type(source)._default_manager.exclude(pk=source.pk)
        target.help_text = _("This one stays, with its own name. “%(name)s” becomes one of its other names.") % {
            "name": source
        }
