"""The WSGI application that a production server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# What stands once the site has started stays: the garbage collector need not look through it for as long as it runs.
gc.collect()
gc.freeze()
