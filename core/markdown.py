"""Markdown to the rich text that pages hold."""

import re

import markdown
import nh3

# What the rich text fields of the site offer (core.blocks.PROSE), and their attributes.
TAGS = {
    "p",
    "b",
    "i",
    "a",
    "ul",
    "ol",
    "li",
    "br",
    "h2",
    "h3",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
}
RENAMED = {"strong": "b", "em": "i"}


def to_html(text: str) -> str:
    """Sanitised HTML of ``text``; tags that the site's rich text has not are left out, their words stay."""
    html = markdown.markdown(text, extensions=["tables", "sane_lists"], output_format="html")
    for old, new in RENAMED.items():
        html = re.sub(rf"<(/?){old}>", rf"<\1{new}>", html)
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
