"""The vocabulary in the admin: one group, one listing a vocabulary, ordered by hand."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from core.admin.merge_view import MergeView
from core.forms import TagForm, TermForm
from core.merging import merge_terms
from core.models import Audience, Authority, Challenge, GlossaryEntry, Sector, StructureKind, Territory
from core.relations import count_uses
from core.tags import merge_tags


class UsesColumn(NumberColumn):
    """How often each row is used; the counts of the whole vocabulary are asked for once a page."""

    def get_value(self, instance: Model) -> int:
        return instance.uses  # type: ignore[attr-defined]


class MergeableIndexView(IndexView):
    merge_url_name = ""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        uses = count_uses(self.model)
        for instance in context["object_list"]:
            instance.uses = uses[instance.pk]
        return context

    def get_list_more_buttons(self, instance: Model) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and self.user_has_permission("delete"):
            url = reverse(self.merge_url_name, args=[quote(instance.pk)])
            buttons.append(MenuItem(_("Merge into another"), url=url, icon_name="resubmit", priority=25))
        return buttons


class MergeableEditView(EditView):
    merge_url_name = ""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = super().header_more_buttons
        if self.user_has_permission("change") and self.user_has_permission("delete"):
            url = reverse(self.merge_url_name, args=[quote(self.object.pk)])
            buttons.append(Button(_("Merge into another"), url=url, icon_name="resubmit", priority=15))
        return buttons


class MergeableViewSet(SnippetViewSet):
    """Adds the merge of two rows into one: a view, a row button and a header button."""

    index_view_class = MergeableIndexView
    edit_view_class = MergeableEditView
    merge_view_class: type[MergeView] = MergeView
    copy_view_enabled = False
    list_per_page = 100

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(merge_url_name=self.get_url_name("merge"), **kwargs)

    @property
    def merge_view(self) -> Any:
        return self.construct_view(self.merge_view_class)

    def get_urlpatterns(self) -> list[Any]:
        pattern = path(f"merge/<{self.pk_path_converter}:pk>/", self.merge_view, name="merge")
        return [*super().get_urlpatterns(), pattern]


class MergeTermsView(MergeView):
    merge = staticmethod(merge_terms)


class MergeTagsView(MergeView):
    merge = staticmethod(merge_tags)


class TermViewSet(MergeableViewSet):
    merge_view_class = MergeTermsView
    ordering = "sort_order"
    list_display: Any = ["label_fr", "code", "parent", "also_called", UsesColumn("uses", label=_("Uses"))]
    list_export = ["code", "label_fr", "label_nl", "label_de", "label_en", "parent", "also_called", "data_inclusion"]
    search_fields = ["label_fr", "label_nl", "label_de", "label_en", "also_called", "code"]
    # The database answers, at any size of a vocabulary; terms are in no search index of Wagtail's.
    search_backend_name = None

    def get_queryset(self, request: Any) -> Any:
        return self.model._default_manager.select_related("parent")

    def get_edit_handler(self) -> Any:
        return ObjectList(self.model.panels, base_form_class=TermForm).bind_to_model(self.model)


class ChallengeViewSet(TermViewSet):
    model = Challenge
    icon = "help"
    list_display = ["label_fr", "code", "side", "also_called", UsesColumn("uses", label=_("Uses"))]
    list_filter = ["side"]


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"


class SectorViewSet(TermViewSet):
    model = Sector
    icon = "cog"


class StructureKindViewSet(TermViewSet):
    model = StructureKind
    icon = "home"
    list_display = ["label_fr", "acronym", "country", "code", "also_called", UsesColumn("uses", label=_("Uses"))]
    list_filter = ["country"]
    search_fields = [*TermViewSet.search_fields, "acronym"]


class TerritoryViewSet(TermViewSet):
    model = Territory
    icon = "globe"
    list_display = ["label_fr", "code", "kind", "parent", "also_called", UsesColumn("uses", label=_("Uses"))]
    list_filter = ["kind"]


class AuthorityViewSet(TermViewSet):
    model = Authority
    icon = "form"
    list_display = ["label_fr", "code", "level", "languages", "also_called", UsesColumn("uses", label=_("Uses"))]
    list_filter = ["level"]


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryEntry
    icon = "openquote"
    copy_view_enabled = False
    list_per_page = 100
    list_display = ["acronym", "country", "expansion_fr", Column("expansion_nl", label=_("in Dutch"))]
    list_filter = ["country"]
    search_fields = ["acronym", "expansion_fr", "expansion_nl", "expansion_de", "expansion_en", "explanation_fr"]
    list_export = [*search_fields, "country"]
    search_backend_name = None


class TagViewSet(MergeableViewSet):
    model = Tag
    icon = "tag"
    merge_view_class = MergeTagsView
    ordering = "name"
    menu_label = _("Free tags")
    list_display = ["name", "slug", UsesColumn("uses", label=_("Uses"))]
    list_export = ["name", "slug"]
    search_fields = ["name"]
    search_backend_name = None

    def get_edit_handler(self) -> Any:
        return ObjectList([FieldPanel("name")], base_form_class=TagForm).bind_to_model(self.model)


class VocabularyGroup(SnippetViewSetGroup):
    menu_label = _("Vocabulary")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        ChallengeViewSet,
        AudienceViewSet,
        SectorViewSet,
        StructureKindViewSet,
        TerritoryViewSet,
        AuthorityViewSet,
        GlossaryViewSet,
        TagViewSet,
    )
