"""What is counted of requests for visits: what each was about, how hosts answer. It names nobody."""

# The name that the page cache knows the counts by.
COUNTED = "visits:counted"
