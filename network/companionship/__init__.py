"""Companionship: somebody asks to come and see how others do it, comes, and says what came of it."""
