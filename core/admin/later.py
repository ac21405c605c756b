"""For administrators: e-mails and what became of them, tasks, duties. No text of an e-mail is shown."""

from typing import Any

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.later import duties, tasks
from core.mail import post
from core.mail.services import TO_SEND_AGAIN, send_again
from core.models import DutyRun, MailState, OutgoingMail

PERMISSION = "core.change_outgoingmail"
PAGE_SIZE = 50


class _AdministratorView(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    permission_required = PERMISSION

    def handle_no_permission(self) -> Any:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class FilterForm(forms.Form):
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    name = forms.ChoiceField(label=gettext_lazy("Kind of e-mail"), required=False)
    to = forms.CharField(label=gettext_lazy("Recipient"), required=False, max_length=320)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("All")), *MailState.choices]  # type: ignore[attr-defined]
        self.fields["name"].choices = [("", _("All")), *((name, name) for name in names)]  # type: ignore[attr-defined]


class MailReport(_AdministratorView):
    template_name = "core/admin/mails.html"
    page_title = gettext_lazy("E-mails")
    header_icon = "mail"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send one again, or a trial to oneself; then the list again."""
        if "trial" in request.POST:
            self._send_trial(request.user)
        else:
            pk = request.POST.get("again", "")
            try:
                send_again(int(pk) if pk.isdecimal() and len(pk) < 19 else 0, by=request.user)
            except ValidationError as refusal:
                messages.error(request, refusal.messages[0])
            else:
                messages.success(request, _("The e-mail is sent in a moment."))
        return redirect(request.get_full_path())

    def _send_trial(self, user: Any) -> None:
        language = getattr(user, "language", "fr")
        post("trial", user.email, language, {}, key=f"trial:{user.pk}:{timezone.now().isoformat()}")
        messages.success(self.request, _("A trial e-mail goes to %(address)s in a moment.") % {"address": user.email})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = dict(OutgoingMail.objects.order_by().values_list("state").annotate(Count("pk")))
        names = list(OutgoingMail.objects.order_by("name").values_list("name", flat=True).distinct())
        form = FilterForm(self.request.GET, names=names)
        form.is_valid()
        wanted = {name: value for name, value in form.cleaned_data.items() if value}
        mails = OutgoingMail.objects.defer("subject", "text", "html", "calendar").filter(**wanted)
        page = Paginator(mails, PAGE_SIZE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(
            form=form,
            counts=[{"label": state.label, "number": counts.get(state, 0)} for state in MailState],
            page_obj=page,
            sendable={*TO_SEND_AGAIN, MailState.WAITING},
            stalled=tasks.stalled(timezone.now()),
            query=query.urlencode(),
            columns=(_("Event"), _("Recipient"), _("State"), _("Written on"), _("Attempts"), _("What to do")),
            **kwargs,
        )


class WorkReport(_AdministratorView):
    template_name = "core/admin/work.html"
    page_title = gettext_lazy("Work in the background")
    header_icon = "cogs"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try a task again now."""
        if tasks.retry(request.POST.get("task", "")):
            messages.success(request, _("The task is tried again in a moment."))
        else:
            messages.error(request, _("This task was carried out meanwhile."))
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = {run.name: run for run in DutyRun.objects.all()}
        return super().get_context_data(
            tasks=tasks.unfinished(PAGE_SIZE),
            stalled=tasks.stalled(timezone.now()),
            duties=[
                {"name": name, "says": " ".join((duty.work.__doc__ or "").split()), "run": runs.get(name)}
                for name, duty in sorted(duties.registered.items())
            ],
            task_columns=(_("Task"), _("Recorded on"), _("State"), _("Attempts"), _("What to do")),
            duty_columns=(_("Duty"), _("Last done"), _("Things done"), _("Due again")),
            **kwargs,
        )
