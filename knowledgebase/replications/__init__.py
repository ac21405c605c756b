"""Répliques: what visitors made of a practice, from the form after the visit to the practice that changed."""
