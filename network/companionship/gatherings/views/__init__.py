"""The pages of group dates: for everybody, for whoever wants to come, for the host."""
