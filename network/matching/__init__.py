"""« Des hôtes pour votre question »: who to go and see, who can help, who is like me, and why."""
