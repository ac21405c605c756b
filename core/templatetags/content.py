"""What detail pages show: acronyms explained, values of figures, names of codes."""

from typing import Any

from django import template
from django.db.models import Model
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language

from core import addresses, presentation
from core.caching import depends_on
from core.enums import Country, Language
from core.glossary import explain

register = template.Library()


class GlossaryNode(template.Node):
    def __init__(self, inside: NodeList, countries: FilterExpression | None, name: str) -> None:
        self.inside, self.countries, self.name = inside, countries, name

    def render(self, context: Any) -> SafeString:
        countries = self.countries.resolve(context) if self.countries else ()
        html, found = explain(self.inside.render(context), countries or ())
        if self.name:
            context[self.name] = found
        return html


@register.tag
def glossary(parser: Parser, token: Token) -> GlossaryNode:
    """``{% glossary [countries] [as name] %}…{% endglossary %}``: explains the first of each acronym of what is inside.

    countries: codes of those that the text is about. name: takes the acronyms that were found, for a list at the end.
    """
    words = token.split_contents()[1:]
    name = ""
    if len(words) >= 2 and words[-2] == "as":
        *words, _as, name = words
    if len(words) > 1:
        raise template.TemplateSyntaxError("glossary takes the countries, then « as name ».")
    countries = parser.compile_filter(words[0]) if words else None
    inside = parser.parse(["endglossary"])
    parser.delete_first_token()
    return GlossaryNode(inside, countries, name)


@register.filter
def display(page: Model, field: str) -> str:
    """``{{ page|display:"maturity" }}``: the name of the choice that a field holds; empty for none."""
    return presentation.display(page, field)


@register.filter
def country_name(code: str) -> str:
    return str(Country(code).label) if code in Country.values else code


@register.filter
def language_name(code: str) -> str:
    return str(Language(code).label) if code in Language.values else code


@register.filter
def foreign(code: str) -> str:
    """``code`` where it is another language than the reader's, else nothing: for a ``lang`` attribute."""
    return "" if code == (get_language() or "")[:2] else code


@register.simple_tag
def today() -> Any:
    """The date, for the foot of a printed page: pages that were kept are made anew at midnight."""
    return localdate()


@register.filter
def absolute(url: str) -> str:
    """The whole address, as it is known away from the site."""
    return addresses.absolute(url)


@register.simple_tag
def shows(*names: str) -> str:
    """Say to the page cache that what is being made depends on these names."""
    depends_on(*names)
    return ""
