"""Blocks that several page types are made of."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .enums import Country

PROSE = ["bold", "italic", "link", "document-link", "ol", "ul"]


class FigureUnit(blocks.ChoiceBlock):
    choices = [
        ("people", _("people")),
        ("percent", _("%")),
        ("euro", _("euro")),
        ("hours", _("hours")),
        ("days", _("days")),
        ("organisations", _("organisations")),
        ("count", _("number")),
    ]


class FigureBlock(blocks.StructBlock):
    """A measured number with its source; drawn as a bar where it is a part of a whole."""

    label = blocks.CharBlock(label=_("What is counted"), max_length=120)
    value = blocks.DecimalBlock(label=_("Value"))
    total = blocks.DecimalBlock(label=_("Out of"), required=False, help_text=_("For 9 out of 14: write 14."))
    unit = FigureUnit(label=_("Unit"), default="people")
    year = blocks.IntegerBlock(label=_("Year"), required=False, min_value=1950, max_value=2100)
    source = blocks.CharBlock(
        label=_("Source"), max_length=200, help_text=_("Who counted, in which register or report.")
    )

    class Meta:
        icon = "table"
        label = _("Figure")
        description = _("A measured number, with its source.")
        group = _("Evidence")
        preview_value = {
            "label": "Abandons",
            "value": 2,
            "total": 15,
            "unit": "people",
            "year": 2025,
            "source": "Registre du centre",
        }


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download; its licence and language stand with the file.")
        group = _("Tools")


class AuthorBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120, help_text=_("A team rather than a person."))
    role = blocks.CharBlock(label=_("Role"), max_length=80, required=False, default="")

    class Meta:
        icon = "user"
        label = _("Author")
        description = _("Who wrote, reread or translated.")
        group = _("About this page")
        preview_value = {"name": "Équipe pédagogique", "role": "rédaction"}


class PartnerBlock(blocks.StructBlock):
    """A partner with its role: an organisation of the directory, or a name when it is not there."""

    organisation = blocks.PageChooserBlock(
        label=_("Organisation of the directory"), page_type="network.OrganisationPage", required=False
    )
    name = blocks.CharBlock(label=_("Or its name"), max_length=150, required=False, default="")
    role = blocks.CharBlock(label=_("Role"), max_length=150, required=False, default="")
    country = blocks.ChoiceBlock(label=_("Country"), choices=Country.choices, required=False)

    class Meta:
        icon = "group"
        label = _("Partner")
        description = _("Who takes part, and in what.")
        group = _("People")
        preview_value = {"name": "Centre Démonstration", "role": "accueille les stagiaires", "country": "BE"}


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading inside the page.")
        template = "blocks/heading.html"
        group = _("Text")
        preview_value = "Comment ça marche"


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=PROSE, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/prose.html"
        group = _("Text")
        preview_value = "<p>Ce que les uns ont appris, les autres peuvent le faire.</p>"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False, default="")

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with its caption and credit.")
        template = "blocks/picture.html"
        group = _("Media")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=pgettext_lazy("quotation", "Words"))
    source = blocks.CharBlock(label=_("Who says it"), max_length=150, required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody’s own words.")
        template = "blocks/quote.html"
        group = _("Text")
        preview_value = {"text": "La troisième semaine, j’ai oublié.", "source": "une stagiaire"}


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False, default="")
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE)

    class Meta:
        icon = "warning"
        label = _("Callout")
        description = _("What must not be missed.")
        template = "blocks/callout.html"
        group = _("Text")
        preview_value = {"title": "À savoir", "text": "<p>Sans compte, en deux minutes.</p>"}


class EditorialBlocks(blocks.StreamBlock):
    """What an editorial page is composed of."""

    heading = HeadingBlock()
    prose = ProseBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
