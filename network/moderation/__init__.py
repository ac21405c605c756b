"""What waits for moderators, and the e-mail that tells them of it."""
