"""« L'observatoire des freins et des leviers »: what stands in the way, where, and what has been found against it."""
