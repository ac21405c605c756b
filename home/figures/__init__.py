"""What requests for visits amount to: a public page that can name nobody, and a report for moderators."""
