"""What makes the tests stricter than the site."""
