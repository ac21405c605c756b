"""The editors' side."""

from environs import validate

from .environment import PRODUCTION, env
from .security import ALLOWED_HOSTS

WAGTAIL_SITE_NAME = "Passerelles"
# Where links of e-mails lead: the first host, unless told.
WAGTAILADMIN_BASE_URL = env.str(
    "BASE_URL",
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION else "http://127.0.0.1:8000",
    validate=validate.URL(schemes={"http", "https"}, require_tld=False),
).rstrip("/")
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third party learns who edits
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

LEAFLET_CONFIG = {"NO_GLOBALS": True}
# Empty: the map has no tiles to offer and says so by not showing the button.
MAP_TILES_URL = env.str(
    "MAP_TILES_URL",
    "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    validate=validate.Regexp(
        r"^$|^https://.*\{z\}.*\{x\}.*\{y\}", error="Use https://…/{{z}}/{{x}}/{{y}}.png, or nothing."
    ),
)
# Moderators publish what they approve, and nothing else.
WAGTAIL_FINISH_WORKFLOW_ACTION = "core.moderation.publish_what_was_approved"
