"""What a chapter is composed of. The id of each block is what contributions hold on to."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import PROSE, CalloutBlock, FigureBlock, HeadingBlock, PictureBlock, QuoteBlock


class ParagraphBlock(blocks.StructBlock):
    """Text that can be commented on as one, with the note that says where it comes from."""

    text = blocks.RichTextBlock(label=_("Text"), features=PROSE)
    note = blocks.CharBlock(
        label=_("Note"),
        max_length=500,
        required=False,
        default="",
        help_text=_("A source or a detail, shown as a footnote."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("One thought: readers comment on it and suggest other words for it.")
        group = _("Text")
        preview_value = {"text": "<p>Un stage de trois jours demande aujourd’hui deux conventions.</p>"}


class ChapterBlocks(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    figure = FigureBlock()
    picture = PictureBlock()
