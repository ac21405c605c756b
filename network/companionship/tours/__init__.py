"""Tours: several open hosts in a day or two, composed by a member, asked all at once, followed on one page."""
