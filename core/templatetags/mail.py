"""For the templates of e-mails."""

from django import template

from core.mail.addresses import absolute

register = template.Library()
register.filter("absolute", absolute)
