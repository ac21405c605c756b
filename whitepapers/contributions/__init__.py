"""What readers say of a white paper in consultation: comments, other words, where they stand; and what became of it."""
