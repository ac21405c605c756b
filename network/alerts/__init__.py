"""Alerts: a member follows a list, a theme, an organisation or a practice, and is told what is new by e-mail."""
