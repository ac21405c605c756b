"""Barriers that visitors suggest, by a short form without account, and what editors make of them."""
