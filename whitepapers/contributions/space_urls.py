"""What a member has said of white papers, in the space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from whitepapers.contributions.space import mine

urlpatterns = [path(_("contributions/"), mine, name="space_contributions")]
