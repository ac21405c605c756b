"""What a page of a version answers to « format=pdf » and the like."""

from django.http import HttpRequest, HttpResponseBase

from core.typesetting.kept import FORMATS, give
from whitepapers.presentation import Reading

from . import VERSION

FEW = 30  # proposals; a paper with as many is made while the reader waits


def version_answer(request: HttpRequest, reading: Reading) -> HttpResponseBase | None:
    """The version that is read, as a document; None when a page is wanted. Whether it may be read was asked before."""
    asked = request.GET.get("format", "")
    if asked not in FORMATS or reading.version is None:
        return None
    at_once = sum(1 for _proposal in reading.text.proposals()) <= FEW
    name = f"{reading.page.slug}-{reading.version.number}"
    subject = str(reading.version.pk)
    return give(request, VERSION, subject, reading.text.language, asked, name, at_once=at_once)
