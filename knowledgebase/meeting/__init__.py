"""« Nous le rencontrons aussi »: which organisations meet a barrier, and what happened there."""
