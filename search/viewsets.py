"""Searches without an answer, and promoted results, in the admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.permission_policies import ModelPermissionPolicy

from .learning.questions import revise
from .listing.spec import one_line
from .models import Question, QuestionState
from .models.searches import LONGEST_WORDS
from .promotions import promote, take_back


class QuestionPolicy(ModelPermissionPolicy):
    """Questions come from searches: nobody adds one by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class QuestionForm(WagtailAdminModelForm):
    class Meta:
        model = Question
        fields = ("words", "state", "answer")
        widgets = {"answer": AdminPageChooser()}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        answered = cleaned.get("state") == QuestionState.ANSWERED
        if answered and not cleaned.get("answer"):
            self.add_error("answer", ValidationError(_("Choose the page that answers.")))
        if not answered and cleaned.get("answer"):
            self.add_error("state", ValidationError(_("With an answer, it is answered.")))
        return cleaned


class QuestionIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return Question.objects.annotate(members=Count("me_too"))


class EditQuestionView(EditView):
    def save_instance(self) -> Question:
        chosen = self.form.cleaned_data
        question = Question.objects.get(pk=self.object.pk)
        return revise(question, chosen["words"], chosen["state"], chosen["answer"], by=self.request.user)


class QuestionViewSet(ModelViewSet):
    name = "questions_admin"
    url_prefix = "questions"
    model = Question
    icon = "help"
    menu_label = gettext_lazy("Searches without an answer")
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = QuestionIndexView
    edit_view_class = EditQuestionView
    list_display: Any = [
        "words",
        "language",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        NumberColumn("asked", label=gettext_lazy("Searches"), sort_key="asked"),
        NumberColumn("members", label=gettext_lazy("Members"), sort_key="members"),
        DateColumn("decided_on", label=gettext_lazy("Decided on"), sort_key="decided_on"),
    ]
    list_filter = ["language", "state"]
    search_fields = ["words"]
    search_backend_name = None
    ordering = ["-decided_on", "-pk"]

    def get_form_class(self, for_update: bool = False) -> type[QuestionForm]:
        return QuestionForm


class PromotionForm(WagtailAdminModelForm):
    words = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=LONGEST_WORDS,
        help_text=gettext_lazy(
            "What people type. Accents, capitals, plurals and the order of words do not matter: "
            "“nursery places” also stands for “place nursery”."
        ),
    )
    order = forms.IntegerField(
        label=gettext_lazy("Order"),
        min_value=0,
        max_value=99,
        initial=0,
        help_text=gettext_lazy("Of several pages for the same words, the smallest number stands first."),
    )

    class Meta:
        model = SearchPromotion
        fields = ("page",)

    field_order = ("words", "page", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].widget = AdminPageChooser()
        self.fields["page"].required = True
        self.fields["page"].help_text = gettext_lazy("It stands first in the searches of its own language.")
        if self.instance.pk:
            self.fields["words"].initial = self.instance.query.query_string
            self.fields["order"].initial = self.instance.sort_order or 0
        self.order_fields(self.field_order)

    def clean_words(self) -> str:
        words = one_line(self.cleaned_data["words"], LONGEST_WORDS)
        if not words:
            raise ValidationError(_("Type at least one word."))
        return words

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        page, words = cleaned.get("page"), cleaned.get("words")
        if page and page.depth < 2:
            self.add_error("page", ValidationError(_("This page is not part of the site.")))
        elif page and words:
            same = SearchPromotion.objects.filter(page=page, query__query_string=words.lower())
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("page", ValidationError(_("This page is promoted for these words already.")))
        return cleaned


class PromotionIndexView(IndexView):
    page_title = gettext_lazy("Promoted results")  # Wagtail's French name of the model says something else

    def get_base_queryset(self) -> Any:
        return SearchPromotion.objects.exclude(page=None).select_related("query", "page__locale")


class SavePromotion:
    """What adding and editing have in common."""

    success_message = gettext_lazy("The page stands first for these words.")
    form: Any
    request: Any

    def save_instance(self) -> SearchPromotion:
        chosen = self.form.cleaned_data
        number = self.form.instance.pk
        promotion = SearchPromotion.objects.get(pk=number) if number else SearchPromotion()
        return promote(promotion, chosen["words"], chosen["page"], chosen["order"], by=self.request.user)


class AddPromotionView(SavePromotion, CreateView):
    """Takes « words », to begin with."""

    page_subtitle = gettext_lazy("Promoted result")

    def get_initial(self) -> dict[str, Any]:
        words = one_line(self.request.GET.get("words", ""), LONGEST_WORDS)
        return {**super().get_initial(), **({"words": words} if words else {})}


class EditPromotionView(SavePromotion, EditView):
    pass


class DeletePromotionView(DeleteView):
    success_message = gettext_lazy("The page is promoted for these words no longer.")

    @property
    def confirmation_message(self) -> str:
        return _("Promote this page for these words no longer?")

    def get_success_message(self) -> str:
        return str(self.success_message)

    def delete_action(self) -> None:
        take_back(self.object, by=self.request.user)


class PromotionViewSet(ModelViewSet):
    """Instead of the pages of `wagtail.contrib.search_promotions`, whose scripts the security policy stops and whose
    words must match to the letter."""

    name = "promotions"
    url_prefix = "promoted-results"
    model = SearchPromotion
    icon = "pick"
    menu_label = gettext_lazy("Promoted results")
    menu_order = 900
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = PromotionIndexView
    add_view_class = AddPromotionView
    edit_view_class = EditPromotionView
    delete_view_class = DeletePromotionView
    list_display: Any = [
        Column("query", label=gettext_lazy("Words"), sort_key="query__query_string"),
        Column("page", label=gettext_lazy("Page"), accessor="page.title", sort_key="page__title"),
        Column("locale", label=gettext_lazy("Language"), accessor="page.locale"),
        NumberColumn("sort_order", label=gettext_lazy("Order"), sort_key="sort_order"),
    ]
    search_fields = ["query__query_string", "page__title"]
    search_backend_name = None
    ordering = ["query__query_string", "sort_order", "pk"]

    def get_form_class(self, for_update: bool = False) -> type[PromotionForm]:
        return PromotionForm
