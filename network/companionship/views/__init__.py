"""The pages of a request: asking, answering by a link of an e-mail, following, and the member's own space."""
