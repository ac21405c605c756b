"""The pages of a tour, in the space of the member whose it is."""
